// Runs before the page. Stores the highest opacity of any projected frame in window.light.
window.light = 0;
requestAnimationFrame(function look() {
  requestAnimationFrame(look);
  const black = document.getElementById("black");
  if (!black || getComputedStyle(black).visibility === "visible") return;
  for (const layer of document.querySelectorAll(".projection > *")) window.light = Math.max(window.light, Number(getComputedStyle(layer).opacity));
});
