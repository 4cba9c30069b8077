// Drawing code shared by several pages.

/** Returns the current value of a colour of the design. */
export const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();

/** Converts a colour #rrggbb to three numbers 0..255. */
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

/** Formats seconds as minutes and seconds. */
export const clock = (seconds) => `${Math.floor(seconds / 60)}:${String(Math.floor(seconds % 60)).padStart(2, "0")}`;

/** Draws the painted canvas into a canvas element whenever it changes, at full size. */
export const followCanvas = (element, options = {}) => followPixels(element, "/live/canvas", { width: 448, height: 448, ...options });

/** Draws the painted canvas once per second, at the size of the analysis. For pages that show other things too. */
export const followCanvasPreview = (element) => followPixels(element, "/live/canvas?size=224", { width: 224, height: 224, every: 1000 });

/** Sets the aspect ratio of the canvas. */
export const setCanvasAspect = (show) => document.documentElement.style.setProperty("--canvas-aspect", show.canvasAspect);

/** Draws a picture that changes. A slow network can delay it by seconds. */
export function followPixels(element, address, { width, height, every = 250, onFrame = () => {} }) {
  Object.assign(element, { width, height });
  const context = element.getContext("2d");
  const picture = context.createImageData(width, height);
  picture.data.fill(255);
  let after = 0;
  const poll = async () => {
    try {
      const url = new URL(address, location.href);
      url.searchParams.set("after", after);
      const response = await fetch(url, { signal: AbortSignal.timeout(8000) });
      if (response.status === 200) {
        const bytes = new Uint8Array(await response.arrayBuffer());
        for (let i = 0, j = 0; i < bytes.length; i += 3, j += 4) {
          picture.data[j] = bytes[i];
          picture.data[j + 1] = bytes[i + 1];
          picture.data[j + 2] = bytes[i + 2];
        }
        context.putImageData(picture, 0, 0);
        after = Number(response.headers.get("X-Frame"));
        onFrame();
      }
    } catch {
      // PaintSound is disconnected. After a restart it numbers its pictures from the start.
      after = 0;
    }
    setTimeout(poll, document.hidden ? 1000 : every);
  };
  poll();
}
