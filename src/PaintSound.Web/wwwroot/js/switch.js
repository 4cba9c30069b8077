/** Makes a button switch something on and off. Default: on. The browser remembers the choice if it allows storage. */
export function switches(button, key, show) {
  let on = true;
  try { on = localStorage.getItem(key) !== "off"; } catch { /* A browser that keeps nothing begins with it. */ }
  const tell = () => {
    button.setAttribute("aria-pressed", on);
    show(on);
  };
  button.addEventListener("click", () => {
    on = !on;
    try { localStorage.setItem(key, on ? "on" : "off"); } catch { /* Until the page is closed, then. */ }
    tell();
  });
  tell();
}
