import { switches } from "./switch.js";

/**
 * Makes the keys work that a page's buttons tell: with Shift, so that no stray key makes the wall black. A button switches them off,
 * for whoever speaks to the computer or types elsewhere (WCAG 2.2, 2.1.4).
 */
export function keys(button) {
  const page = document.documentElement.dataset;
  switches(button, "paintsound-keys", (on) => { page.keys = on ? "on" : "off"; });
  document.addEventListener("keydown", (key) => {
    if (page.keys === "off" || !key.shiftKey || key.ctrlKey || key.metaKey || key.altKey || key.repeat) return;
    [...document.querySelectorAll("[aria-keyshortcuts]")].find((told) => told.ariaKeyShortcuts === `Shift+${key.key.toUpperCase()}`)?.click();
  });
}
