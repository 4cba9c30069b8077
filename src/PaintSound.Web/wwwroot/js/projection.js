import { connect } from "./connection.js";
import { followCanvas, setCanvasAspect } from "./draw.js";
import { Paintings } from "./paintings.js";

const FRAME = 1000 / 30;
const FADE_STEP = 0.12;   // fraction of the way to the newest canvas picture per frame, so that paint fades in

const $ = (id) => document.getElementById(id);
const layers = $("paintings");
const paintings = new Paintings(layers);
const context = $("canvas").getContext("2d", { alpha: false });
const newest = document.createElement("canvas");
let framesToSettle = 0;         // frames until the canvas picture is stable

function applyControls(values) {
  const blend = values["projection/blend"];
  layers.style.setProperty("--fade", `${values["projection/fade"]}s`);
  layers.style.mixBlendMode = blend === "mix" ? "normal" : blend === "add" ? "plus-lighter" : blend;
  layers.style.opacity = values["projection/opacity painting"];
  $("canvas").style.opacity = values["projection/opacity canvas"];
  $("black").classList.toggle("on", values["projection/black"]);
}

connect("artist", {
  update(update) {
    if (update.show) setCanvasAspect(update.show);
    if (update.controls) applyControls(update.controls);
    if (update.painting) paintings.show(update.painting);
  },
});

followCanvas(newest, {
  onFrame() {
    framesToSettle = 60;
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
  if (framesToSettle > 0) {
    context.globalAlpha = --framesToSettle === 0 ? 1 : FADE_STEP;
    context.drawImage(newest, 0, 0);
  }
});
