import { follow, strip } from "./wire.js";
import { followPixels, glanceAtCanvas, shape } from "./draw.js";

const $ = (id) => document.getElementById(id);
const NAMES = ["top left", "top right", "bottom left", "bottom right"];
const STEPS = [
  ["blank", "Blank canvas", "Nothing may move in front of the camera. Press, step aside, and wait."],
  ["silence", "Silence", "Do not touch the canvas."],
  ["light", "One light stroke", "Press, then paint one stroke, as soft as your softest in the show."],
  ["heavy", "One heavy stroke", "Press, then paint one stroke, as hard as your hardest in the show."],
];

lightSwitch($("light"));
const note = strip();
let corners = [0, 0, 1, 0, 0, 1, 1, 1];
let moved = false;
const line = follow("operator", {
  async here() {
    note.here();
    try {
      show(await line.call("Setup"));
    } catch { /* The connection closed again. The page asks once more after it reconnects. */ }
  },
  away: note.away,
  moment(m) {
    if (m.programme) shape(m.programme);
    if (m.brush) $("level").style.transform = `scaleX(${m.brush.level})`;
  },
});

function show(card) {
  $("file").textContent = card.file;
  $("finder").hidden = !card.canFrame;
  $("how").hidden = !card.canFrame;
  $("no-picture").hidden = card.canFrame;
  for (const id of ["save-corners", "whole"]) $(id).disabled = !card.canFrame;
  $("lock").hidden = !card.canLock;
  if (!moved) { corners = card.corners; place(); }
}

async function say(box, asking) {
  try {
    box.textContent = await asking;
    box.classList.remove("wrong");
    return true;
  } catch (error) {
    box.textContent = error.message;
    box.classList.add("wrong");
    return false;
  }
}

// Corners
const handles = NAMES.map((name, i) => {
  const handle = Object.assign(document.createElement("button"), { type: "button" });
  handle.setAttribute("aria-label", `Corner ${name}`);
  handle.dataset.corner = i;
  const to = (x, y) => {
    moved = true;
    [corners[2 * i], corners[2 * i + 1]] = [x, y].map((v) => Math.min(1, Math.max(0, v)));
    place();
  };
  handle.addEventListener("pointerdown", (down) => { handle.setPointerCapture(down.pointerId); down.preventDefault(); handle.focus(); });
  handle.addEventListener("pointermove", (move) => {
    if (!handle.hasPointerCapture(move.pointerId)) return;
    const box = $("picture").getBoundingClientRect();
    to((move.clientX - box.left) / box.width, (move.clientY - box.top) / box.height);
  });
  handle.addEventListener("keydown", (key) => {
    const step = key.shiftKey ? 0.02 : 0.002;
    const by = { ArrowLeft: [-step, 0], ArrowRight: [step, 0], ArrowUp: [0, -step], ArrowDown: [0, step] }[key.key];
    if (!by) return;
    key.preventDefault();
    to(corners[2 * i] + by[0], corners[2 * i + 1] + by[1]);
  });
  $("finder").append(handle);
  return handle;
});

function place() {
  handles.forEach((handle, i) => {
    handle.style.left = `${100 * corners[2 * i]}%`;
    handle.style.top = `${100 * corners[2 * i + 1]}%`;
  });
  const [a, b, c, d] = NAMES.map((_, i) => `${corners[2 * i]},${corners[2 * i + 1]}`);
  document.querySelector("#outline polygon").setAttribute("points", `${a} ${b} ${d} ${c}`);
}

$("whole").addEventListener("click", () => { moved = true; corners = [0, 0, 1, 0, 0, 1, 1, 1]; place(); });
$("save-corners").addEventListener("click", () => say($("framed"), line.call("Frame", corners)));
$("lock").addEventListener("click", async () => {
  const locked = $("lock").getAttribute("aria-pressed") !== "true";
  if (await say($("framed"), line.call("Lock", locked))) $("lock").setAttribute("aria-pressed", locked);
});
place();
glanceAtCanvas($("seen"));
followPixels($("picture"), "/live/camera", { width: 640, height: 360 });

// Calibration
const done = new Set();
for (const [id, title, words] of STEPS) {
  const item = document.createElement("li");
  const text = document.createElement("p");
  text.append(Object.assign(document.createElement("strong"), { textContent: title }), document.createElement("br"), words);
  const button = Object.assign(document.createElement("button"), { type: "button", textContent: "Measure" });
  button.id = `measure-${id}`;
  const result = Object.assign(document.createElement("p"), { className: "result" });
  result.setAttribute("role", "status");
  item.append(text, button, result);
  $("steps").append(item);
  button.addEventListener("click", async () => {
    const buttons = document.querySelectorAll("#steps button");
    buttons.forEach((one) => { one.disabled = true; });
    item.dataset.state = "now";
    let left = 6;
    const count = () => { result.textContent = left > 0 ? `Measuring, ${left--} s …` : "Measuring …"; };
    count();
    const counting = setInterval(count, 1000);
    try {
      const found = await line.call("Measure", id);
      clearInterval(counting);
      result.textContent = found;
      item.dataset.state = "done";
      done.add(id);
    } catch (error) {
      clearInterval(counting);
      result.textContent = error.message;
      item.dataset.state = "wrong";
      done.delete(id);
    }
    buttons.forEach((one) => { one.disabled = false; });
    $("save").disabled = done.size < STEPS.length;
  });
}
$("save").addEventListener("click", () => say($("saved"), line.call("SaveMeasured")));
