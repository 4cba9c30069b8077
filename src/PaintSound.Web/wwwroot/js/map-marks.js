// Draws over the points: the live selection with its way, the point that the keyboard or the pointer marks, and the lasso.

import { colour, fit } from "./draw.js";

const WAY = 8;          // selections that are kept
const TRAVEL = 450;     // ms from one selection to the next

/** Creates the marks. `request()` asks for another picture. */
export function createMarks(canvas, points, view, request) {
  const context = canvas.getContext("2d");
  const still = matchMedia("(prefers-reduced-motion: reduce)");
  const way = [];
  let since = 0;
  let painting = -1;

  const place = (i) => view.toPage(points.x[i], points.y[i]);

  function ring([x, y], radius, style, width, dash = []) {
    context.beginPath();
    context.setLineDash(dash);
    context.arc(x, y, radius, 0, 2 * Math.PI);
    context.lineWidth = width + 2.5;
    context.strokeStyle = colour("ground");
    context.stroke();
    context.lineWidth = width;
    context.strokeStyle = style;
    context.stroke();
    context.setLineDash([]);
  }

  function drawWay(radius) {
    const progress = still.matches ? 1 : Math.min(1, (performance.now() - since) / TRAVEL);
    const eased = 1 - (1 - progress) ** 3;
    const places = way.map(place);
    if (places.length > 1) {
      const [from, to] = places.slice(-2);
      places[places.length - 1] = [from[0] + (to[0] - from[0]) * eased, from[1] + (to[1] - from[1]) * eased];
    }
    context.strokeStyle = colour("brush");
    context.lineWidth = 1.5;
    for (let i = 1; i < places.length; i++) {
      context.globalAlpha = 0.7 * (i / places.length) ** 2;
      context.beginPath();
      context.moveTo(...places[i - 1]);
      context.lineTo(...places[i]);
      context.stroke();
    }
    context.globalAlpha = 1;
    if (places.length > 0) {
      ring(places.at(-1), radius, colour("brush"), 3);
      context.beginPath();
      context.arc(...places.at(-1), 3.5, 0, 2 * Math.PI);
      context.fillStyle = colour("brush");
      context.fill();
    }
    if (progress < 1) request();
  }

  function drawLasso(lasso) {
    context.beginPath();
    lasso.forEach(([x, y], i) => { const at = view.toPage(x, y); if (i === 0) context.moveTo(...at); else context.lineTo(...at); });
    context.closePath();
    context.globalAlpha = 0.12;
    context.fillStyle = colour("ink");
    context.fill();
    context.globalAlpha = 1;
    context.setLineDash([6, 4]);
    context.lineWidth = 1.5;
    context.strokeStyle = colour("ink");
    context.stroke();
    context.setLineDash([]);
  }

  return {
    select(i) {
      if (i < 0 || !points.isPlaced(i) || way.at(-1) === i) return;
      way.push(i);
      if (way.length > WAY) way.shift();
      since = performance.now();
      request();
    },
    selectPainting(i) { painting = i >= 0 && points.isPlaced(i) ? i : -1; request(); },

    /** Draws the marks. `marked` is a point or -1, `lasso` a list of places on the map. */
    draw(marked, lasso) {
      fit(canvas);
      const ratio = canvas.width / Math.max(1, canvas.clientWidth);
      context.setTransform(ratio, 0, 0, ratio, 0, 0);
      context.clearRect(0, 0, canvas.clientWidth, canvas.clientHeight);
      if (lasso.length > 1) drawLasso(lasso);
      const size = view.pointSize();
      drawWay(Math.max(11, size));
      if (painting >= 0) ring(place(painting), Math.max(12, size * 1.3), colour("canvas"), 2.5);
      if (marked >= 0) ring(place(marked), Math.max(8, size * 0.9), colour("ink"), 2, [4, 3]);
    },
  };
}
