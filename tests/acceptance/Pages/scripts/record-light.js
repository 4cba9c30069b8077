// Runs before the page: keeps in window.light the highest opacity that any frame of the projection has shown.
window.light = 0;
requestAnimationFrame(function look() {
  requestAnimationFrame(look);
  const black = document.getElementById("black");
  if (!black || getComputedStyle(black).visibility === "visible") return;
  for (const layer of document.querySelectorAll(".projection > *")) window.light = Math.max(window.light, Number(getComputedStyle(layer).opacity));
});
