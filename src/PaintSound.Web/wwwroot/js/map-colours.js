// The colours of the points, and their legend. Hues after Okabe and Ito, scales after cividis: people who confuse red and green can tell them apart.

import { element } from "./dom.js";

const HUES = {
  dark: ["#56b4e9", "#e69f00", "#1fbf93", "#f0e442", "#e08fbf", "#f26d21", "#4d8fd6"],
  light: ["#0072b2", "#c75000", "#007a59", "#b34d8c", "#7a5c00", "#332288", "#3d8fc4"],
};
const OTHER = { dark: "#8f8f8f", light: "#77736b" };
const SCALES = {
  dark: ["#3d5689", "#5f6f8c", "#858785", "#afa36f", "#d9c24f", "#fee838"],
  light: ["#c9b45c", "#a39970", "#7d7c78", "#575d6d", "#2f416a", "#00224e"],
};

/** Returns the scheme of the page. */
export const scheme = () => (getComputedStyle(document.documentElement).colorScheme.includes("dark") ? "dark" : "light");

const bytes = (hex) => [1, 3, 5].map((i) => parseInt(hex.slice(i, i + 2), 16));

/**
 * Computes the colour of every point.
 * @param {object} points
 * @param {"collection"|"work"|"loudness"|"rate"} by
 * @param {Set<string>} off the ids of the works that are switched off
 * @param {Uint8Array | null} passing a bit for each excerpt that passes the filters; null if all do
 * @returns {{colours: Uint8Array, legend: Element[]}} four bytes for each point: red, green, blue, opacity
 */
export function computeColours(points, by, off, passing) {
  const mode = scheme();
  const { ofPoint, legend } = by === "collection" ? byCollection(points, mode) : by === "work" ? byWork(points, mode) : byNumber(points, by, mode);
  const colours = new Uint8Array(4 * points.count);
  const isOff = points.works.map((work) => off.has(work.id));
  const passes = (i) => !passing || points.isPainting(i) || (passing[i >> 3] >> (i & 7) & 1) === 1;
  for (let i = 0; i < points.count; i++) {
    colours.set(ofPoint(i), 4 * i);
    colours[4 * i + 3] = isOff[points.work[i]] || !passes(i) ? 40 : 255;
  }
  return { colours, legend };
}

function byCollection(points, mode) {
  const sizes = new Map();
  for (let i = 0; i < points.count; i++) {
    const { collection } = points.workOf(i);
    sizes.set(collection, (sizes.get(collection) ?? 0) + 1);
  }
  const names = [...sizes.keys()].sort((a, b) => sizes.get(b) - sizes.get(a) || (a < b ? -1 : 1));
  const colourOf = new Map(names.map((name, i) => [name, HUES[mode][i] ?? OTHER[mode]]));
  const ofWork = points.works.map((work) => bytes(colourOf.get(work.collection)));
  const legend = names.slice(0, HUES[mode].length).map((name) => swatch(colourOf.get(name), name));
  if (names.length > HUES[mode].length) legend.push(swatch(OTHER[mode], `${names.length - HUES[mode].length} smaller collections`));
  return { ofPoint: (i) => ofWork[points.work[i]], legend };
}

function byWork(points, mode) {
  const hues = HUES[mode].map(bytes);
  return {
    ofPoint: (i) => hues[points.work[i] % hues.length],
    legend: [element("li", { textContent: `One of ${hues.length} colours for each work: point at one to read its title.` })],
  };
}

function byNumber(points, by, mode) {
  const stops = SCALES[mode].map(bytes);
  const scale = Array.from({ length: 256 }, (_, value) => {
    const at = value / 255 * (stops.length - 1);
    const low = Math.min(stops.length - 2, Math.floor(at));
    return stops[low].map((part, i) => Math.round(part + (stops[low + 1][i] - part) * (at - low)));
  });
  const none = bytes(OTHER[mode]);
  const values = by === "loudness" ? points.loudness : points.onsetRate;
  const [lowest, highest] = findRange(values.subarray(0, points.excerpts));
  const name = by === "loudness" ? (value) => `${Math.round(value / 255 * 60 - 60)} dB` : (value) => `${(2 ** (value / 255 * 6 - 2)).toFixed(1)} onsets/s`;
  const level = (value) => Math.round(255 * Math.min(1, Math.max(0, (value - lowest) / (highest - lowest))));
  const bar = element("i", { className: "scale" });
  bar.style.background = `linear-gradient(to right, ${SCALES[mode].join(",")})`;
  return {
    ofPoint: (i) => (points.isPainting(i) ? none : scale[level(values[i])]),
    legend: [element("li", {}, element("span", { textContent: name(lowest) }), bar, element("span", { textContent: name(highest) }))],
  };
}

/** Returns the range of all but the outer 2 % of the values, so that a few do not take all the colours. */
function findRange(values) {
  const counts = new Uint32Array(256);
  for (const value of values) counts[value]++;
  const find = (share) => { let sum = 0, value = 0; while (value < 255 && (sum += counts[value]) <= share * values.length) value++; return value; };
  const [low, high] = [find(0.02), find(0.98)];
  return low < high ? [low, high] : [Math.max(0, low - 1), Math.max(1, high)];
}

function swatch(colour, name) {
  const dot = element("i", { className: "dot" });
  dot.style.background = colour;
  return element("li", {}, dot, element("span", { textContent: name }));
}
