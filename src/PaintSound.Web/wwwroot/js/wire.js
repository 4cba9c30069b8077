// The connection between a page and PaintSound. It reconnects by itself while the page is open: after a restart of the program, a network
// failure or sleep. The page receives `away` and `here`; the document's data-line attribute has the same value.

const PAUSE = 350;        // ms between two attempts
const SILENCE = 1500;     // ms without an update: the connection is dead, even if the browser has not noticed
const PATIENCE = 1500;    // ms: limit for connecting, and for a click that waits for the connection
const LOOK = 50;          // ms between two checks for the connection

/**
 * Follows the performance.
 * @param {"operator"|"artist"} role which hub
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
          // The first update contains the whole state: only now the page is up to date.
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

  /** The connection. Waits for it, because a user can click before it is open or while the program restarts. */
  const line = async () => {
    for (let waited = 0; !connection && waited < PATIENCE; waited += LOOK) await new Promise((next) => setTimeout(next, LOOK));
    if (!connection) throw new Error("PaintSound is not connected.");
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

/** Shows a strip while the page is disconnected. */
export function strip() {
  const note = document.createElement("div");
  note.className = "away";
  note.setAttribute("role", "status");
  note.textContent = "PaintSound is not connected. This page reconnects by itself.";
  note.hidden = true;
  document.body.append(note);
  return {
    here() { note.hidden = true; },
    away() { note.hidden = false; },
  };
}
