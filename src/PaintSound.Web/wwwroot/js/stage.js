// Code shared by the pages of the artists.
import { switches } from "./switch.js";

/** Shows congruity as two overlapping discs. A button switches it off; the page remembers the choice. */
export function meeting(box, button) {
  let there = false;
  let wanted = true;
  const show = () => {
    box.hidden = !(there && wanted);
    button.hidden = !there;
  };
  switches(button, "paintsound-congruity", (on) => {
    wanted = on;
    show();
  });
  return {
    take(moment) {
      if (moment.programme) {
        there = "music" in moment.programme.sources;
        show();
      }
      if (moment.congruity) {
        const { value, confidence } = moment.congruity.at(-1);
        box.style.setProperty("--value", value);
        box.style.setProperty("--confidence", confidence);
        box.setAttribute("aria-valuenow", value.toFixed(2));
      }
    },
  };
}

/** Connects the full-screen button, and hides the pointer when it does not move. */
export function stillness(button) {
  button?.addEventListener("click", () => {
    if (document.fullscreenElement) document.exitFullscreen();
    else document.documentElement.requestFullscreen?.().catch(() => {});
  });
  let still;
  const wake = () => {
    document.body.classList.remove("still");
    clearTimeout(still);
    still = setTimeout(() => {
      if (!document.querySelector(".edge :focus-visible")) document.body.classList.add("still");
    }, 4000);
  };
  for (const event of ["pointermove", "pointerdown", "keydown"]) document.addEventListener(event, wake);
  wake();
}
