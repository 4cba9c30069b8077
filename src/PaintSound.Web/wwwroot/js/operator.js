import { connect, createConnectionNote } from "./connection.js";
import { build, showWaiting } from "./controls.js";
import { createFilters } from "./filters.js";
import { connectLinks } from "./links.js";
import { connectSettings } from "./settings.js";
import { connectKeys } from "./keys.js";
import { $, element } from "./dom.js";
import { clock, followCanvasPreview, setCanvasAspect } from "./draw.js";
import { Spectrogram } from "./spectrogram.js";
import { CongruityPlot, doubt } from "./congruity.js";
import { showPerformance } from "./performance.js";

const spectrogram = new Spectrogram($("spectrogram"));
const plot = new CongruityPlot($("congruity"));
const sources = new Map();
let now = 0;
let lastUpdate = performance.now();
let showControls = () => {};

connectLightSwitch($("light"));
connectKeys($("keys"));
document.addEventListener("light", () => spectrogram.recolour());

const note = createConnectionNote();
const connection = connect("operator", {
  connected() { note.connected(); $("log").replaceChildren(); $("history").replaceChildren(); },
  disconnected: note.disconnected,
  update(update) {
    now = update.at;
    lastUpdate = performance.now();
    if (update.show) start(update.show);
    if (update.columns) spectrogram.add(update.columns);
    for (const onset of update.onsets ?? []) spectrogram.addOnset(Math.max(0, now - onset.at), onset.strength);
    if (update.brush) showBrush(update.brush);
    if (update.position) showPlace(update.position);
    if (update.sources) update.sources.forEach(showSource);
    if (update.framing) showFraming(update.framing);
    if (update.controls) { showControls(update.controls); filters.show(update.controls); }
    if (update.filter) filters.showPassed(update.filter);
    if (update.taste) showTaste(update.taste);
    if (update.settings) showSettings(update.settings);
    if (update.waiting) showWaiting(update.waiting);
    if (update.selection) showSelection(update.selection);
    if (update.painting) showPainting(update.painting);
    if (update.history) showHistory(update.history);
    if (update.congruity) showCongruity(update.congruity);
    if (update.live) showLive(update.live);
    if (update.beat) showBeat(update.beat);
    if (update.understudy) showUnderstudy(update.understudy);
    if (update.step) showStep(update.step);
    if (update.canvas) showCanvas(update.canvas);
    if (update.performance) showPerformance(update.performance);
    if (update.log) showLog(update.log);
  },
});

connectLinks(call);
const showSettings = connectSettings((name, ...values) => connection.call(name, ...values));

const filters = createFilters({
  send: (name, value) => call("Set", name, value),
  find: (name, text) => call("FilterNames", name, text),
});
$("clear-filters").addEventListener("click", () => call("Set", "filter/clear", true));

function showTaste({ profile, marks, isContradictory, sentence }) {
  $("mark-count").textContent = `${profile} ${marks}`;
  $("mark-undo").disabled = marks === 0;
  $("taught").textContent = sentence;
  $("taught").classList.toggle("wrong", isContradictory);
}

async function call(name, ...values) {
  try {
    const answer = await connection.call(name, ...values);
    $("refusal").textContent = "";
    return answer;
  } catch (error) {
    $("refusal").textContent = error.message;
    return null;
  }
}

function start(show) {
  setCanvasAspect(show);
  spectrogram.start(show);
  plot.start();
  $("congruity-panel").hidden = $("together").hidden = !show.sources.music;
  sources.clear();
  $("sources").replaceChildren(...Object.entries(show.sources).map(([kind, name]) => {
    const state = element("span", { className: "state", textContent: "…" });
    const age = element("span", { className: "figure" });
    const level = element("i");
    const box = element("div", { className: `source ${kind}` },
      element("p", {}, element("strong", { textContent: kind[0].toUpperCase() + kind.slice(1) }), " ", state),
      element("p", { className: "name" }, age, element("span", { textContent: name, title: name })),
      element("div", { className: "meter" }, level));
    const framing = element("a", { className: "framing", href: "/setup" });
    if (kind === "canvas") box.append(framing);
    sources.set(kind, { box, state, age, level, framing });
    return box;
  }));
  filters.build(show.controls);
  showControls = build(show.controls, {
    send: (name, value) => call("Set", name, value),
    isShown: (name) => show.sources.music || !name.startsWith("congruity/"),
  });
}

function showUnderstudy({ text, sends, isReady }) {
  $("understudy").hidden = false;
  $("understudy").classList.toggle("unready", !isReady);
  $("understudy-text").textContent = text;
  $("take-over").hidden = sends;
}

$("take-over").addEventListener("click", () => call("TakeOver"));

function describeStroke(stroke) {
  if (!stroke?.kind) return "";
  const direction = stroke.direction > 0.3 ? ", rising" : stroke.direction < -0.3 ? ", falling" : "";
  return ` · ${stroke.kind} (${Math.round(100 * stroke.confidence)} %) ${stroke.length.toFixed(1)} s${direction} · pressure ${Math.round(100 * stroke.pressure)} %`;
}

function showBrush(brush) {
  $("gesture").textContent = `${brush.rate.toFixed(1)} onsets per second${describeStroke(brush.stroke)}`;
  const source = sources.get("brush");
  if (source) source.level.style.transform = `scaleX(${brush.level})`;
}

// The dot is as opaque as the place is certain, and fades when no place comes.
const placeSeconds = 4;
let placeTimer = 0;

function showPlace({ x, y, confidence }) {
  const place = $("place");
  place.hidden = false;
  place.style.left = `${100 * x}%`;
  place.style.top = `${100 * y}%`;
  place.style.opacity = 0.25 + 0.75 * confidence;
  place.title = `Brush: ${Math.round(100 * x)} % across, ${Math.round(100 * y)} % down, ${Math.round(100 * confidence)} % certain`;
  clearTimeout(placeTimer);
  placeTimer = setTimeout(() => { place.style.opacity = 0; }, 1000 * placeSeconds);
}

function showSource({ kind, state, detail }) {
  const source = sources.get(kind);
  if (!source) return;
  source.box.dataset.state = state;
  source.state.textContent = state;
  source.box.title = detail;
}

// Until the corners fit again, the source says that a person must set them.
function showFraming({ state, detail }) {
  const source = sources.get("canvas");
  if (!source) return;
  source.box.classList.toggle("moved", state === "moved");
  source.framing.textContent = state === "moved" ? "Canvas moved: frame it again" : "";
  source.framing.title = detail;
}

const age = (ms) => (ms === undefined || ms === null ? "" : ms < 1000 ? `${Math.round(ms)} ms` : `${(ms / 1000).toFixed(1)} s ago`);

function showCanvas(canvas) {
  $("look").hidden = false;
  for (const name of ["lightness", "colourfulness", "texture"]) $(name).textContent = canvas[name].toFixed(2);
  $("colours").textContent = canvas.colours.map((colour) => `${colour.name} ${Math.round(100 * colour.share)} %`).join(", ") || "–";
  $("colours").title = canvas.colours.map((colour) => colour.rgb).join(", ");
  $("newest-stroke").textContent = canvas.stroke ? `${canvas.stroke.name}, ${Math.round(100 * canvas.stroke.x)} % across, ${Math.round(100 * canvas.stroke.y)} % down` : "–";
  $("cover").textContent = { free: "nothing", covered: "a hand", resting: "something rests" }[canvas.cover];
}

function showStep(step) {
  for (const kind of ["brush", "canvas", "music"]) {
    const source = sources.get(kind);
    if (!source || !step[kind]) continue;
    source.age.textContent = age(step[kind].age);
    if (kind === "music" && step.music.level !== undefined) source.level.style.transform = `scaleX(${Math.max(0, 1 + step.music.level / 60)})`;
    if (kind === "canvas") source.level.style.transform = `scaleX(${step.covered})`;
  }
  $("covered").textContent = `${Math.round(100 * step.covered)} % covered`;
}

// A selection in bars is made before its bar, and begins with it.
let queuedBar = 0;
let presentBar = 0;

function showQueued() {
  $("queued").hidden = queuedBar === 0;
  $("queued").textContent = queuedBar === 0 ? "" : queuedBar > presentBar ? `Queued until bar ${queuedBar}.` : `Since bar ${queuedBar}.`;
}

function showBeat({ source, bar, beat, signature, tempo, playing }) {
  presentBar = bar;
  showQueued();
  $("beat").hidden = false;
  $("beat").textContent = `${playing ? `bar ${bar}.${beat}` : "stopped"} · ${tempo.toFixed(1)} bpm · ${signature} · ${source}`;
}

function showLive(live) {
  $("live").hidden = false;
  $("live").textContent = `In Live, at ${clock(live.at)}: ${live.text}`;
  $("live").classList.toggle("wrong", live.kind === "refused");
}

function showSelection(s) {
  $("selection").textContent = s.title;
  $("selected-at").textContent = `at ${clock(s.at)}`;
  queuedBar = s.bar ?? 0;
  showQueued();
  const silence = s.silent ? "The brush was silent. " : "";
  const change = s.change ? `${s.change[0].toUpperCase()}${s.change.slice(1)}. ` : "";
  $("why").textContent = `${s.collection}, from ${clock(s.start)}. ${change}${silence}${s.passed} of ${s.eligible} excerpts passed the gate. Rank by the canvas: ${s.correspondenceRank}. Rank by the brush: ${s.soundRank}.`;
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
  $("painting-why").textContent = `${p.title} (${p.collection}), for the composer. Rank by the music: ${p.correspondenceRank} of ${p.considered}.`;
}

function showCongruity(points) {
  plot.add(points);
  const latest = points.at(-1);
  $("together-now").textContent = latest.value.toFixed(2);
  $("together").classList.toggle("doubtful", Boolean(doubt[latest.doubt]));
  $("congruity-now").textContent = `${latest.value.toFixed(2)}${doubt[latest.doubt] ? ` · ${doubt[latest.doubt]}` : ""}`;
}

const historyLength = 1000;

function showHistory(selections) {
  const history = $("history");
  for (const { at, title, collection, start } of selections) {
    const where = start === undefined || start === null ? "painting" : `from ${clock(start)}`;
    history.prepend(element("li", {}, element("time", { textContent: clock(at) }), element("span", {}, title, element("small", { textContent: ` ${collection}, ${where}` }))));
  }
  while (history.childElementCount > historyLength) history.lastChild.remove();
  $("history-count").textContent = `${history.childElementCount} selections`;
}

function showLog(lines) {
  const log = $("log");
  for (const { at, line: text } of lines) {
    log.prepend(element("li", {}, element("time", { textContent: clock(at) }), element("span", { textContent: text })));
  }
  while (log.childElementCount > 200) log.lastChild.remove();
}

followCanvasPreview($("canvas"));
(function draw() {
  const time = now + (performance.now() - lastUpdate) / 1000;
  spectrogram.draw();
  if (!$("congruity-panel").hidden) plot.draw(time);
  $("clock").textContent = clock(now);
  setTimeout(() => requestAnimationFrame(draw), 40);
})();
