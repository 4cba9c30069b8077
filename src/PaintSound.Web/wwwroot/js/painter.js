import { follow, strip } from "./wire.js";
import { colour, fit, clock } from "./draw.js";
import { meeting, stillness } from "./stage.js";

const FADE = 0.6;   // seconds of cross-fade

const $ = (id) => document.getElementById(id);
const congruity = meeting($("congruity"), $("congruity-switch"));
lightSwitch($("light"));
stillness($("full"));

const sound = new AudioContext();
const volume = new GainNode(sound, { gain: Number($("volume").value) });
volume.connect(sound.destination);
let listening = false;
let offered = null;      // { key, buffer, peaks }
let playing = null;      // { source, gain, at }

$("volume").addEventListener("input", () => volume.gain.setTargetAtTime(Number($("volume").value), sound.currentTime, 0.03));
$("sound").addEventListener("click", async () => {
  listening = !listening;
  $("sound").textContent = listening ? "Stop" : "Listen";
  if (listening) {
    await sound.resume();
    play();
  } else {
    fadeOut();
  }
});

/** Loops the current excerpt until another one arrives. */
function play() {
  if (!listening || !offered) return;
  fadeOut();
  const source = new AudioBufferSourceNode(sound, { buffer: offered.buffer, loop: true });
  const gain = new GainNode(sound, { gain: 0 });
  gain.gain.linearRampToValueAtTime(1, sound.currentTime + FADE);
  source.connect(gain).connect(volume);
  source.start();
  playing = { source, gain, at: sound.currentTime };
}

function fadeOut() {
  if (!playing) return;
  const { source, gain } = playing;
  gain.gain.cancelScheduledValues(sound.currentTime);
  gain.gain.setValueAtTime(gain.gain.value, sound.currentTime);
  gain.gain.linearRampToValueAtTime(0, sound.currentTime + FADE);
  source.stop(sound.currentTime + FADE);
  playing = null;
}

function peaksOf(buffer, count = 600) {
  const samples = buffer.getChannelData(0);
  const per = samples.length / count;
  return Array.from({ length: count }, (_, i) => {
    let most = 0;
    for (let k = Math.floor(i * per); k < (i + 1) * per; k++) most = Math.max(most, Math.abs(samples[k] ?? 0));
    return most;
  });
}

// A download can take longer than the next selection. Each sound that arrives is played, unless a newer one arrived before it.
let wanted = null;
let asked = 0;
let come = 0;
async function offer(selection) {
  const key = `${selection.id} ${selection.start}`;
  if (key === wanted) return;
  wanted = key;
  const turn = ++asked;
  $("title").textContent = selection.title;
  $("collection").textContent = `${selection.collection}, from ${clock(selection.start)}`;
  try {
    const answer = await fetch(`/works/${encodeURIComponent(selection.id)}/excerpt.wav?start=${selection.start}`);
    if (!answer.ok) throw new Error(String(answer.status));
    const buffer = await sound.decodeAudioData(await answer.arrayBuffer());
    if (turn < come) return;
    come = turn;
    offered = { key, buffer, peaks: peaksOf(buffer) };
    document.documentElement.dataset.excerpt = key;
    play();
  } catch {
    if (key !== wanted) return;
    wanted = null;
    offered = null;
    $("collection").textContent += " (its file cannot be played)";
  }
}

function draw() {
  const wave = $("wave");
  fit(wave);
  const { width, height } = wave;
  const context = wave.getContext("2d");
  context.clearRect(0, 0, width, height);
  if (offered) {
    const { peaks, buffer } = offered;
    const at = playing ? ((sound.currentTime - playing.at) % buffer.duration) / buffer.duration : -1;
    const bar = width / peaks.length;
    const [past, coming] = [colour("music"), colour("apart")];
    peaks.forEach((peak, i) => {
      context.fillStyle = i / peaks.length < at ? past : coming;
      const tall = Math.max(2, peak * height);
      context.fillRect(i * bar, (height - tall) / 2, Math.max(1, bar * 0.7), tall);
    });
  }
  setTimeout(() => requestAnimationFrame(draw), 30);
}
draw();

const note = strip();
follow("artist", {
  here: note.here,
  away: note.away,
  moment(m) {
    congruity.take(m);
    if (m.selection) offer(m.selection);
  },
});
