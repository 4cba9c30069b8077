// What several pages draw.

/** A colour of the design, as it is now. */
export const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();

/** Three numbers 0..255 of a colour #rrggbb. */
export const rgb = (hex) => [1, 3, 5].map((i) => parseInt(hex.slice(i, i + 2), 16));

/** Brings a canvas to the pixels that it covers on the screen. */
export function fit(canvas) {
  const ratio = Math.min(devicePixelRatio || 1, 2);
  const width = Math.max(1, Math.round(canvas.clientWidth * ratio));
  const height = Math.max(1, Math.round(canvas.clientHeight * ratio));
  if (canvas.width !== width || canvas.height !== height) {
    canvas.width = width;
    canvas.height = height;
    return true;
  }
  return false;
}

/** Minutes and seconds. */
export const clock = (seconds) => `${Math.floor(seconds / 60)}:${String(Math.floor(seconds % 60)).padStart(2, "0")}`;

/** Follows the settled canvas and paints it into a canvas element, as often as it changes: as large as it is known. */
export const followCanvas = (element, options = {}) => followPixels(element, "/live/canvas", { width: 448, height: 448, ...options });

/** Follows it at a glance, on a page where it is one thing among many: as large as it is judged, once a second. */
export const glanceAtCanvas = (element) => followPixels(element, "/live/canvas?size=224", { width: 224, height: 224, every: 1000 });

/** Shows the canvas in its own proportions. */
export const shape = (programme) => document.documentElement.style.setProperty("--shape", programme.canvasShape);

/** Follows a picture that changes. On a slow line it may be on its way for seconds, and comes all the same. */
export function followPixels(element, address, { width, height, every = 250, frame = () => {} }) {
  Object.assign(element, { width, height });
  const context = element.getContext("2d");
  const picture = context.createImageData(width, height);
  picture.data.fill(255);
  let after = 0;
  const look = async () => {
    try {
      const question = new URL(address, location.href);
      question.searchParams.set("after", after);
      const answer = await fetch(question, { signal: AbortSignal.timeout(8000) });
      if (answer.status === 200) {
        const bytes = new Uint8Array(await answer.arrayBuffer());
        for (let i = 0, j = 0; i < bytes.length; i += 3, j += 4) {
          picture.data[j] = bytes[i];
          picture.data[j + 1] = bytes[i + 1];
          picture.data[j + 2] = bytes[i + 2];
        }
        context.putImageData(picture, 0, 0);
        after = Number(answer.headers.get("X-Frame"));
        frame();
      }
    } catch {
      // PaintSound is away; the line says so. When it comes back it counts its pictures from the beginning.
      after = 0;
    }
    setTimeout(look, document.hidden ? 1000 : every);
  };
  look();
}
