// Plays the sound of a take, in pieces of some seconds without a gap.

const RATE = 16000;
const PIECE = 5;     // seconds
const AHEAD = 6;     // seconds that are loaded before they sound
const SHOW = 125;    // ms between two moments that are shown

export class Player {
  #context; #onTime; #onEnd; #playing = null;

  /** `onTime(seconds)` is called while it plays, `onEnd()` at the end of the take. */
  constructor(onTime, onEnd) {
    this.#onTime = onTime;
    this.#onEnd = onEnd;
  }

  get isPlaying() { return this.#playing !== null; }

  /** Plays sources, of "brush" and "music", from a time to another. */
  async play(from, end, sources) {
    this.stop();
    this.#context ??= new AudioContext();
    const playing = this.#playing = { nodes: new Set(), timer: null };
    await this.#context.resume();
    let next = from, zero = null;
    const load = async () => {
      const seconds = Math.min(PIECE, end - next);
      if (seconds < 0.01) return;
      const at = next;
      next += seconds;
      const pieces = await Promise.all(sources.map((source) => this.#fetch(source, at, seconds)));
      if (this.#playing !== playing) return;
      zero ??= this.#context.currentTime + 0.05 - at;
      for (const piece of pieces) {
        const node = new AudioBufferSourceNode(this.#context, { buffer: piece });
        node.connect(this.#context.destination);
        node.onended = () => playing.nodes.delete(node);
        // A piece that comes late is joined in where it would be.
        const late = Math.max(0, this.#context.currentTime - (zero + at));
        node.start(zero + at + late, late);
        playing.nodes.add(node);
      }
    };
    let isLoading = false;
    const tick = async () => {
      const now = zero === null ? from : Math.max(from, this.#context.currentTime - zero);
      this.#onTime(Math.min(now, end));
      if (now >= end) return this.#onEnd();
      if (isLoading || next - now > AHEAD) return;
      isLoading = true;
      await load().catch(() => { next = Math.max(from, next - PIECE); });
      isLoading = false;
    };
    playing.timer = setInterval(tick, SHOW);
    tick();
  }

  stop() {
    if (!this.#playing) return;
    clearInterval(this.#playing.timer);
    for (const node of this.#playing.nodes) node.stop();
    this.#playing = null;
  }

  async #fetch(source, from, seconds) {
    const response = await fetch(`/take/${source}?from=${from}&seconds=${seconds}`, { signal: AbortSignal.timeout(10000) });
    if (!response.ok) throw new Error(response.status);
    const samples = new Int16Array(await response.arrayBuffer());
    const buffer = new AudioBuffer({ length: samples.length, numberOfChannels: 1, sampleRate: RATE });
    buffer.copyToChannel(Float32Array.from(samples, (sample) => sample / 32768), 0);
    return buffer;
  }
}
