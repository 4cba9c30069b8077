// Pointer and keyboard on the map: move, zoom, mark, choose, and draw a lasso.

import { $ } from "./dom.js";

const NEAR = 14;        // pixels: how far from a point a click may be
const CLICK = 5;        // pixels: a shorter movement is a click
const STEP = 4;         // pixels between two corners of a lasso
const ZOOM = 1.5;

/** Connects a canvas. `page` has mark(point), choose(point), setLasso(line, isClosed) and request(). */
export function connectPointer(canvas, { points, view }, page) {
  const pointers = new Map();
  let began = null;      // where the first pointer went down
  let line = null;       // the lasso that is drawn
  let isLasso = false;
  let marked = -1;

  const at = (event) => [event.offsetX, event.offsetY];
  const find = (event) => points.nearest(...view.toMap(...at(event)), view.toMapLength(NEAR));
  const mark = (i) => { marked = i; page.mark(i); };

  function setLasso(on) {
    isLasso = on;
    $("map-lasso").ariaPressed = String(on);
    canvas.classList.toggle("lasso", on);
  }
  $("map-lasso").addEventListener("click", () => setLasso(!isLasso));

  canvas.addEventListener("pointerdown", (event) => {
    if (event.button !== 0) return;
    canvas.setPointerCapture(event.pointerId);
    pointers.set(event.pointerId, at(event));
    if (pointers.size > 1) { line = null; began = null; return; }
    began = at(event);
    line = isLasso || event.shiftKey ? [view.toMap(...began)] : null;
  });

  canvas.addEventListener("pointermove", (event) => {
    const before = pointers.get(event.pointerId);
    if (!before) { mark(find(event)); return; }
    const now = at(event);
    if (line) {
      if (Math.hypot(now[0] - before[0], now[1] - before[1]) < STEP) return;
      line.push(view.toMap(...now));
      page.setLasso(line, false);
    } else if (pointers.size === 2) {
      const other = [...pointers.entries()].find(([id]) => id !== event.pointerId)[1];
      const spread = (from) => Math.hypot(from[0] - other[0], from[1] - other[1]);
      view.zoomAt((now[0] + other[0]) / 2, (now[1] + other[1]) / 2, spread(now) / Math.max(1, spread(before)));
      page.request();
    } else {
      view.move(now[0] - before[0], now[1] - before[1]);
      page.request();
    }
    pointers.set(event.pointerId, now);
  });

  function release(event) {
    if (!pointers.delete(event.pointerId) || pointers.size > 0) return;
    const isClick = began && Math.hypot(event.offsetX - began[0], event.offsetY - began[1]) < CLICK;
    if (line && !isClick) {
      page.setLasso(line, true);
      setLasso(false);
    } else if (isClick && event.type === "pointerup") {
      mark(find(event));
      page.choose(marked);
    }
    line = began = null;
  }
  canvas.addEventListener("pointerup", release);
  canvas.addEventListener("pointercancel", release);
  canvas.addEventListener("pointerleave", () => { if (pointers.size === 0 && document.activeElement !== canvas) mark(-1); });
  canvas.addEventListener("wheel", (event) => {
    event.preventDefault();
    view.zoomAt(...at(event), ZOOM ** (-event.deltaY / 120));
    page.request();
  }, { passive: false });

  const directions = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] };
  canvas.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const middle = [canvas.clientWidth / 2, canvas.clientHeight / 2];
    const direction = directions[event.key];
    if (direction) {
      const next = marked < 0 ? points.nearest(...view.toMap(...middle), 65535) : points.next(marked, ...direction);
      if (next >= 0) mark(next);
      keepInside(next);
    } else if (event.key === "Enter" || event.key === " ") page.choose(marked);
    else if (event.key === "+" || event.key === "=") view.zoomAt(...(marked < 0 ? middle : view.toPage(points.x[marked], points.y[marked])), ZOOM);
    else if (event.key === "-") view.zoomAt(...middle, 1 / ZOOM);
    else if (event.key === "0") view.whole();
    else if (event.key === "Escape") { setLasso(false); page.setLasso([], false); }
    else return;
    event.preventDefault();
    page.request();
  });

  function keepInside(i) {
    if (i < 0) return;
    const [x, y] = view.toPage(points.x[i], points.y[i]);
    const border = 40;
    const over = (value, size) => Math.min(0, size - border - value) + Math.max(0, border - value);
    view.move(over(x, canvas.clientWidth), over(y, canvas.clientHeight));
  }
}
