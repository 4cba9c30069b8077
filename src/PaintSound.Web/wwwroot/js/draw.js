// Drawing code shared by several pages.

/** The present value of a colour of the design. */
export const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();

/** Three numbers 0..255 of a colour #rrggbb. */
export const rgb = (hex) => [1, 3, 5].map((i) => parseInt(hex.slice(i, i + 2), 16));

/** Sets the size of a canvas element to the pixels that it covers on the screen. */
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

/** Draws the painted canvas into a canvas element whenever it changes, at full size. */
export const followCanvas = (element, options = {}) => followPixels(element, "/live/canvas", { width: 448, height: 448, ...options });

/** Draws the painted canvas once per second, at the size of the analysis. For pages that show other things too. */
export const glanceAtCanvas = (element) => followPixels(element, "/live/canvas?size=224", { width: 224, height: 224, every: 1000 });

/** Shows the canvas in its own proportions. */
export const shape = (programme) => document.documentElement.style.setProperty("--shape", programme.canvasShape);

/** Draws a picture that changes. A slow network can delay it by seconds. */
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
      // PaintSound is disconnected. After a restart it numbers its pictures from the start.
      after = 0;
    }
    setTimeout(look, document.hidden ? 1000 : every);
  };
  look();
}
