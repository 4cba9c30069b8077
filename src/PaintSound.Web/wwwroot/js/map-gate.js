// Asks which excerpts passed the gate, while the map is open and visible. PaintSound lists them only while somebody asks.

const EVERY = 300;   // ms

/**
 * Creates the follower.
 * @param {(indices: Uint32Array) => void} show receives the numbers of the excerpts
 */
export function followGate(show) {
  let timer = 0;
  let after = "";

  async function ask() {
    timer = 0;
    try {
      const answer = document.hidden ? null : await fetch(`/library/map/gate?after=${after}`, { signal: AbortSignal.timeout(4000) });
      if (answer?.status === 200) {
        const bits = new Uint8Array(await answer.arrayBuffer());
        after = answer.headers.get("X-Gate");
        show(readBits(bits));
      }
    } catch { after = ""; /* PaintSound is disconnected; after a restart it counts from the start. */ }
    if (isFollowing) timer = setTimeout(ask, EVERY);
  }

  let isFollowing = false;
  return {
    follow(isOn) {
      isFollowing = isOn;
      clearTimeout(timer);
      if (isOn) ask();
    },
  };
}

/** Returns which excerpts pass the filters, a bit for each; null if all do. */
export async function loadFilter() {
  const answer = await fetch("/library/map/filter", { signal: AbortSignal.timeout(4000) });
  return answer.status === 200 ? new Uint8Array(await answer.arrayBuffer()) : null;
}

function readBits(bits) {
  const indices = [];
  for (let byte = 0; byte < bits.length; byte++) {
    for (let bit = 0; bits[byte] >> bit; bit++) if (bits[byte] >> bit & 1) indices.push(8 * byte + bit);
  }
  return Uint32Array.from(indices);
}
