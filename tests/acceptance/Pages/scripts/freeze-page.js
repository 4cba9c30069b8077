// Replaces what the page shows by a still copy of it, so that everything that is measured afterwards belongs to one moment. The page's
// scripts go on, and change what is no longer shown. window.thaw() shows it again.
async () => {
  const live = document.body;
  const still = live.cloneNode(true);
  const canvases = [...live.querySelectorAll("canvas")];
  [...still.querySelectorAll("canvas")].forEach((copy, i) => {
    if (canvases[i].width && canvases[i].height) copy.getContext("2d").drawImage(canvases[i], 0, 0);
  });
  await Promise.allSettled([...still.querySelectorAll("img")].map((picture) => picture.decode()));
  window.thaw = () => {
    document.body = live;
    for (const name of ["getElementById", "querySelector", "querySelectorAll"]) delete document[name];
  };
  document.body = still;
  document.getElementById = (id) => live.querySelector(`#${CSS.escape(id)}`);
  document.querySelector = (selector) => live.querySelector(selector);
  document.querySelectorAll = (selector) => live.querySelectorAll(selector);
  await Promise.allSettled(document.getAnimations().filter((motion) => motion.effect.getComputedTiming().endTime < Infinity).map((motion) => motion.finished));
}
