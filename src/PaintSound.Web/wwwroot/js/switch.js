/** Makes a button switch something on and off. Default: on. The browser remembers the choice if it allows storage. */
export function connectSwitch(button, key, apply) {
  let on = true;
  try { on = localStorage.getItem(key) !== "off"; } catch { /* Without storage, the default is used. */ }
  const show = () => {
    button.setAttribute("aria-pressed", on);
    apply(on);
  };
  button.addEventListener("click", () => {
    on = !on;
    try { localStorage.setItem(key, on ? "on" : "off"); } catch { /* Without storage, the choice is lost when the page is closed. */ }
    show();
  });
  show();
}
