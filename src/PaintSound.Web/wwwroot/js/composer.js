import { follow, strip } from "./wire.js";
import { meeting, stillness } from "./stage.js";
import { Paintings } from "./paintings.js";

const $ = (id) => document.getElementById(id);
const paintings = new Paintings($("paintings"));
const congruity = meeting($("congruity"), $("congruity-switch"));
lightSwitch($("light"));
stillness($("full"));
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

const note = strip();
follow("artist", {
  here: note.here,
  away: note.away,
  moment(m) {
    congruity.take(m);
    if (m.painting) show(m.painting);
  },
});
