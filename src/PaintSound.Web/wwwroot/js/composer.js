import { connect, createConnectionNote } from "./connection.js";
import { connectFullScreen, showCongruity } from "./artist-page.js";
import { Paintings } from "./paintings.js";

const $ = (id) => document.getElementById(id);
const paintings = new Paintings($("paintings"));
const congruity = showCongruity($("congruity"), $("congruity-switch"));
connectLightSwitch($("light"));
connectFullScreen($("full"));
$("title-switch").addEventListener("click", () => {
  $("name").hidden = !$("name").hidden;
  $("title-switch").setAttribute("aria-pressed", !$("name").hidden);
});

async function show(painting) {
  if (!(await paintings.show(painting))) return;
  $("waiting").hidden = true;
  const collection = Object.assign(document.createElement("small"), { textContent: painting.collection });
  $("name").replaceChildren(painting.title, collection);
}

const note = createConnectionNote();
connect("artist", {
  connected: note.connected,
  disconnected: note.disconnected,
  update(update) {
    congruity.update(update);
    if (update.painting) show(update.painting);
  },
});
