// The map of the library: every excerpt near those that sound alike. It follows the show while it is open.

import { $, element } from "./dom.js";
import { clock, colour, fit } from "./draw.js";
import { computeColours } from "./map-colours.js";
import { followGate, loadFilter } from "./map-gate.js";
import { createFrames } from "./frames.js";
import { connectPointer } from "./map-pointer.js";
import { connectLasso, findInside } from "./map-lasso.js";
import { createMarks } from "./map-marks.js";
import { loadPoints } from "./map-points.js";
import { createView } from "./map-view.js";

/**
 * Connects the map.
 * @param {{call: (name: string, ...values: unknown[]) => Promise<unknown>}} connection
 * @param {(id: string, title: string, start: number) => void} open called when a person chooses an excerpt
 * @param {() => void} changed called after collections or switches have changed
 */
export function connectMap(connection, open, changed) {
  const section = $("map");
  const canvas = $("map-points");
  let map = null;          // points, view and marks, while the map is loaded
  let selection = null, painting = null;   // the newest, also before the map is open
  let passed = new Uint32Array(0);
  let marked = -1;
  let lasso = [];

  const chosen = connectLasso(connection, async () => { await load(); changed(); });

  async function load() {
    const points = await loadPoints();
    if (map) Object.assign(map.points, { works: points.works });
    else {
      const view = createView(canvas, points);
      if (!view) throw new Error("This browser cannot draw the map: it has no WebGL 2. The list has the same works.");
      map = { points, view, marks: createMarks($("map-marks"), points, view, requestMarks) };
      connectPointer(canvas, map, { mark, choose, setLasso, request });
      view.setPassed(passed);
      showSelected();
    }
    showCounts(map.points);
    await recolour();
  }

  function showCounts(points) {
    const missing = points.count - points.placed;
    $("map-counts").textContent = `${points.excerpts} excerpts, ${points.paintings} paintings`;
    $("map-missing").hidden = missing === 0;
    $("map-missing").textContent = `${missing} of them have no place yet: run paintsound library map, then load this page again.`;
  }

  // While a filter moves, what is not yet asked for waits for the answer before it.
  let isColouring = false, isStale = false;
  async function recolour() {
    isStale = true;
    if (isColouring) return;
    isColouring = true;
    try {
      while (isStale) { isStale = false; await paint(); }
    } finally {
      isColouring = false;
    }
  }

  async function paint() {
    if (!map || section.hidden) return;
    const [off, passing] = await Promise.all([connection.call("OffWorks"), loadFilter()]);
    const { colours, legend } = computeColours(map.points, $("map-colour").value, new Set(off), passing);
    map.view.setColours(colours);
    $("map-legend").replaceChildren(...legend);
    section.dataset.colour = $("map-colour").value;
    request();
  }

  const floats = (name) => [1, 3, 5].map((i) => parseInt(colour(name).slice(i, i + 2), 16) / 255);

  // The marks move more often than the points.
  const marks = createFrames(() => { if (!section.hidden) map.marks.draw(marked, lasso); });
  const frames = createFrames((share) => {
    if (section.hidden) return;
    fit(canvas);
    section.dataset.share = share.toFixed(2);
    map.view.draw(share, floats("together"), floats("ground"));
    map.marks.draw(marked, lasso);
  });
  const request = () => { if (map) frames.request(); };
  const requestMarks = () => { if (map) marks.request(); };

  function showSelected() {
    if (!map) return;
    if (selection) { const i = map.points.find(selection.id, selection.start); map.marks.select(i); section.dataset.selected = i; }
    if (painting) map.marks.selectPainting(map.points.find(painting.id));
  }

  function mark(i) {
    if (i === marked) return;
    marked = i;
    section.dataset.marked = i;
    if (i < 0) $("map-point").textContent = "";
    else {
      const { points } = map, work = points.workOf(i);
      $("map-point").textContent = `${work.title}${points.isPainting(i) ? ", painting" : `, ${clock(points.start[i])}`} (${work.collection})`;
    }
    requestMarks();
  }

  function choose(i) {
    if (i < 0) return;
    mark(i);
    const work = map.points.workOf(i);
    if (work.isMusic) open(work.id, work.title, map.points.start[i]);
  }

  function setLasso(line, isClosed) {
    lasso = line;
    if (isClosed && line.length > 2) chosen.choose(map.points, findInside(map.points, line));
    else chosen.close();
    requestMarks();
  }

  function setPassed(indices) {
    passed = indices;
    map?.view.setPassed(passed);
    section.dataset.passed = indices.length;
    request();
  }

  const gate = followGate(setPassed);

  $("show-map").addEventListener("click", async () => {
    section.hidden = !section.hidden;
    $("show-map").ariaExpanded = String(!section.hidden);
    gate.follow(!section.hidden);
    if (section.hidden) return;
    try {
      $("map-error").textContent = "";
      await load();
      section.dataset.shown = map.points.placed;
    } catch (error) {
      $("map-error").textContent = error.message;
    }
  });
  $("map-colour").addEventListener("change", recolour);
  $("map-whole").addEventListener("click", () => { map?.view.whole(); request(); });
  $("map-clear").addEventListener("click", () => setLasso([], false));
  document.addEventListener("light", recolour);
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", recolour);
  new ResizeObserver(request).observe(canvas);
  $("map-key").replaceChildren(...[["selected", "selected now"], ["passed", "passed the gate"], ["painting", "painting"], ["off", "switched off or filtered out"]].map(([kind, text]) =>
    element("li", {}, element("i", { className: `key ${kind}` }), element("span", { textContent: text }))));

  return {
    /** Takes what is new in the show. */
    update(update) {
      if (update.selection) selection = update.selection;
      if (update.painting) painting = update.painting;
      if (update.selection || update.painting) showSelected();
      if (update.controls) recolour();
    },

    /** Marks an excerpt. */
    mark(id, start) { if (map && !section.hidden) mark(map.points.find(id, start)); },
  };
}
