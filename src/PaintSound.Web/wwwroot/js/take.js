// The page of a take: shows any moment of it.
import { $, element } from "./dom.js";
import { clock } from "./draw.js";
import { Overview, Spectrum, Curve } from "./take-plots.js";
import { Player } from "./take-player.js";

const WINDOW = 10;   // seconds to each side
const take = await (await fetch("/take/take.json")).json();
const overview = new Overview($("overview"), take);
const spectrum = new Spectrum($("spectrogram"), take, WINDOW);
const curve = new Curve($("congruity"), take, WINDOW);
const player = new Player((at) => show(at), () => setPlaying(false));
let now = take.start;
let wanted = null;      // the newest moment that was asked for and is not yet shown
let isLoading = false;
let lastControls = -1;
let addressTimer = null;

/** Shows a moment. If it cannot be shown as fast as it is asked for, moments in between are left out. */
function show(at) {
  now = Math.min(take.end, Math.max(take.start, at));
  wanted = now;
  showTime();
  load();
}

async function load() {
  if (isLoading) return;
  isLoading = true;
  while (wanted !== null) {
    const at = wanted;
    wanted = null;
    try {
      await Promise.all([loadCanvas(at), spectrum.load(at), loadControls(at)]);
      showMoment(at);
      $("problem").hidden = true;
    } catch {
      $("problem").textContent = "PaintSound does not answer. Start 'paintsound replay TAKE --page' again.";
      $("problem").hidden = false;
    }
  }
  isLoading = false;
}

async function fetchBytes(address) {
  const response = await fetch(address, { signal: AbortSignal.timeout(20000) });
  if (!response.ok) throw new Error(response.status);
  return response.status === 204 ? null : new Uint8Array(await response.arrayBuffer());
}

async function loadCanvas(at) {
  const bytes = await fetchBytes(`/take/canvas?at=${at}`);
  const picture = new ImageData(224, 224);
  for (let i = 0, j = 0; i < 3 * 224 * 224; i += 3, j += 4) {
    picture.data.set(bytes ? [bytes[i], bytes[i + 1], bytes[i + 2], 255] : [0, 0, 0, 255], j);
  }
  $("canvas").getContext("2d").putImageData(picture, 0, 0);
}

async function loadControls(at) {
  // While the take plays, four times per second are enough: the controls of a performance change no faster.
  if (player.isPlaying && Math.abs(at - lastControls) < 0.25) return;
  lastControls = at;
  const controls = await (await fetch(`/take/controls.json?at=${at}`)).json();
  $("controls").replaceChildren(...controls.map(({ name, text, description }) => element(
    "tr", { title: description }, element("th", { scope: "row", textContent: name }), element("td", { className: "figure", textContent: text }))));
}

function showTime() {
  $("now").textContent = clock(now);
  $("line").setAttribute("aria-valuenow", now.toFixed(1));
  $("line").setAttribute("aria-valuetext", `${clock(now)} of ${clock(take.end)}`);
  overview.draw(now);
}

/** The last of a list of selections that was made up to a time. */
const at = (list, time) => list.findLast((item) => item.at <= time);
const figure = (value) => value.toFixed(2);

function showMoment(time) {
  spectrum.draw(time);
  curve.draw(time);
  $("window").textContent = `${clock(Math.max(0, time - WINDOW))} to ${clock(time + WINDOW)}`;
  const reading = curve.valueAt(time);
  $("congruity-now").textContent = reading ? figure(reading.value) : "";
  const excerpt = at(take.excerpts, time);
  $("excerpt").textContent = excerpt?.title ?? "No excerpt yet.";
  $("excerpt-why").textContent = excerpt ? `at ${clock(excerpt.start)} of the work, selected at ${clock(excerpt.at)}; canvas ${figure(excerpt.correspondence)}, brush ${figure(excerpt.soundDistance)} (small is close)` : "";
  $("hear").hidden = !excerpt;
  $("hear").dataset.address = excerpt ? `/works/${excerpt.id}/excerpt.wav?start=${excerpt.start}` : "";
  const painting = at(take.paintings, time);
  $("painting").textContent = painting?.title ?? "No painting yet.";
  $("painting-why").textContent = painting ? `selected at ${clock(painting.at)}; music ${figure(painting.correspondence)} (small is close)` : "";
  $("painting-link").hidden = !painting;
  if (painting) {
    const address = `/works/${painting.id}/painting.jpg`;
    $("painting-picture").alt = painting.title;
    if ($("painting-link").getAttribute("href") !== address) {
      $("painting-link").href = $("painting-picture").src = address;
    }
  }
  for (const button of $("selections").querySelectorAll("[aria-current]")) button.removeAttribute("aria-current");
  for (const current of [excerpt, painting]) current?.button.setAttribute("aria-current", "true");
  const list = $("selections"), newest = [excerpt, painting].filter(Boolean).sort((a, b) => b.at - a.at)[0]?.button;
  if (newest && !list.contains(document.activeElement)) list.scrollTop = newest.offsetTop - list.offsetTop - list.clientHeight / 2;
  // Browsers refuse many changes of the address in a short time.
  clearTimeout(addressTimer);
  addressTimer = setTimeout(() => history.replaceState(null, "", `#t=${now.toFixed(1)}`), 600);
  document.body.dataset.shown = time.toFixed(2);
  document.dispatchEvent(new CustomEvent("shown", { detail: time }));
}

function setPlaying(on) {
  $("play").setAttribute("aria-pressed", on);
  $("play").textContent = on ? "Pause" : "Play";
  if (on) player.play(now, take.end, $("listen").value === "both" ? ["brush", "music"] : [$("listen").value]);
  else player.stop();
}

function move(to) {
  const wasPlaying = player.isPlaying;
  if (wasPlaying) player.stop();
  show(to);
  if (wasPlaying) setPlaying(true);
}

function listSelections() {
  const all = [...take.excerpts.map((item) => ["excerpt", item]), ...take.paintings.map((item) => ["painting", item])].sort((a, b) => a[1].at - b[1].at);
  $("selections").replaceChildren(...all.map(([kind, item]) => {
    item.button = element("button", { type: "button", title: kind === "excerpt" ? "Excerpt" : "Painting" },
      element("time", { textContent: clock(item.at) }), element("span", { textContent: kind === "excerpt" ? `${item.title} at ${clock(item.start)}` : item.title }));
    item.button.addEventListener("click", () => move(item.at));
    return element("li", { className: kind }, item.button);
  }));
  $("count").textContent = `${take.excerpts.length} excerpts, ${take.paintings.length} paintings`;
}

function connect() {
  const line = $("line");
  const toTime = (event) => {
    const box = line.getBoundingClientRect();
    return take.start + ((event.clientX - box.left) / box.width) * (take.end - take.start);
  };
  line.addEventListener("pointerdown", (event) => {
    line.setPointerCapture(event.pointerId);
    move(toTime(event));
  });
  line.addEventListener("pointermove", (event) => { if (line.hasPointerCapture(event.pointerId)) move(toTime(event)); });
  $("spectrogram").addEventListener("click", (event) => {
    const box = event.currentTarget.getBoundingClientRect();
    move(now - WINDOW + ((event.clientX - box.left) / box.width) * 2 * WINDOW);
  });
  $("play").addEventListener("click", () => setPlaying(!player.isPlaying));
  $("back").addEventListener("click", () => move(now - 10));
  $("forward").addEventListener("click", () => move(now + 10));
  $("listen").addEventListener("change", () => { if (player.isPlaying) move(now); });
  let heard = null;
  $("hear").addEventListener("click", () => {
    heard?.pause();
    heard = new Audio($("hear").dataset.address);
    heard.play().catch(() => { $("excerpt-why").textContent = "The file of this work cannot be played: it was moved or removed."; });
  });
  const steps = { ArrowLeft: -1, ArrowRight: 1, PageUp: -10, PageDown: 10, Home: -Infinity, End: Infinity };
  document.addEventListener("keydown", (event) => {
    const inField = event.target.closest("select, button, a, [tabindex='0']:not(#line)");
    if (event.ctrlKey || event.altKey || event.metaKey || inField) return;
    if (event.key === " ") setPlaying(!player.isPlaying);
    else if (event.key in steps) move(now + steps[event.key]);
    else return;
    event.preventDefault();
  });
  connectLightSwitch($("light"));
  const redraw = () => {
    for (const plot of [overview, spectrum]) plot.recolour();
    showTime();
    showMoment(now);
  };
  document.addEventListener("light", redraw);
  matchMedia("(prefers-color-scheme: light)").addEventListener("change", redraw);
  addEventListener("resize", redraw);
}

async function loadOverview() {
  for (let isComplete = false; !isComplete;) {
    const response = await fetch("/take/overview");
    isComplete = response.headers.get("X-Complete") === "1";
    overview.set(new Uint8Array(await response.arrayBuffer()));
    overview.draw(now);
    $("overview-state").textContent = isComplete ? "" : "The picture of the brush is being computed.";
    if (!isComplete) await new Promise((resolve) => setTimeout(resolve, 1000));
  }
}

document.title = `${take.name} – PaintSound`;
document.documentElement.style.setProperty("--canvas-aspect", take.canvasAspect);
$("name").textContent = take.name;
$("started").textContent = new Date(take.started).toLocaleString([], { dateStyle: "medium", timeStyle: "short" });
$("end").textContent = `of ${clock(take.end)}`;
$("line").setAttribute("aria-valuemax", take.end.toFixed(1));
$("line").setAttribute("aria-valuemin", take.start.toFixed(1));
$("listen-choice").hidden = $("painting-part").hidden = $("congruity-panel").hidden = !take.hasMusic;
listSelections();
connect();
const asked = () => Number(new URLSearchParams(location.hash.slice(1)).get("t")) || take.start;
addEventListener("hashchange", () => { if (Math.abs(asked() - now) > 0.1) move(asked()); });
show(asked());
loadOverview();
