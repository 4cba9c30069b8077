import { connect, createConnectionNote } from "./connection.js";
import { followPixels, followCanvasPreview, setCanvasAspect } from "./draw.js";
import { createLevelMeter, READ_INTERVAL } from "./level-meter.js";

const $ = (id) => document.getElementById(id);
const NAMES = ["top left", "top right", "bottom left", "bottom right"];
const LOUDSPEAKERS = "loudspeakers";   // Can be measured and saved alone.
const STEPS = [   // The last number is the length in seconds.
  ["blank", "Blank canvas", "Nothing may move in front of the camera. Press, step aside, and wait.", 6],
  ["silence", "Silence", "Do not touch the canvas.", 6],
  ["light", "One light stroke", "Press, then paint one stroke, as soft as your softest in the show.", 6],
  ["heavy", "One heavy stroke", "Press, then paint one stroke, as hard as your hardest in the show.", 6],
  [LOUDSPEAKERS, "Loudspeakers, if music plays in the room", "Play the loudest places of all the music, as loud as in the show, and press. Do not touch the canvas for a minute.", 60],
];

connectLightSwitch($("light"));
const note = createConnectionNote();
let corners = [0, 0, 1, 0, 0, 1, 1, 1];
let isMoved = false;
let isConnected = false;
const connection = connect("operator", {
  connected() {
    note.connected();
    isConnected = true;
    read();
  },
  disconnected() {
    note.disconnected();
    isConnected = false;
  },
  update(update) {
    if (update.show) setCanvasAspect(update.show);
    if (update.framing) read();   // Corners that were found or followed, unless a person moves them now.
    if (update.brush) $("level").style.transform = `scaleX(${update.brush.level})`;
  },
});

async function read() {
  try {
    show(await connection.call("Setup"));
  } catch { /* The connection closed again. The page asks once more after it reconnects. */ }
}

function show(setup) {
  $("file").textContent = setup.file;
  $("corner-editor").hidden = !setup.canFrame;
  $("how").hidden = !setup.canFrame;
  $("no-picture").hidden = setup.canFrame;
  for (const id of ["find", "save-corners", "whole"]) $(id).disabled = !setup.canFrame;
  $("lock").hidden = !setup.canLock;
  $("camera").textContent = setup.camera;
  $("camera").hidden = !setup.camera;
  $("corner-editor").style.setProperty("--picture-aspect", setup.pictureAspect);
  if (!isMoved) { corners = setup.corners; placeHandles(); }
}

async function showResult(box, call) {
  try {
    box.textContent = await call;
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
  const moveTo = (x, y) => {
    isMoved = true;
    [corners[2 * i], corners[2 * i + 1]] = [x, y].map((v) => Math.min(1, Math.max(0, v)));
    placeHandles();
  };
  handle.addEventListener("pointerdown", (down) => { handle.setPointerCapture(down.pointerId); down.preventDefault(); handle.focus(); });
  handle.addEventListener("pointermove", (move) => {
    if (!handle.hasPointerCapture(move.pointerId)) return;
    const box = $("picture").getBoundingClientRect();
    moveTo((move.clientX - box.left) / box.width, (move.clientY - box.top) / box.height);
  });
  handle.addEventListener("keydown", (key) => {
    const step = key.shiftKey ? 0.02 : 0.002;
    const offset = { ArrowLeft: [-step, 0], ArrowRight: [step, 0], ArrowUp: [0, -step], ArrowDown: [0, step] }[key.key];
    if (!offset) return;
    key.preventDefault();
    moveTo(corners[2 * i] + offset[0], corners[2 * i + 1] + offset[1]);
  });
  $("corner-editor").append(handle);
  return handle;
});

function placeHandles() {
  handles.forEach((handle, i) => {
    handle.style.left = `${100 * corners[2 * i]}%`;
    handle.style.top = `${100 * corners[2 * i + 1]}%`;
  });
  const [a, b, c, d] = NAMES.map((_, i) => `${corners[2 * i]},${corners[2 * i + 1]}`);
  document.querySelector("#outline polygon").setAttribute("points", `${a} ${b} ${d} ${c}`);
}

$("find").addEventListener("click", async () => {
  $("find").disabled = true;
  $("framed").textContent = "Looking for the canvas …";
  let isCertain = false;
  const shown = await showResult($("framed"), connection.call("FindCanvas").then((found) => {
    isMoved = true;
    corners = found.corners;
    isCertain = found.isCertain;
    placeHandles();
    return found.message;
  }));
  $("framed").classList.toggle("wrong", !shown || !isCertain);
  $("find").disabled = false;
});
$("whole").addEventListener("click", () => { isMoved = true; corners = [0, 0, 1, 0, 0, 1, 1, 1]; placeHandles(); });
$("save-corners").addEventListener("click", async () => {
  if (await showResult($("framed"), connection.call("Frame", corners))) isMoved = false;
});
$("lock").addEventListener("click", async () => {
  const locked = $("lock").getAttribute("aria-pressed") !== "true";
  if (await showResult($("framed"), connection.call("Lock", locked))) $("lock").setAttribute("aria-pressed", locked);
});
placeHandles();
followCanvasPreview($("canvas-preview"));
followPixels($("picture"), "/live/camera", { width: 640, height: 360 });

// Microphones
const meters = [];

function showMicrophones({ microphones, taps, isTapping, isTapsWrong }) {
  microphones.forEach((microphone, i) => {
    meters[i] ??= createLevelMeter(microphone.name);
    if (!meters[i].item.isConnected) $("microphones").append(meters[i].item);
    meters[i].show(microphone);
  });
  $("tap").hidden = microphones.length < 2;
  if ($("taps").textContent !== taps) $("taps").textContent = taps;
  $("taps").classList.toggle("wrong", isTapsWrong);
  $("taps").dataset.state = isTapping ? "now" : "";
}

setInterval(async () => {
  if (!isConnected || document.hidden) return;
  try {
    showMicrophones(await connection.call("Microphones"));
  } catch { /* The connection closed. The page reads again after it reconnects. */ }
}, READ_INTERVAL);
$("tap").addEventListener("click", () => showResult($("taps"), connection.call("StartTaps").then(() => "")));

// Calibration
const done = new Set();
for (const [id, title, instruction, seconds] of STEPS) {
  const item = document.createElement("li");
  const text = document.createElement("p");
  text.append(Object.assign(document.createElement("strong"), { textContent: title }), document.createElement("br"), instruction);
  const button = Object.assign(document.createElement("button"), { type: "button", textContent: "Measure" });
  button.id = `measure-${id}`;
  const result = Object.assign(document.createElement("p"), { className: "result" });
  result.setAttribute("role", "status");
  item.append(text, button, result);
  $("steps").append(item);
  button.addEventListener("click", async () => {
    const buttons = document.querySelectorAll("#steps button");
    buttons.forEach((other) => { other.disabled = true; });
    item.dataset.state = "now";
    let left = seconds;
    const count = () => { result.textContent = left > 0 ? `Measuring, ${left--} s …` : "Measuring …"; };
    count();
    const countdown = setInterval(count, 1000);
    try {
      const reading = await connection.call("Measure", id);
      clearInterval(countdown);
      result.textContent = reading;
      item.dataset.state = "done";
      done.add(id);
    } catch (error) {
      clearInterval(countdown);
      result.textContent = error.message;
      item.dataset.state = "wrong";
      done.delete(id);
    }
    buttons.forEach((other) => { other.disabled = false; });
    $("save").disabled = !done.has(LOUDSPEAKERS) && done.size < STEPS.length - 1;
  });
}
$("save").addEventListener("click", () => showResult($("saved"), connection.call("SaveMeasured")));
