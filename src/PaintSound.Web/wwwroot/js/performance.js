import { $, element } from "./dom.js";

const milliseconds = (ms) => (ms === undefined ? "–" : `${ms.toFixed(ms < 10 ? 1 : 0)} ms`);

/** Shows timing, latencies and losses. */
export function showPerformance(p) {
  $("step-median").textContent = milliseconds(p.stepMedian);
  $("step-slowest").textContent = milliseconds(p.stepSlowest);
  showCount("steps-delayed", p.stepsDelayed);
  showCount("events-dropped", p.eventsDropped);
  $("late").hidden = p.launchesLate === undefined;
  showCount("launches-late", p.launchesLate ?? 0);
  $("latencies").hidden = p.latencies.length === 0;
  $("latencies").replaceChildren(...p.latencies.flatMap((l) => [
    figure(`${l.connection} answers, median`, milliseconds(l.median)),
    figure(`${l.connection} answers, 95 %`, milliseconds(l.p95)),
  ]));
  $("losses").hidden = p.losses.length === 0;
  $("losses").replaceChildren(...p.losses.map((loss) => element("li", { textContent: `${loss.count} ${loss.what}.` })));
}

function showCount(id, count) {
  $(id).textContent = count;
  $(id).classList.toggle("wrong", count > 0);
}

function figure(label, value) {
  return element("div", {}, element("dt", { textContent: label }), element("dd", { textContent: value }));
}
