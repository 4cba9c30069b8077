// The plots of the page of a take.
import { colour, rgb, fit } from "./draw.js";

/** 256 colours from the ground to the ink. */
function palette() {
  const stops = ["ground", "line", "brush", "ink"].map((name) => rgb(colour(name)));
  return Array.from({ length: 256 }, (_, i) => {
    const at = (i / 255) * (stops.length - 1);
    const low = Math.min(Math.floor(at), stops.length - 2);
    return stops[low].map((value, c) => value + (stops[low + 1][c] - value) * (at - low));
  });
}

/** A picture of columns of bands, the lowest band at the bottom. */
function toPicture(bytes, bands, colours) {
  const columns = bytes.length / bands;
  const picture = new OffscreenCanvas(columns, bands);
  const image = new ImageData(columns, bands);
  for (let x = 0; x < columns; x++) {
    for (let band = 0; band < bands; band++) {
      const [r, g, b] = colours[bytes[x * bands + band]];
      const to = 4 * ((bands - 1 - band) * columns + x);
      image.data[to] = r;
      image.data[to + 1] = g;
      image.data[to + 2] = b;
      image.data[to + 3] = 255;
    }
  }
  picture.getContext("2d").putImageData(image, 0, 0);
  return picture;
}

/** The index of the first of sorted numbers, every `step` of them, that is at least a value. */
function firstFrom(numbers, value, step = 1) {
  let low = 0, high = numbers.length / step;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (numbers[middle * step] < value) low = middle + 1; else high = middle;
  }
  return low;
}

/** The whole take: brush, selections, congruity, and the present moment. */
export class Overview {
  #element; #take; #bytes = null; #background = null;

  constructor(element, take) { [this.#element, this.#take] = [element, take]; }

  /** Sets the spectrogram of the whole take. */
  set(bytes) { [this.#bytes, this.#background] = [bytes, null]; }

  recolour() { this.#background = null; }

  draw(now) {
    if (fit(this.#element)) this.#background = null;
    const { width, height } = this.#element;
    const context = this.#element.getContext("2d");
    this.#background ??= this.#drawBackground(width, height);
    context.drawImage(this.#background, 0, 0);
    const ratio = Math.min(devicePixelRatio || 1, 2);
    context.fillStyle = colour("ink");
    context.fillRect(this.#x(now, width) - ratio, 0, 2 * ratio, height);
  }

  #x(at, width) { return ((at - this.#take.start) / Math.max(1e-3, this.#take.end - this.#take.start)) * width; }

  #drawBackground(width, height) {
    const take = this.#take;
    const background = new OffscreenCanvas(width, height);
    const context = background.getContext("2d");
    context.fillStyle = colour("ground");
    context.fillRect(0, 0, width, height);
    const lanes = height * 0.2;
    if (this.#bytes) context.drawImage(toPicture(this.#bytes, take.bands, palette()), 0, 0, width, height - lanes);
    this.#drawSelections(context, take.excerpts, colour("music"), height - lanes, lanes / 2, width);
    this.#drawSelections(context, take.paintings, colour("canvas"), height - lanes / 2, lanes / 2, width);
    this.#drawCongruity(context, width, height - lanes);
    return background;
  }

  // Two shades by turns, so that every selection has its own block.
  #drawSelections(context, list, shade, y, height, width) {
    context.fillStyle = shade;
    list.forEach((item, i) => {
      const x = this.#x(item.at, width);
      const end = i + 1 < list.length ? this.#x(list[i + 1].at, width) : width;
      context.globalAlpha = i % 2 ? 0.55 : 0.95;
      context.fillRect(x, y + 1, Math.max(1, end - x), height - 2);
    });
    context.globalAlpha = 1;
  }

  // The mean of each pixel.
  #drawCongruity(context, width, height) {
    const values = this.#take.congruity;
    const sums = new Float64Array(width + 1), counts = new Uint32Array(width + 1);
    for (let i = 0; i < values.length; i += 3) {
      const x = Math.min(width, Math.max(0, Math.round(this.#x(values[i], width))));
      sums[x] += values[i + 1];
      counts[x]++;
    }
    context.strokeStyle = colour("together");
    context.lineWidth = Math.min(devicePixelRatio || 1, 2) * 1.5;
    context.beginPath();
    for (let x = 0, started = false; x <= width; x++) {
      if (!counts[x]) continue;
      const y = height - 3 - (sums[x] / counts[x]) * (height - 6);
      if (started) context.lineTo(x, y); else context.moveTo(x, y);
      started = true;
    }
    context.stroke();
  }
}

/** The spectrogram around a moment, with onsets and strokes. */
export class Spectrum {
  #element; #take; #side; #colours = palette(); #bytes = null; #loaded = null; #picture = null;

  constructor(element, take, side) { [this.#element, this.#take, this.#side] = [element, take, side]; }

  recolour() {
    this.#colours = palette();
    this.#picture = this.#bytes && toPicture(this.#bytes, this.#take.bands, this.#colours);
  }

  /** Loads what is around a moment. What is there already is not loaded again. */
  async load(now) {
    const from = now - this.#side, to = now + this.#side;
    if (this.#loaded && from >= this.#loaded.from && to <= this.#loaded.to) return;
    // More than is seen, so that playing does not load all the time.
    const start = from - 1, seconds = 2 * this.#side + 12;
    const response = await fetch(`/take/spectrogram?from=${start}&columns=${Math.round(seconds * this.#take.columnsPerSecond)}`, { signal: AbortSignal.timeout(20000) });
    if (!response.ok) throw new Error(response.status);
    this.#bytes = new Uint8Array(await response.arrayBuffer());
    this.#loaded = { from: start, to: start + seconds };
    this.#picture = toPicture(this.#bytes, this.#take.bands, this.#colours);
  }

  draw(now) {
    fit(this.#element);
    const { width, height } = this.#element;
    const context = this.#element.getContext("2d");
    context.fillStyle = colour("ground");
    context.fillRect(0, 0, width, height);
    const ratio = Math.min(devicePixelRatio || 1, 2);
    const x = (at) => ((at - now + this.#side) / (2 * this.#side)) * width;
    if (this.#picture) {
      const rate = this.#take.columnsPerSecond;
      context.drawImage(this.#picture, (now - this.#side - this.#loaded.from) * rate, 0, 2 * this.#side * rate, this.#take.bands, 0, 0, width, height);
    }
    const { onsets, strokes } = this.#take;
    context.fillStyle = colour("ink");
    for (let i = firstFrom(onsets, now - this.#side); i < onsets.length && onsets[i] < now + this.#side; i++) {
      context.fillRect(x(onsets[i]), height * 0.82, 1.5 * ratio, height * 0.18);
    }
    context.fillStyle = colour("brush");
    for (let i = Math.max(0, firstFrom(strokes, now - this.#side, 2) - 1); 2 * i + 1 < strokes.length && strokes[2 * i] < now + this.#side; i++) {
      context.fillRect(x(strokes[2 * i]), 0, Math.max(ratio, x(strokes[2 * i + 1]) - x(strokes[2 * i])), 5 * ratio);
    }
    drawNow(context, width, height, ratio);
  }
}

/** Congruity around a moment. */
export class Curve {
  #element; #values; #side;

  constructor(element, take, side) { [this.#element, this.#values, this.#side] = [element, take.congruity, side]; }

  /** The newest reading up to a time; null if it is older than a second. */
  valueAt(time) {
    const i = firstFrom(this.#values, time + 1e-6, 3) - 1;
    return i >= 0 && time - this.#values[3 * i] < 1 ? { value: this.#values[3 * i + 1], confidence: this.#values[3 * i + 2] } : null;
  }

  draw(now) {
    fit(this.#element);
    const { width, height } = this.#element;
    const context = this.#element.getContext("2d");
    const ratio = Math.min(devicePixelRatio || 1, 2);
    context.fillStyle = colour("ground");
    context.fillRect(0, 0, width, height);
    const x = (at) => ((at - now + this.#side) / (2 * this.#side)) * width;
    const y = (value) => height - 6 - value * (height - 12);
    context.strokeStyle = colour("line");
    context.lineWidth = 1;
    for (const level of [0, 0.5, 1]) line(context, 0, y(level), width, y(level));
    context.strokeStyle = colour("together");
    const values = this.#values;
    for (let i = Math.max(1, firstFrom(values, now - this.#side, 3)); 3 * i < values.length && values[3 * i - 3] < now + this.#side; i++) {
      if (values[3 * i] - values[3 * i - 3] > 2) continue;
      context.lineWidth = ratio * (0.8 + 2.2 * values[3 * i + 2]);
      line(context, x(values[3 * i - 3]), y(values[3 * i - 2]), x(values[3 * i]), y(values[3 * i + 1]));
    }
    drawNow(context, width, height, ratio);
  }
}

function line(context, x1, y1, x2, y2) {
  context.beginPath();
  context.moveTo(x1, y1);
  context.lineTo(x2, y2);
  context.stroke();
}

function drawNow(context, width, height, ratio) {
  context.fillStyle = colour("ink");
  context.globalAlpha = 0.7;
  context.fillRect(width / 2 - ratio / 2, 0, ratio, height);
  context.globalAlpha = 1;
}
