// A level meter: a bar for the level, a mark for the highest sample of the last moment, and a sentence.

import { element } from "./dom.js";

const LOWEST_DB = -80;
const PEAK_MEMORY = 1500;    // ms
const share = (db) => Math.min(1, Math.max(0, 1 - db / LOWEST_DB));

/** How often a page reads levels, in ms: as often as they change. */
export const READ_INTERVAL = 100;

/** Creates a meter as an item of a list with the class "microphones". */
export function createLevelMeter(name) {
  const bar = element("i"), mark = element("b"), says = element("p", { className: "says" });
  const level = element("div", { className: "level" }, bar, mark);
  level.setAttribute("aria-hidden", "true");
  const item = element("li", {}, ...name ? [element("strong", { textContent: name })] : [], level, says);
  let highest = 0, highestAt = 0;
  return {
    item,

    /** Shows a reading: level and peak in dB, a sentence, and whether something is wrong. */
    show({ level, peak, says: sentence, isWrong }) {
      const now = performance.now();
      if (share(peak) >= highest || now - highestAt > PEAK_MEMORY) [highest, highestAt] = [share(peak), now];
      bar.style.transform = `scaleX(${share(level)})`;
      mark.style.left = `calc(${100 * highest}% - 2px)`;
      if (says.textContent !== sentence) says.textContent = sentence;
      item.toggleAttribute("data-wrong", isWrong);
    },
  };
}
