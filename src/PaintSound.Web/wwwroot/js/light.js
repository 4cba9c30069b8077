// Light or dark theme: the default is the system's, or the user's choice. Loaded before the page is drawn.
const KEY = "paintsound-light";
try {
  const chosen = localStorage.getItem(KEY);
  if (chosen) document.documentElement.dataset.light = chosen;
} catch { /* Without storage, the system theme is used. */ }

/** Makes a button switch between light and dark. */
function connectLightSwitch(button) {
  button.addEventListener("click", () => {
    const dark = getComputedStyle(document.documentElement).colorScheme.includes("dark");
    document.documentElement.dataset.light = dark ? "light" : "dark";
    try { localStorage.setItem(KEY, document.documentElement.dataset.light); } catch { /* Without storage, the choice is lost when the page is closed. */ }
    document.dispatchEvent(new Event("light"));
  });
}
