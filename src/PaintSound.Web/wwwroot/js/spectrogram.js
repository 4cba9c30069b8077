import { colour, rgb, fit } from "./draw.js";

const COLUMNS = 640;   // eight seconds

/** Scrolling spectrogram of the brush, with a mark at each onset. */
export class Spectrogram {
  #element; #context; #picture; #bands = 0; #written = 0; #onsets = []; #table; #rate = 80;

  constructor(element) {
    this.#element = element;
    this.#context = element.getContext("2d");
    this.recolour();
  }

  /** Clears the spectrogram: for a new performance, or after a reconnection. */
  start({ bands, columnsPerSecond }) {
    this.#bands = bands;
    this.#rate = columnsPerSecond;
    this.#picture = new OffscreenCanvas(COLUMNS, bands);
    this.#written = 0;
    this.#onsets = [];
  }

  recolour() {
    const stops = [rgb(colour("ground")), rgb(colour("line")), rgb(colour("brush")), rgb(colour("ink"))];
    this.#table = Array.from({ length: 256 }, (_, i) => {
      const at = (i / 255) * (stops.length - 1);
      const low = Math.min(Math.floor(at), stops.length - 2);
      return stops[low].map((value, c) => value + (stops[low + 1][c] - value) * (at - low));
    });
  }

  /** Adds columns, base64. */
  add(columns) {
    if (!this.#picture) return;
    const bytes = Uint8Array.from(atob(columns), (c) => c.charCodeAt(0));
    const count = bytes.length / this.#bands;
    const context = this.#picture.getContext("2d");
    for (let x = 0; x < count; x++) {
      const column = context.createImageData(1, this.#bands);
      for (let band = 0; band < this.#bands; band++) {
        const to = 4 * (this.#bands - 1 - band);
        const [r, g, b] = this.#table[bytes[x * this.#bands + band]];
        column.data.set([r, g, b, 255], to);
      }
      context.putImageData(column, this.#written++ % COLUMNS, 0);
    }
  }

  /** Marks an onset, `ago` seconds before the newest column. */
  addOnset(ago, strength) {
    this.#onsets.push({ column: this.#written - ago * this.#rate, strength });
    this.#onsets = this.#onsets.filter((onset) => onset.column > this.#written - COLUMNS);
  }

  draw() {
    if (!this.#picture) return;
    fit(this.#element);
    const { width, height } = this.#element;
    const context = this.#context;
    context.fillStyle = colour("ground");
    context.fillRect(0, 0, width, height);
    const per = width / COLUMNS;
    const shown = Math.min(this.#written, COLUMNS);
    const split = this.#written % COLUMNS;
    // In the ring, the oldest columns are to the right of the newest.
    if (this.#written >= COLUMNS) {
      context.drawImage(this.#picture, split, 0, COLUMNS - split, this.#bands, 0, 0, (COLUMNS - split) * per, height);
    }
    const newest = this.#written >= COLUMNS ? split : shown;
    if (newest > 0) context.drawImage(this.#picture, 0, 0, newest, this.#bands, width - newest * per, 0, newest * per, height);
    context.fillStyle = colour("ink");
    for (const { column, strength } of this.#onsets) {
      const x = width - (this.#written - column) * per;
      const markHeight = height * (0.08 + 0.22 * strength);
      context.fillRect(x, height - markHeight, Math.max(1.5, per), markHeight);
    }
  }
}
