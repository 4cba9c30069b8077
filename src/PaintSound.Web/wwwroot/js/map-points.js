// The points of the map: loads them, and finds points by place or by work.

const CELLS = 256;
const NO_PLACE = 65535;
const HEAD = 16;

/** Loads the points and their works. */
export async function loadPoints() {
  const [points, works] = await Promise.all([fetch("/library/map/points"), fetch("/library/map/works")]);
  if (!points.ok || !works.ok) throw new Error("The map cannot be loaded. PaintSound's log tells why.");
  return createPoints(await points.arrayBuffer(), await works.json());
}

function createPoints(buffer, works) {
  const [, excerpts, paintings] = new Uint32Array(buffer, 0, 4);
  const count = excerpts + paintings;
  let at = HEAD;
  const read = (type) => { const values = new type(buffer, at, count); at += values.byteLength; return values; };
  const work = read(Uint32Array);
  const start = read(Float32Array);
  const x = read(Uint16Array);
  const y = read(Uint16Array);
  const loudness = read(Uint8Array);
  const onsetRate = read(Uint8Array);

  let placed = 0;
  let [left, right, bottom, top] = [NO_PLACE, 0, NO_PLACE, 0];
  for (let i = 0; i < count; i++) {
    if (x[i] === NO_PLACE) continue;
    placed++;
    [left, right, bottom, top] = [Math.min(left, x[i]), Math.max(right, x[i]), Math.min(bottom, y[i]), Math.max(top, y[i])];
  }
  const extent = { width: Math.max(0.1, (right - left) / NO_PLACE), height: Math.max(0.1, (top - bottom) / NO_PLACE) };

  // The points of a work follow one another.
  const first = new Uint32Array(works.length + 1).fill(count);
  for (let i = count - 1; i >= 0; i--) first[work[i]] = i;
  for (let w = works.length - 1; w >= 0; w--) first[w] = Math.min(first[w], first[w + 1]);
  const byId = new Map(works.map((entry, i) => [entry.id, i]));
  const grid = createGrid(x, y, count);

  const points = {
    count, excerpts, paintings, placed, works, work, start, x, y, loudness, onsetRate, extent,
    isPlaced: (i) => x[i] !== NO_PLACE,
    workOf: (i) => points.works[work[i]],
    isPainting: (i) => i >= excerpts,

    /** Returns the point of an excerpt, or of a painting; -1 if there is none. */
    find(id, from) {
      const w = byId.get(id);
      if (w === undefined) return -1;
      for (let i = first[w]; i < first[w + 1]; i++) if (from === undefined || Math.abs(start[i] - from) < 0.01) return i;
      return -1;
    },

    /** Returns the nearest point within a distance in units of the map; -1 if there is none. */
    nearest(px, py, within) {
      let best = -1, shortest = within * within;
      grid.visit(px, py, within, (i) => {
        const distance = (x[i] - px) ** 2 + (y[i] - py) ** 2;
        // What lies on top is found first: paintings are drawn last.
        if (distance < shortest || (distance === shortest && i > best)) { best = i; shortest = distance; }
      });
      return best;
    },

    /** Returns the nearest point in a direction (dx, dy: -1, 0 or 1); -1 if there is none. */
    next(from, dx, dy) {
      let best = -1, shortest = Infinity;
      for (let i = 0; i < count; i++) {
        if (x[i] === NO_PLACE || i === from) continue;
        const [right, up] = [x[i] - x[from], y[i] - y[from]];
        const along = right * dx + up * dy;
        const across = Math.abs(right * dy) + Math.abs(up * dx);
        const distance = along + 2 * across;
        if (along > 0 && across <= along && distance < shortest) { best = i; shortest = distance; }
      }
      return best;
    },
  };
  return points;
}

/** Sorts the points into the cells of a grid. */
function createGrid(x, y, count) {
  const cell = (value) => Math.min(CELLS - 1, Math.max(0, value * CELLS >> 16));
  const begins = new Uint32Array(CELLS * CELLS + 1);
  for (let i = 0; i < count; i++) if (x[i] !== NO_PLACE) begins[cell(y[i]) * CELLS + cell(x[i]) + 1]++;
  for (let c = 0; c < CELLS * CELLS; c++) begins[c + 1] += begins[c];
  const next = begins.slice();
  const items = new Uint32Array(begins[CELLS * CELLS]);
  for (let i = 0; i < count; i++) if (x[i] !== NO_PLACE) items[next[cell(y[i]) * CELLS + cell(x[i])]++] = i;
  return {
    visit(px, py, within, each) {
      for (let row = cell(py - within); row <= cell(py + within); row++) {
        for (let i = begins[row * CELLS + cell(px - within)], end = begins[row * CELLS + cell(px + within) + 1]; i < end; i++) each(items[i]);
      }
    },
  };
}
