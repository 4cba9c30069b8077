import { switches } from "./switch.js";

/**
 * Connects the keys that the buttons of a page name. They need Shift, so that an accidental key cannot make the projection black. A button
 * switches them off for users of speech input (WCAG 2.2, 2.1.4).
 */
export function keys(button) {
  const page = document.documentElement.dataset;
  switches(button, "paintsound-keys", (on) => { page.keys = on ? "on" : "off"; });
  document.addEventListener("keydown", (key) => {
    if (page.keys === "off" || !key.shiftKey || key.ctrlKey || key.metaKey || key.altKey || key.repeat) return;
    [...document.querySelectorAll("[aria-keyshortcuts]")].find((told) => told.ariaKeyShortcuts === `Shift+${key.key.toUpperCase()}`)?.click();
  });
}
