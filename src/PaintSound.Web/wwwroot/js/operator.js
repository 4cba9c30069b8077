import { follow, strip } from "./wire.js";
import { keys } from "./keys.js";
import { clock, glanceAtCanvas, shape } from "./draw.js";
import { Spectrogram } from "./spectrogram.js";
import { CongruityPlot, doubt } from "./congruity.js";

const $ = (id) => document.getElementById(id);
const spectrogram = new Spectrogram($("spectrogram"));
const plot = new CongruityPlot($("congruity"));
const sources = new Map();
let now = 0;
let heard = performance.now();
let ranges = {};

lightSwitch($("light"));
keys($("keys"));
document.addEventListener("light", () => spectrogram.recolour());

const note = strip();
const line = follow("operator", {
  here() { note.here(); $("log").replaceChildren(); },
  away: note.away,
  moment(m) {
    now = m.at;
    heard = performance.now();
    if (m.programme) begin(m.programme);
    if (m.columns) spectrogram.add(m.columns);
    for (const onset of m.onsets ?? []) spectrogram.touch(Math.max(0, now - onset.at), onset.strength);
    if (m.brush) showBrush(m.brush);
    if (m.sources) m.sources.forEach(showSource);
    if (m.controls) showControls(m.controls);
    if (m.selection) showSelection(m.selection);
    if (m.painting) showPainting(m.painting);
    if (m.congruity) showCongruity(m.congruity);
    if (m.live) showLive(m.live);
    if (m.step) showStep(m.step);
    if (m.log) showLog(m.log);
  },
});

async function ask(name, ...values) {
  try {
    await line.call(name, ...values);
    $("refusal").textContent = "";
  } catch (error) {
    $("refusal").textContent = error.message;
  }
}

function element(tag, properties = {}, ...children) {
  const made = Object.assign(document.createElement(tag), properties);
  made.append(...children);
  return made;
}

function begin(programme) {
  shape(programme);
  ranges = programme.ranges;
  spectrogram.begin(programme);
  plot.begin();
  $("congruity-panel").hidden = !programme.sources.music;
  sources.clear();
  $("sources").replaceChildren(...Object.entries(programme.sources).map(([kind, name]) => {
    const state = element("span", { className: "state", textContent: "…" });
    const age = element("span", { className: "figure" });
    const level = element("i");
    const box = element("div", { className: `source ${kind}` },
      element("p", {}, element("strong", { textContent: kind[0].toUpperCase() + kind.slice(1) }), " ", state),
      element("p", { className: "name" }, age, element("span", { textContent: name, title: name })),
      element("div", { className: "meter" }, level));
    sources.set(kind, { box, state, age, level });
    return box;
  }));
  $("collections").replaceChildren(...programme.collections.map((name) => chip(name, (on) => ask("Collection", name, !on))));
  $("distances").replaceChildren(...programme.distances.map((name) => chip(name, () => ask("Distance", name))));
  $("distance-row").hidden = programme.distances.length < 2;
  const { gate, dwell, follow: followed, smoothing } = ranges;
  $("faders").replaceChildren(
    fader("gate", "Gate", gate, { logarithmic: true, show: (v) => `${(100 * v).toPrecision(3)} %`, send: (v) => ask("Gate", v) }),
    fader("dwell", "Dwell", { ...dwell, maximum: 60 }, { show: (v) => `${v.toFixed(1)} s`, send: (v) => ask("Dwell", v) }),
    fader("follow", "Follow", followed, { ends: ["rhythm", "timbre"], show: (v) => v.toFixed(2), send: (v) => ask("Follow", v) }),
    ...(programme.sources.music
      ? [fader("smoothing", "Congruity smoothing", smoothing, { show: (v) => `${v.toFixed(1)} s`, send: (v) => ask("Smoothing", v) })]
      : []));
  $("projection-faders").replaceChildren(
    fader("canvas", "Canvas", share, { show: percent, send: (v) => ask("Opacity", "canvas", v) }),
    fader("paintings", "Paintings", share, { show: percent, send: (v) => ask("Opacity", "painting", v) }),
    fader("fade", "Fade", { ...ranges.fade, maximum: 20 }, { show: (v) => `${v.toFixed(1)} s`, send: (v) => ask("Fade", v) }));
  $("blends").replaceChildren(...programme.blends.map((name) => chip(name, () => ask("Blend", name))));
  $("depths").replaceChildren(...programme.modulations.map((name) =>
    fader(`depth ${name}`, name, ranges.depth, { show: (v) => v.toFixed(2), send: (v) => ask("Depth", name, v) })));
}

const share = { minimum: 0, maximum: 1 };
const percent = (v) => `${Math.round(100 * v)} %`;

function chip(name, act) {
  const button = element("button", { type: "button", textContent: name });
  button.dataset.name = name;
  button.addEventListener("click", () => act(button.getAttribute("aria-pressed") === "true"));
  return button;
}

/** A fader. It follows the state of the show, except while the user moves it. */
function fader(id, label, range, { logarithmic = false, ends, show, send }) {
  const to = (v) => (logarithmic ? Math.log(v / range.minimum) / Math.log(range.maximum / range.minimum) : (v - range.minimum) / (range.maximum - range.minimum));
  const from = (p) => (logarithmic ? range.minimum * (range.maximum / range.minimum) ** p : range.minimum + p * (range.maximum - range.minimum));
  const input = element("input", { type: "range", min: 0, max: 1, step: 0.002, id: `fader-${id}` });
  const value = element("output", { className: "figure" });
  const caption = element("label", { htmlFor: input.id }, element("span", { textContent: label }), value);
  const box = element("div", { className: "fader" }, caption, input);
  if (ends) box.append(element("div", { className: "ends" }, element("span", { textContent: ends[0] }), element("span", { textContent: ends[1] })));
  box.dataset.fader = id;
  let touched = -Infinity;
  let due = null;
  input.addEventListener("input", () => {
    touched = performance.now();
    value.textContent = show(from(Number(input.value)));
    input.setAttribute("aria-valuetext", value.textContent);
    // Sends only the latest value, at most twenty per second.
    due ??= setTimeout(() => { due = null; send(from(Number(input.value))); }, 50);
  });
  box.set = (v) => {
    if (performance.now() - touched < 600) return;
    input.value = to(v);
    value.textContent = show(v);
    input.setAttribute("aria-valuetext", value.textContent);
  };
  return box;
}

function showControls(c) {
  const faders = { gate: c.gate, dwell: c.dwell, follow: c.follow, smoothing: c.smoothing, canvas: c.projection.canvas, paintings: c.projection.painting, fade: c.projection.fade };
  for (const [name, depth] of Object.entries(c.depths)) faders[`depth ${name}`] = depth;
  for (const box of document.querySelectorAll("[data-fader]")) box.set(faders[box.dataset.fader]);
  $("hold").setAttribute("aria-pressed", c.hold);
  $("arm").setAttribute("aria-pressed", c.armed);
  $("arm").textContent = c.armed ? "Armed" : "Disarmed";
  $("black").setAttribute("aria-pressed", c.projection.black);
  for (const button of $("blends").children) button.setAttribute("aria-pressed", button.dataset.name === c.projection.blend);
  for (const button of $("collections").children) button.setAttribute("aria-pressed", c.collections[button.dataset.name]);
  for (const button of $("distances").children) button.setAttribute("aria-pressed", button.dataset.name === c.distance);
}

function showBrush(brush) {
  $("gesture").textContent = `${brush.rate.toFixed(1)} onsets per second`;
  const source = sources.get("brush");
  if (source) source.level.style.transform = `scaleX(${brush.level})`;
}

function showSource({ kind, state, detail }) {
  const source = sources.get(kind);
  if (!source) return;
  source.box.dataset.state = state;
  source.state.textContent = state;
  source.box.title = detail;
}

const age = (ms) => (ms === undefined || ms === null ? "" : ms < 1000 ? `${Math.round(ms)} ms` : `${(ms / 1000).toFixed(1)} s ago`);

function showStep(step) {
  for (const kind of ["brush", "canvas", "music"]) {
    const source = sources.get(kind);
    if (!source || !step[kind]) continue;
    source.age.textContent = age(step[kind].age);
    if (kind === "music" && step.music.level !== undefined) source.level.style.transform = `scaleX(${Math.max(0, 1 + step.music.level / 60)})`;
    if (kind === "canvas") source.level.style.transform = `scaleX(${step.covered})`;
  }
  $("covered").textContent = `${Math.round(100 * step.covered)} % covered`;
  $("took").textContent = `${step.took.toFixed(0)} ms`;
  $("load").textContent = `${Math.round(100 * step.load)} %`;
  $("dropped").textContent = step.dropped;
}

function showLive(l) {
  $("live").hidden = false;
  $("live").textContent = `In Live, at ${clock(l.at)}: ${l.words}`;
  $("live").classList.toggle("wrong", l.kind === "refused");
}

function showSelection(s) {
  $("selection").textContent = s.title;
  $("selected-at").textContent = `at ${clock(s.at)}`;
  const silence = s.silent ? "The brush was silent. " : "";
  $("why").textContent = `${s.collection}, from ${clock(s.start)}. ${silence}${s.passed} of ${s.eligible} excerpts passed the gate. Rank by the canvas: ${s.correspondenceRank}. Rank by the brush: ${s.soundRank}.`;
  $("best").hidden = false;
  $("best").tBodies[0].replaceChildren(...s.best.map((b, i) => element("tr", { className: i === 0 ? "chosen" : "" },
    element("td", { textContent: b.title }),
    element("td", { className: "figure", textContent: b.correspondence.toFixed(3) }),
    element("td", { className: "figure", textContent: b.soundDistance.toFixed(2) }))));
}

function showPainting(p) {
  $("painting").hidden = false;
  $("painting-picture").src = `/works/${encodeURIComponent(p.id)}/painting.jpg`;
  $("painting-picture").alt = p.title;
  $("painting-why").textContent = `${p.title} (${p.collection}), for the composer. Rank by the music: ${p.correspondenceRank} of ${p.takingPart}.`;
}

function showCongruity(points) {
  plot.add(points);
  const latest = points.at(-1);
  $("congruity-now").textContent = `${latest.value.toFixed(2)}${latest.doubt === "none" ? "" : ` · ${doubt[latest.doubt]}`}`;
}

function showLog(lines) {
  const log = $("log");
  for (const { at, line: text } of lines) {
    log.prepend(element("li", {}, element("time", { textContent: clock(at) }), element("span", { textContent: text })));
  }
  while (log.childElementCount > 200) log.lastChild.remove();
}

$("next").addEventListener("click", () => ask("Next"));
$("hold").addEventListener("click", () => ask("Hold", $("hold").getAttribute("aria-pressed") !== "true"));
$("black").addEventListener("click", () => ask("Black", $("black").getAttribute("aria-pressed") !== "true"));
$("arm").addEventListener("click", () => ask("Arm", $("arm").getAttribute("aria-pressed") !== "true"));
glanceAtCanvas($("canvas"));
(function draw() {
  const moment = now + (performance.now() - heard) / 1000;
  spectrogram.draw();
  if (!$("congruity-panel").hidden) plot.draw(moment);
  $("clock").textContent = clock(now);
  setTimeout(() => requestAnimationFrame(draw), 40);
})();
