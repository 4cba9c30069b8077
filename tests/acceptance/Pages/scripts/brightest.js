// Returns the highest channel value of any pixel, 0..255, of a screenshot (base64 PNG).
async (png) => {
  const bitmap = await createImageBitmap(new Blob([Uint8Array.from(atob(png), (c) => c.charCodeAt(0))]));
  const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext("2d");
  context.drawImage(bitmap, 0, 0);
  return context.getImageData(0, 0, bitmap.width, bitmap.height).data.reduce((max, v, i) => (i % 4 < 3 ? Math.max(max, v) : max), 0);
}
