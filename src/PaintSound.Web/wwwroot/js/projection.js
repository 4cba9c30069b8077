import { follow } from "./wire.js";
import { followCanvas, shape } from "./draw.js";
import { Paintings } from "./paintings.js";

const FRAME = 1000 / 30;
const SETTLE = 0.12;      // fraction of the way to the newest canvas picture per frame, so that paint fades in

const $ = (id) => document.getElementById(id);
const layers = $("paintings");
const paintings = new Paintings(layers);
const seen = $("canvas").getContext("2d", { alpha: false });
const newest = document.createElement("canvas");
let settling = 0;         // frames until the canvas picture is stable

function stand(values) {
  const blend = values["projection/blend"];
  layers.style.setProperty("--fade", `${values["projection/fade"]}s`);
  layers.style.mixBlendMode = blend === "mix" ? "normal" : blend === "add" ? "plus-lighter" : blend;
  layers.style.opacity = values["projection/opacity painting"];
  $("canvas").style.opacity = values["projection/opacity canvas"];
  $("black").classList.toggle("on", values["projection/black"]);
}

follow("artist", {
  moment(m) {
    if (m.programme) shape(m.programme);
    if (m.controls) stand(m.controls);
    if (m.painting) paintings.show(m.painting);
  },
});

followCanvas(newest, {
  frame() {
    settling = 60;
  },
});

// Thirty frames per second. The measured rate is published for tests.
let due = performance.now();
let drawn = 0;
let since = due;
requestAnimationFrame(function draw(now) {
  requestAnimationFrame(draw);
  if (now < due - 2) return;
  due = Math.max(due + FRAME, now - FRAME);
  drawn++;
  if (now - since >= 1000) {
    document.documentElement.dataset.rate = ((1000 * drawn) / (now - since)).toFixed(1);
    [drawn, since] = [0, now];
  }
  if (settling > 0) {
    seen.globalAlpha = --settling === 0 ? 1 : SETTLE;
    seen.drawImage(newest, 0, 0);
  }
});
