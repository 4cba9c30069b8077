// The line between a page and PaintSound. It calls again by itself, for as long as the page is open: a worker that was started
// anew, a network that came back, a laptop that slept. A page need not care; it is only told `away` and `here`, and the document's data-line says it, too.

const PAUSE = 350;        // ms between two calls
const SILENCE = 1500;     // ms without a moment: the line is dead, whatever the browser thinks
const PATIENCE = 1500;    // ms that connecting may take, and that what was clicked waits for the line
const LOOK = 50;          // ms between two looks whether it is there

/**
 * Follows the performance.
 * @param {"operator"|"artist"} role which line
 * @param {{moment: (m: object) => void, here?: () => void, away?: () => void}} page
 * @returns {{call: (name: string, ...values: unknown[]) => Promise<unknown>}}
 */
export function follow(role, page) {
  let connection = null;
  let lastHeard = 0;
  const tell = (line) => {
    document.documentElement.dataset.line = line;
    page[line]?.();
  };

  const once = () => new Promise((ended) => {
    let over = false;
    const link = new signalR.HubConnectionBuilder()
      .withUrl(`/line/${role}`, { transport: signalR.HttpTransportType.WebSockets, skipNegotiation: true })
      .configureLogging(signalR.LogLevel.None)
      .build();
    const end = () => {
      if (over) return;
      over = true;
      clearInterval(watch);
      connection = null;
      link.stop().catch(() => {});
      ended();
    };
    lastHeard = performance.now();
    const watch = setInterval(() => {
      if (performance.now() - lastHeard > (connection ? SILENCE : PATIENCE)) end();
    }, 250);
    link.onclose(end);
    link.start().then(() => {
      if (over) return;
      connection = link;
      link.stream("Watch").subscribe({
        next(moment) {
          if (over) return;
          lastHeard = performance.now();
          // The first moment tells everything: only now the page is up to date.
          if (moment.programme) tell("here");
          page.moment(moment);
        },
        error: end,
        complete: end,
      });
    }, end);
  });

  (async () => {
    for (;;) {
      await once();
      tell("away");
      await new Promise((next) => setTimeout(next, PAUSE));
    }
  })();

  /** The line: a page is clicked before it is up, too, and while a worker starts anew. */
  const line = async () => {
    for (let waited = 0; !connection && waited < PATIENCE; waited += LOOK) await new Promise((next) => setTimeout(next, LOOK));
    if (!connection) throw new Error("PaintSound is not there just now.");
    return connection;
  };

  return {
    async call(name, ...values) {
      const link = await line();
      try {
        return await link.invoke(name, ...values);
      } catch (error) {
        throw new Error(String(error.message).replace(/^.*HubException: /, ""));
      }
    },
  };
}

/** Shows a quiet strip while the line is down. */
export function strip() {
  const note = document.createElement("div");
  note.className = "away";
  note.setAttribute("role", "status");
  note.textContent = "PaintSound is not there. This page waits and comes back by itself.";
  note.hidden = true;
  document.body.append(note);
  return {
    here() { note.hidden = true; },
    away() { note.hidden = false; },
  };
}
