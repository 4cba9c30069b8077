// Code shared by the pages of the artists.
import { connectSwitch } from "./switch.js";

/** Shows congruity as two overlapping discs. A button switches it off; the page remembers the choice. */
export function showCongruity(box, button) {
  let isAvailable = false;
  let isOn = true;
  const show = () => {
    box.hidden = !(isAvailable && isOn);
    button.hidden = !isAvailable;
  };
  connectSwitch(button, "paintsound-congruity", (on) => {
    isOn = on;
    show();
  });
  return {
    update(update) {
      if (update.show) {
        isAvailable = "music" in update.show.sources;
        show();
      }
      if (update.congruity) {
        const { value, confidence } = update.congruity.at(-1);
        box.style.setProperty("--value", value);
        box.style.setProperty("--confidence", confidence);
        box.setAttribute("aria-valuenow", value.toFixed(2));
      }
    },
  };
}

/** Connects the full-screen button, and hides the pointer when it does not move. */
export function connectFullScreen(button) {
  button?.addEventListener("click", () => {
    if (document.fullscreenElement) document.exitFullscreen();
    else document.documentElement.requestFullscreen?.().catch(() => {});
  });
  let timer;
  const reset = () => {
    document.body.classList.remove("idle");
    clearTimeout(timer);
    timer = setTimeout(() => {
      if (!document.querySelector(".edge :focus-visible")) document.body.classList.add("idle");
    }, 4000);
  };
  for (const event of ["pointermove", "pointerdown", "keydown"]) document.addEventListener(event, reset);
  reset();
}
