import { connectSwitch } from "./switch.js";

/**
 * Connects the keyboard shortcuts of the buttons of a page. They need Shift, so that an accidental key cannot make the projection black. A button
 * switches them off for users of speech input (WCAG 2.2, 2.1.4).
 */
export function connectKeys(button) {
  const page = document.documentElement.dataset;
  connectSwitch(button, "paintsound-keys", (on) => { page.keys = on ? "on" : "off"; });
  document.addEventListener("keydown", (key) => {
    // A capital letter in a text is no shortcut.
    if (key.target.matches?.("input[type=text]")) return;
    if (page.keys === "off" || !key.shiftKey || key.ctrlKey || key.metaKey || key.altKey || key.repeat) return;
    [...document.querySelectorAll("[aria-keyshortcuts]")].find((button) => button.ariaKeyShortcuts === `Shift+${key.key.toUpperCase()}`)?.click();
  });
}
