import { colour, fit } from "./draw.js";

const SECONDS = 180;

/** Congruity over the last three minutes. The line is thin if the confidence is low. */
export class CongruityPlot {
  #element; #context; #points = [];

  constructor(element) {
    this.#element = element;
    this.#context = element.getContext("2d");
  }

  start() { this.#points = []; }

  add(points) {
    this.#points.push(...points);
    const newest = this.#points.at(-1).at;
    while (this.#points[0].at < newest - SECONDS) this.#points.shift();
  }

  draw(now) {
    fit(this.#element);
    const { width, height } = this.#element;
    const context = this.#context;
    context.fillStyle = colour("ground");
    context.fillRect(0, 0, width, height);
    const x = (at) => width - ((now - at) / SECONDS) * width;
    const y = (value) => height - 6 - value * (height - 12);
    context.strokeStyle = colour("line");
    context.lineWidth = 1;
    for (const level of [0, 0.5, 1]) {
      context.beginPath();
      context.moveTo(0, y(level));
      context.lineTo(width, y(level));
      context.stroke();
    }
    const gradient = context.createLinearGradient(0, y(1), 0, y(0));
    gradient.addColorStop(0, colour("together"));
    gradient.addColorStop(1, colour("apart"));
    context.strokeStyle = gradient;
    context.lineJoin = "round";
    for (let i = 1; i < this.#points.length; i++) {
      const [a, b] = [this.#points[i - 1], this.#points[i]];
      if (b.at - a.at > 2) continue;
      context.lineWidth = (devicePixelRatio || 1) * (0.6 + 2.4 * b.confidence);
      context.beginPath();
      context.moveTo(x(a.at), y(a.value));
      context.lineTo(x(b.at), y(b.value));
      context.stroke();
    }
  }
}

/** The reason for low confidence, as text. */
export const doubt = { reliable: "", toolittlepaint: "too little paint", toolittlesound: "too little music", steadysound: "a sound that does not change", toofewpictures: "too few paintings to compare with" };
