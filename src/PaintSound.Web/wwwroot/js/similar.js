// The excerpts of a work, and those that sound like one of them.

import { $, element } from "./dom.js";
import { clock } from "./draw.js";

/**
 * Connects the panel.
 * @param {{call: (name: string, ...values: unknown[]) => Promise<unknown>}} connection
 * @param {(id: string, title: string, start: number) => void} play
 * @param {(id: string, start: number) => void} marked called with the excerpt whose likes are shown
 */
export function connectSimilar(connection, play, marked) {
  let asked = 0;

  /** Shows the excerpts of a work; with a start, it plays that one and shows what sounds like it. */
  async function open(id, title, start) {
    const number = ++asked;
    try {
      const starts = await connection.call("Excerpts", id);
      if (number !== asked) return;
      $("similar-title").textContent = title;
      $("excerpts").replaceChildren(...starts.map((from) => {
        const button = element("button", { type: "button", textContent: clock(from), ariaPressed: String(from === start), ariaLabel: `Hear ${title} at ${clock(from)}, and find excerpts like it` });
        button.addEventListener("click", () => {
          for (const other of $("excerpts").querySelectorAll("button")) other.ariaPressed = String(other === button);
          choose(id, title, from);
        });
        return element("li", {}, button);
      }));
      $("similar-list").replaceChildren();
      $("similar-of").textContent = "Choose an excerpt.";
      $("similar").hidden = false;
      if (start !== undefined) await choose(id, title, start);
    } catch (error) {
      $("refusal").textContent = error.message;
    }
  }

  async function choose(id, title, start) {
    const number = ++asked;
    play(id, title, start);
    marked(id, start);
    try {
      const found = await connection.call("Similar", id, start);
      if (number !== asked) return;
      $("similar-of").textContent = found.length === 0 ? "The library has no other excerpt." : `Most like ${title} at ${clock(start)}:`;
      $("similar-list").replaceChildren(...found.map(createEntry));
    } catch (error) {
      $("refusal").textContent = error.message;
    }
  }

  function createEntry(found) {
    const name = `${found.title} at ${clock(found.start)}`;
    const listen = element("button", { type: "button", textContent: "Listen", ariaLabel: `Listen to ${name}` });
    listen.addEventListener("click", () => { play(found.id, found.title, found.start); marked(found.id, found.start); });
    const more = element("button", { type: "button", className: "more", textContent: "More like this", ariaLabel: `More like this: ${name}` });
    more.addEventListener("click", () => open(found.id, found.title, found.start));
    const facts = [clock(found.start), found.isSameWork ? "the same work" : found.collection, `distance ${found.distance.toFixed(2)}`];
    return element("li", {},
      element("div", {}, element("p", { className: "title", textContent: found.title }), element("p", { className: "facts", textContent: facts.join(" · ") })),
      element("div", { className: "buttons" }, listen, more));
  }

  $("close-similar").addEventListener("click", () => { asked++; $("similar").hidden = true; });
  return { open };
}
