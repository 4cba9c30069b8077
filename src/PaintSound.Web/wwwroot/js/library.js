// The works of the library: search, listen, find what sounds alike, switch off, and why each was selected.

import { connect, createConnectionNote } from "./connection.js";
import { $, element } from "./dom.js";
import { connectMap } from "./map.js";
import { connectPlayer } from "./player.js";
import { connectSimilar } from "./similar.js";

const PAGE_LENGTH = 60;     // as many as PaintSound sends at once
const TYPING_PAUSE = 200;   // ms after the last key
let from = 0;
let reading = false;
let again = false;          // something changed while it read
let shown = "";
const opened = new Set();   // works whose selections are unfolded
const withoutPicture = new Set();   // works of music

connectLightSwitch($("light"));
const note = createConnectionNote();
const player = connectPlayer(read);
const connection = connect("operator", {
  connected() { note.connected(); read(); },
  disconnected: note.disconnected,
  // A selection changes what the list says; so does a change of the controls, because another page may switch a work off.
  update(update) { map.update(update); if (!update.show && (update.selection || update.painting || update.controls)) read(); },
});
const similar = connectSimilar(connection, player.play, (id, start) => map.mark(id, start));
const map = connectMap(connection, similar.open, read);

// One request at a time: a fader that moves changes the controls many times a second.
async function read() {
  again = reading;
  if (reading) return;
  reading = true;
  do {
    again = false;
    try {
      const query = { words: $("words").value, kind: $("kind").value, collection: $("collection").value, state: $("state").value, from };
      const answer = await connection.call("Works", query);
      if (from > 0 && from >= answer.total) { from = 0; again = true; } else show(answer);
    } catch { /* The connection closed. The page reads again after it reconnects. */ }
  } while (again);
  reading = false;
}

function show(answer) {
  // Most changes of controls do not change the list.
  const { total, all, off, collections, works } = answer;
  const text = JSON.stringify([answer, answer.works.map((work) => player.isPlaying(work.id)), from]);
  if (text === shown) return;
  shown = text;
  $("counts").textContent = `${all} works${off > 0 ? `, ${off} switched off` : ""}`;
  showCollections(collections);
  const focused = document.activeElement?.id;
  $("works").replaceChildren(...works.map(createRow));
  if (focused) $(focused)?.focus();
  $("none").hidden = total > 0;
  $("range").textContent = total > 0 ? `${from + 1}–${from + works.length} of ${total}` : "";
  $("previous").disabled = from === 0;
  $("following").disabled = from + works.length >= total;
}

// A collection can be made on the map.
function showCollections(names) {
  const options = [...$("collection").options].slice(1);
  if (JSON.stringify(options.map((option) => option.value)) === JSON.stringify(names)) return;
  const chosen = $("collection").value;
  options.forEach((option) => option.remove());
  $("collection").append(...names.map((name) => element("option", { value: name, textContent: name })));
  $("collection").value = names.includes(chosen) ? chosen : "";
  $("collections").replaceChildren(...names.map((name) => element("option", { value: name })));
}

const time = (seconds) => `${Math.floor(seconds / 60)}:${String(Math.floor(seconds % 60)).padStart(2, "0")}`;

function createRow(work) {
  const isOn = !work.isOff;
  const facts = [work.artist, work.album, work.year, work.name, work.collection, work.isMusic ? `${time(work.seconds)}, ${work.excerpts === 1 ? "1 excerpt" : `${work.excerpts} excerpts`}` : "painting"];
  const picture = createThumbnail(work);
  const buttons = element("div", { className: "buttons" });
  if (work.isMusic) {
    const listen = element("button", { id: `listen-${work.id}`, type: "button", textContent: player.isPlaying(work.id) ? "Stop" : "Listen", ariaLabel: `${player.isPlaying(work.id) ? "Stop" : "Listen to"} ${work.title}` });
    listen.addEventListener("click", () => (player.isPlaying(work.id) ? player.stop() : player.play(work.id, work.title)));
    const excerpts = element("button", { id: `excerpts-${work.id}`, type: "button", textContent: "Excerpts", ariaLabel: `Excerpts of ${work.title}`, title: "Hear single excerpts, and find others like them" });
    excerpts.addEventListener("click", () => similar.open(work.id, work.title));
    buttons.append(listen, excerpts);
  }
  const toggle = element("button", { id: `switch-${work.id}`, type: "button", role: "switch", ariaChecked: String(isOn), textContent: isOn ? "On" : "Off", ariaLabel: `Select ${work.title}`, title: isOn ? "Never select this work" : "Select this work again" });
  toggle.addEventListener("click", () => switchWork(work.id, !isOn));
  buttons.append(toggle);
  const row = element("li", { className: isOn ? "work" : "work off" },
    picture,
    element("div", {}, element("p", { className: "title", textContent: work.title }), element("p", { className: "facts", textContent: facts.filter(Boolean).join(" · ") })),
    buttons);
  row.dataset.work = work.id;
  if (work.count > 0) row.append(createReasons(work));
  return row;
}

// Music without a picture has a note, which also stands until the picture is there.
function createThumbnail(work) {
  const box = element("div", { className: "thumbnail" });
  box.ariaHidden = "true";
  if (work.isMusic) box.append("♪");
  if (withoutPicture.has(work.id)) return box;
  const picture = element("img", { src: `/library/works/${encodeURIComponent(work.id)}/picture.jpg`, alt: "", loading: "lazy" });
  picture.addEventListener("error", () => { if (work.isMusic) { withoutPicture.add(work.id); picture.remove(); } });
  box.append(picture);
  return box;
}

function createReasons(work) {
  const details = element("details", { open: opened.has(work.id) },
    element("summary", { id: `why-${work.id}`, textContent: `selected ${work.count === 1 ? "once" : `${work.count} times`}, last at ${time(work.selections[0].at)}` }),
    element("ul", {}, ...work.selections.map((selection) => element("li", { textContent: describe(selection) }))));
  details.addEventListener("toggle", () => (details.open ? opened.add(work.id) : opened.delete(work.id)));
  return details;
}

function describe(s) {
  const canvas = `${s.start === undefined ? "music" : "canvas"} ${s.correspondence.toFixed(3)} (rank ${s.correspondenceRank} of ${s.eligible})`;
  if (s.start === undefined) return `${time(s.at)}: ${canvas}`;
  const brush = `brush ${s.soundDistance.toFixed(3)} (rank ${s.soundRank})`;
  return `${time(s.at)}: from ${time(s.start)} · ${canvas} · ${brush} · ${s.passed} passed the gate${s.silent ? " · silent brush" : ""}${s.change ? ` · ${s.change}` : ""}`;
}

async function switchWork(id, isOn) {
  try {
    await connection.call("SwitchWorks", [id], isOn);
    $("refusal").textContent = "";
  } catch (error) {
    $("refusal").textContent = error.message;
  }
  read();
}

let typing = 0;
function readFirst() { from = 0; read(); }
$("words").addEventListener("input", () => { clearTimeout(typing); typing = setTimeout(readFirst, TYPING_PAUSE); });
for (const id of ["kind", "collection", "state"]) $(id).addEventListener("change", readFirst);
$("search").addEventListener("submit", (event) => { event.preventDefault(); readFirst(); });
$("previous").addEventListener("click", () => { from = Math.max(0, from - PAGE_LENGTH); read(); });
$("following").addEventListener("click", () => { from += PAGE_LENGTH; read(); });
