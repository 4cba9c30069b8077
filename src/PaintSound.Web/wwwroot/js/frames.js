// Draws when something has changed, at most once for each picture of the screen. While it changes without a pause, less is drawn if the computer is too slow.

const SLOW = 36, FAST = 24;   // ms between two pictures
const REST = 150;             // ms without a change, after which everything is drawn
const LEAST = 0.04;

/**
 * Creates the frames.
 * @param {(share: number) => void} draw draws a share of what is many, 0..1
 */
export function createFrames(draw) {
  let asked = false;
  let last = -Infinity;
  let share = 1;
  let rest = 0;

  function show() {
    asked = false;
    const now = performance.now();
    const gap = now - last;
    last = now;
    const isMoving = gap < REST;
    if (isMoving) share = Math.min(1, Math.max(LEAST, share * (gap > SLOW ? 0.8 : gap < FAST ? 1.1 : 1)));
    draw(isMoving ? share : 1);
    clearTimeout(rest);
    if (isMoving && share < 1) rest = setTimeout(() => { last = -Infinity; request(); }, REST);
  }

  function request() {
    if (asked) return;
    asked = true;
    requestAnimationFrame(show);
  }
  return { request };
}
