// What a lasso has caught: the works inside become a collection, or are switched off or on.

import { $ } from "./dom.js";

const MOST_WORKS = 3000;   // in one call
const MOST = 0.5;          // the share of its excerpts from which most of a work are inside

/** Returns the points inside a lasso, a list of places on the map. */
export function findInside(points, lasso) {
  const xs = lasso.map(([x]) => x), ys = lasso.map(([, y]) => y);
  const [left, right, bottom, top] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const inside = [];
  for (let i = 0; i < points.count; i++) {
    const x = points.x[i], y = points.y[i];
    if (!points.isPlaced(i) || x < left || x > right || y < bottom || y > top) continue;
    let odd = false;
    for (let a = 0, b = lasso.length - 1; a < lasso.length; b = a++) {
      if ((ys[a] > y) !== (ys[b] > y) && x < xs[a] + (xs[b] - xs[a]) * (y - ys[a]) / (ys[b] - ys[a])) odd = !odd;
    }
    if (odd) inside.push(i);
  }
  return inside;
}

/**
 * Connects the form for what is inside.
 * @param {{call: (name: string, ...values: unknown[]) => Promise<unknown>}} connection
 * @param {() => Promise<void>} changed called after collections or switches have changed
 */
export function connectLasso(connection, changed) {
  let counts = new Map();   // by work: how many points are inside, and how many there are
  let points = null;

  const works = () => [...counts.entries()].filter(([, count]) => $("chosen-share").value === "any" || count.inside >= MOST * count.all).map(([work]) => points.works[work]);

  function show() {
    const chosen = works();
    const excerpts = [...counts.values()].reduce((sum, count) => sum + count.inside, 0);
    $("chosen-count").textContent = counts.size === 0 ? "Nothing is inside the line." : `${chosen.length === 1 ? "1 work" : `${chosen.length} works`} of ${counts.size} with ${excerpts} points inside.`;
    for (const id of ["make-collection", "to-folders", "exclude", "include"]) $(id).disabled = chosen.length === 0;
  }

  async function send(name, done, ...values) {
    const ids = works().map((work) => work.id);
    try {
      for (let from = 0; from < ids.length; from += MOST_WORKS) await connection.call(name, ids.slice(from, from + MOST_WORKS), ...values);
      await changed();
      $("chosen-done").textContent = `${ids.length === 1 ? "1 work" : `${ids.length} works`} ${done}.`;
    } catch (error) {
      $("chosen-done").textContent = error.message;
    }
  }

  $("chosen-share").addEventListener("change", show);
  $("chosen").addEventListener("submit", (event) => {
    event.preventDefault();
    const name = $("collection-name").value.trim();
    if (name) send("Collect", `${works().length === 1 ? "is" : "are"} in the collection ${name}`, name);
    else { $("chosen-done").textContent = "Write the name of the collection first."; $("collection-name").focus(); }
  });
  $("to-folders").addEventListener("click", () => send("Collect", "back in the collections of their folders", null));
  $("exclude").addEventListener("click", () => send("SwitchWorks", "switched off", false));
  $("include").addEventListener("click", () => send("SwitchWorks", "switched on", true));

  return {
    /** Shows what is inside; nothing for an empty list. */
    choose(all, inside) {
      points = all;
      counts = new Map();
      for (const i of inside) counts.set(points.work[i], { inside: (counts.get(points.work[i])?.inside ?? 0) + 1, all: 0 });
      for (let i = 0; i < points.count; i++) { const count = counts.get(points.work[i]); if (count) count.all++; }
      $("chosen").hidden = false;
      $("chosen-done").textContent = "";
      show();
    },
    close() { $("chosen").hidden = true; counts = new Map(); },
    works,
  };
}
