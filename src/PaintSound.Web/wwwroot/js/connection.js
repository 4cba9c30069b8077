// The connection between a page and PaintSound. It reconnects by itself while the page is open: after a restart of the program, a network
// failure or sleep. The page receives `disconnected` and `connected`; the document's data-connection attribute has the same value.

const RETRY_INTERVAL = 350;     // ms between two attempts
const MAX_SILENCE = 1500;       // ms without an update: the connection is dead, even if the browser has not noticed
const CONNECT_TIMEOUT = 1500;   // ms: limit for connecting, and for a click that waits for the connection
const POLL_INTERVAL = 50;       // ms between two checks for the connection

/**
 * Connects a page to the performance.
 * @param {"operator"|"artist"} role which hub
 * @param {{update: (u: object) => void, connected?: () => void, disconnected?: () => void}} page
 * @returns {{call: (name: string, ...values: unknown[]) => Promise<unknown>}}
 */
export function connect(role, page) {
  let connection = null;
  let lastUpdate = 0;
  const report = (state) => {
    document.documentElement.dataset.connection = state;
    page[state]?.();
  };

  const connectOnce = () => new Promise((onEnd) => {
    let ended = false;
    const hub = new signalR.HubConnectionBuilder()
      .withUrl(`/hub/${role}`, { transport: signalR.HttpTransportType.WebSockets, skipNegotiation: true })
      .configureLogging(signalR.LogLevel.None)
      .build();
    const end = () => {
      if (ended) return;
      ended = true;
      clearInterval(watchdog);
      connection = null;
      hub.stop().catch(() => {});
      onEnd();
    };
    lastUpdate = performance.now();
    const watchdog = setInterval(() => {
      if (performance.now() - lastUpdate > (connection ? MAX_SILENCE : CONNECT_TIMEOUT)) end();
    }, 250);
    hub.onclose(end);
    hub.start().then(() => {
      if (ended) return;
      connection = hub;
      hub.stream("Watch").subscribe({
        next(update) {
          if (ended) return;
          lastUpdate = performance.now();
          // The first update contains the whole state: only now the page is up to date.
          if (update.show) report("connected");
          page.update(update);
        },
        error: end,
        complete: end,
      });
    }, end);
  });

  (async () => {
    for (;;) {
      await connectOnce();
      report("disconnected");
      await new Promise((next) => setTimeout(next, RETRY_INTERVAL));
    }
  })();

  /** Waits for the connection, because a user can click before it is open or while the program restarts. */
  const waitForConnection = async () => {
    for (let waited = 0; !connection && waited < CONNECT_TIMEOUT; waited += POLL_INTERVAL) await new Promise((next) => setTimeout(next, POLL_INTERVAL));
    if (!connection) throw new Error("PaintSound is not connected.");
    return connection;
  };

  return {
    async call(name, ...values) {
      const hub = await waitForConnection();
      try {
        return await hub.invoke(name, ...values);
      } catch (error) {
        throw new Error(String(error.message).replace(/^.*HubException: /, ""));
      }
    },
  };
}

/** Creates a note that the page shows while it is disconnected. */
export function createConnectionNote() {
  const note = document.createElement("div");
  note.className = "connection-note";
  note.setAttribute("role", "status");
  note.textContent = "PaintSound is not connected. This page reconnects by itself.";
  note.hidden = true;
  document.body.append(note);
  return {
    connected() { note.hidden = true; },
    disconnected() { note.hidden = false; },
  };
}
