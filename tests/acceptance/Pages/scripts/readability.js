// Returns every text with a contrast below WCAG 2.2 level AA (1.4.3), and whether the page is wider than its window.
// Runs after hide-text.js. The argument is the screenshot that was taken after hide-text.js, as base64 PNG.
async (picture) => {
  document.adoptedStyleSheets = [];
  const bitmap = await createImageBitmap(new Blob([Uint8Array.from(atob(picture), (c) => c.charCodeAt(0))]));
  const ground = new OffscreenCanvas(bitmap.width, bitmap.height).getContext("2d", { willReadFrequently: true });
  ground.drawImage(bitmap, 0, 0);
  const ink = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });
  const colour = (css) => {
    ink.fillStyle = css;
    ink.fillRect(0, 0, 1, 1);
    return ink.getImageData(0, 0, 1, 1).data;
  };
  const linear = (v) => (v /= 255) <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4;
  const luminance = ([r, g, b]) => 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b);
  const contrast = (a, b) => (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
  // The visible part of a line of text, in page coordinates; empty if a scrolling box hides it.
  const visibleRect = (line, element) => {
    let [left, top, right, bottom] = [line.left, line.top, line.right, line.bottom];
    for (let at = element; at !== document.body; at = at.parentElement) {
      if (getComputedStyle(at).overflowY === "visible") continue;
      const box = at.getBoundingClientRect();
      [left, top, right, bottom] = [Math.max(left, box.left), Math.max(top, box.top), Math.min(right, box.right), Math.min(bottom, box.bottom)];
    }
    return [left + scrollX, top + scrollY, right - left, bottom - top].map(Math.round);
  };
  let checked = 0;
  const lowContrast = [];
  for (const element of document.body.getElementsByTagName("*")) {
    const style = getComputedStyle(element);
    const words = [...element.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE && node.textContent.trim());
    if (!words.length || !element.isConnected || !element.checkVisibility({ visibilityProperty: true }) || element.disabled) continue;
    const letters = luminance(colour(style.color));
    let minContrast = Infinity;
    for (const word of words) {
      const range = document.createRange();
      range.selectNodeContents(word);
      for (const line of range.getClientRects()) {
        const [left, top, width, height] = visibleRect(line, element);
        if (width < 1 || height < 1) continue;
        const { data } = ground.getImageData(left, top, width, height);
        for (let i = 0; i < data.length; i += 4 * 7) minContrast = Math.min(minContrast, contrast(letters, luminance(data.subarray(i, i + 3))));
      }
    }
    if (minContrast === Infinity) continue;
    checked++;
    const size = parseFloat(style.fontSize);
    if (minContrast < (size >= 24 || (size >= 18.66 && style.fontWeight >= 700) ? 3 : 4.5)) {
      lowContrast.push(`${minContrast.toFixed(2)} ${element.tagName} ${element.textContent.trim().slice(0, 40)}`);
    }
  }
  return { checked, lowContrast, isTooWide: document.documentElement.scrollWidth > innerWidth + 1 };
}
