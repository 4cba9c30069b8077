import { connect, createConnectionNote } from "./connection.js";
import { colour, fit, clock } from "./draw.js";
import { connectFullScreen, showCongruity } from "./artist-page.js";

const ATTACK = 0.01;   // seconds: an excerpt starts on an onset, which must be heard
const FADE = 0.6;      // seconds in which the previous excerpt fades out

const $ = (id) => document.getElementById(id);
const congruity = showCongruity($("congruity"), $("congruity-switch"));
connectLightSwitch($("light"));
connectFullScreen($("full"));

const sound = new AudioContext();
const volume = new GainNode(sound, { gain: Number($("volume").value) });
volume.connect(sound.destination);
let listening = false;
let current = null;      // { key, buffer, peaks, level }
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
  if (!listening || !current) return;
  fadeOut();
  const source = new AudioBufferSourceNode(sound, { buffer: current.buffer, loop: true });
  const gain = new GainNode(sound, { gain: 0 });
  gain.gain.linearRampToValueAtTime(current.level, sound.currentTime + ATTACK);
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
    let max = 0;
    for (let k = Math.floor(i * per); k < (i + 1) * per; k++) max = Math.max(max, Math.abs(samples[k] ?? 0));
    return max;
  });
}

/** The gain that brings the work to the loudness of its library, but never above full scale. */
function levelOf(selection, peaks) {
  return Math.min(10 ** (selection.gainDb / 20), 1 / Math.max(0.01, ...peaks));
}

/** The picture of the music is decoration: its title is beside it. Without one, or if it cannot be read, the title has the place. */
let coverId = null;
async function showCover(id) {
  if (id === coverId) return;
  coverId = id;
  const picture = await fetch(`/works/${encodeURIComponent(id)}/cover.jpg`).then((response) => response.status === 200 ? response.blob() : null).catch(() => null);
  if (id !== coverId) return;
  URL.revokeObjectURL($("cover").src);
  $("cover").hidden = !picture;
  if (picture) $("cover").src = URL.createObjectURL(picture);
  else $("cover").removeAttribute("src");
}

// A download can take longer than the next selection. Each sound that arrives is played, unless a newer one arrived before it.
let requestedKey = null;
let requests = 0;
let latestArrival = 0;
async function load(selection) {
  const key = `${selection.id} ${selection.start}`;
  if (key === requestedKey) return;
  requestedKey = key;
  const request = ++requests;
  $("title").textContent = selection.title;
  $("collection").textContent = `${selection.collection}, from ${clock(selection.start)}`;
  showCover(selection.id);
  try {
    const response = await fetch(`/works/${encodeURIComponent(selection.id)}/excerpt.wav?start=${selection.start}`);
    if (!response.ok) throw new Error(String(response.status));
    const buffer = await sound.decodeAudioData(await response.arrayBuffer());
    if (request < latestArrival) return;
    latestArrival = request;
    const peaks = peaksOf(buffer);
    current = { key, buffer, peaks, level: levelOf(selection, peaks) };
    document.documentElement.dataset.excerpt = key;
    play();
  } catch {
    if (key !== requestedKey) return;
    requestedKey = null;
    current = null;
    $("collection").textContent += " (its file cannot be played)";
  }
}

function draw() {
  const wave = $("wave");
  fit(wave);
  const { width, height } = wave;
  const context = wave.getContext("2d");
  context.clearRect(0, 0, width, height);
  if (current) {
    const { peaks, buffer } = current;
    const at = playing ? ((sound.currentTime - playing.at) % buffer.duration) / buffer.duration : -1;
    const bar = width / peaks.length;
    const [playedColour, restColour] = [colour("music"), colour("apart")];
    peaks.forEach((peak, i) => {
      context.fillStyle = i / peaks.length < at ? playedColour : restColour;
      const barHeight = Math.max(2, peak * height);
      context.fillRect(i * bar, (height - barHeight) / 2, Math.max(1, bar * 0.7), barHeight);
    });
  }
  setTimeout(() => requestAnimationFrame(draw), 30);
}
draw();

const note = createConnectionNote();
connect("artist", {
  connected: note.connected,
  disconnected: note.disconnected,
  update(update) {
    congruity.update(update);
    if (update.selection) load(update.selection);
  },
});
