// Runs before the page. Calls window.reportChange with a name and the new value whenever the page shows something else.
{
  const text = (selector) => document.querySelector(selector)?.textContent;
  const shown = () => document.querySelector("#paintings img.shown")?.alt;
  const page = location.pathname.slice(1) || "operator";
  const watched = {
    operator: {
      selection: () => document.querySelector("#best:not([hidden])") && text("#selection"),
      "source brush": () => text(".source.brush .state"),
      "source canvas": () => text(".source.canvas .state"),
      "source music": () => text(".source.music .state"),
    },
    composer: { painting: shown },
    painter: { excerpt: () => document.documentElement.dataset.excerpt },
    projection: { projected: shown },
  }[page] ?? {};
  watched[page] = () => document.documentElement?.dataset.connection;
  const last = {};
  setInterval(() => {
    for (const [name, read] of Object.entries(watched)) {
      const value = read();
      if (value && value !== last[name]) {
        last[name] = value;
        window.reportChange(name, value);
      }
    }
  }, 40);
}
