// Plays the file of a work, whole or four seconds of it, in the player of the page.

import { $ } from "./dom.js";

const EXCERPT = 4;   // s

/**
 * Connects the player.
 * @param {() => void} changed called when something else, or nothing, plays
 */
export function connectPlayer(changed) {
  let playing = null;

  function show(work, title, start) {
    const sound = $("sound");
    playing = { work, start };
    $("playing").textContent = title;
    $("player").hidden = false;
    $("refusal").textContent = "";
    // A media fragment: the browser begins there and stops after the excerpt.
    sound.src = `/library/works/${encodeURIComponent(work)}/sound${start === undefined ? "" : `#t=${start.toFixed(3)},${(start + EXCERPT).toFixed(3)}`}`;
    sound.play().catch(() => { /* The error event tells why. */ });
    changed();
  }

  $("sound").addEventListener("error", () => {
    if (playing) $("refusal").textContent = `This browser cannot play ${$("playing").textContent}: its file is missing, or the browser does not know its format.`;
  });

  return {
    /** True if the whole work plays. */
    isPlaying: (work) => playing?.work === work && playing.start === undefined,
    play: show,
    stop() {
      $("sound").pause();
      playing = null;
      $("player").hidden = true;
      changed();
    },
  };
}
