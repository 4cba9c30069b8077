// The controls of the operator page. They are built from the control table that PaintSound sends, and show the values of the show.

const HOLD_TIME = 600;       // ms for which a fader ignores the values of the show after a person has moved it
const SEND_INTERVAL = 50;    // ms between two values while a fader moves

/** Converts the position of a fader, 0..1, to a value and back; as in ControlTaper. */
const tapers = {
  linear: [(low, high, at) => low + (high - low) * at, (low, high, v) => (v - low) / (high - low)],
  logarithmic: [(low, high, at) => low * (high / low) ** at, (low, high, v) => Math.log(v / low) / Math.log(high / low)],
  cubic: [(low, high, at) => low + (high - low) * at ** 3, (low, high, v) => Math.cbrt((v - low) / (high - low))],
};

/** Labels and formats that differ from the default. Controls that are not listed here use the default. */
const percent = (v) => `${Math.round(100 * v)} %`;
const formats = {
  gate: { show: (v) => `${(100 * v).toPrecision(3)} %` },
  bars: { show: (v) => (Math.round(v) === 0 ? "off" : `${Math.round(v)}`) },
  follow: { ends: ["the rhythm", "the timbre"] },
  taste: { ends: ["PaintSound's", "ours"], show: percent },
  depth: { label: (item) => item },
  "projection/opacity": { label: (item) => ({ canvas: "Canvas", painting: "Paintings" })[item] ?? item, show: percent },
};

const title = (text) => text[0].toUpperCase() + text.slice(1).replaceAll("/", " ");
const section = (name) => (name.startsWith("projection/") ? "projection" : "show");

/** Builds all controls. `send(name, value)` sets a control; `isShown(name)` returns whether this show has it. Returns a function that shows values. */
export function build(table, { send, isShown }) {
  const setters = new Map();   // functions that show a value, by name
  for (const group of document.querySelectorAll("[data-control-group], [data-faders]")) group.replaceChildren();
  for (const created of document.querySelectorAll("[data-created]")) created.remove();
  for (const control of table.filter((control) => control.name !== "preset" && !control.name.startsWith("filter/") && isShown(control.name))) {
    if (control.kind === "number") faders(control, send, setters);
    else if (control.kind === "choice") choice(control, send, setters);
    else if (control.items) switches(control, send, setters);
    else button(control, send, setters);
  }
  return (values) => {
    for (const [name, show] of setters) if (name in values) show(values[name]);
  };
}

/** Shows which knobs of the MIDI controller wait for the value of their control: 1 to be turned up, -1 down. */
export function showWaiting(waiting) {
  for (const box of document.querySelectorAll("[data-fader]")) {
    const direction = waiting[box.dataset.fader] ?? 0;
    const note = box.querySelector(".waits");
    note.hidden = direction === 0;
    note.textContent = direction > 0 ? "The knob waits: turn it up" : "The knob waits: turn it down";
  }
}

function element(tag, properties = {}, ...children) {
  const created = Object.assign(document.createElement(tag), properties);
  created.append(...children);
  return created;
}

/** Finds the container for the buttons of a control, or creates one. */
function group(control) {
  let container = document.querySelector(`[data-control-group="${control.name}"]`);
  if (!container) {
    container = element("div", { className: "chips" });
    container.dataset.controlGroup = control.name;
    const row = element("div", {}, element("p", { className: "quiet", textContent: title(control.name) }), container);
    row.dataset.created = control.name;
    document.querySelector(`[data-faders="${section(control.name)}"]`).after(row);
  }
  container.parentElement.title = control.description;
  return container;
}

function chip(name, onClick) {
  const created = element("button", { type: "button", textContent: name });
  created.dataset.name = name;
  created.addEventListener("click", () => onClick(created.getAttribute("aria-pressed") === "true"));
  return created;
}

function choice(control, send, setters) {
  const buttons = control.choices.map((choice) => chip(choice, () => send(control.name, choice)));
  const container = group(control);
  container.append(...buttons);
  container.parentElement.hidden = buttons.length < 2;
  setters.set(control.name, (value) => buttons.forEach((button) => button.setAttribute("aria-pressed", button.dataset.name === value)));
}

function switches(control, send, setters) {
  const container = group(control);
  for (const item of control.items) {
    const name = `${control.name} ${item}`;
    const created = chip(item, (on) => send(name, !on));
    container.append(created);
    setters.set(name, (on) => created.setAttribute("aria-pressed", on));
  }
}

/** Finds the button of a switch or trigger, or creates one. */
function button(control, send, setters) {
  let created = document.querySelector(`button[data-control="${control.name}"]`);
  if (!created) {
    created = chip(title(control.name), () => {});
    created.dataset.created = control.name;
    created.dataset.control = control.name;
    document.querySelector(`[data-faders="${section(control.name)}"]`).before(created);
  }
  created.title = control.description;
  created.onclick = () => send(control.name, control.kind === "trigger" || created.getAttribute("aria-pressed") !== "true");
  if (control.kind === "trigger") return;
  setters.set(control.name, (on) => {
    created.setAttribute("aria-pressed", on);
    if (created.dataset.on) created.textContent = on ? created.dataset.on : created.dataset.off;
  });
}

function faders(control, send, setters) {
  const format = formats[control.name] ?? {};
  const container = document.querySelector(`[data-faders="${control.name}"]`) ?? document.querySelector(`[data-faders="${section(control.name)}"]`);
  const defaultShow = control.unit === "seconds" ? (v) => `${v.toFixed(1)} s` : (v) => `${v.toFixed(2)} ${control.unit}`.trimEnd();
  for (const item of control.items ?? [""]) {
    const name = item ? `${control.name} ${item}` : control.name;
    const label = format.label?.(item) ?? title(control.name.replace(/^projection\//, ""));
    const box = fader(name, label, control, { show: format.show ?? defaultShow, ends: format.ends, send: (v) => send(name, v) });
    container.append(box);
    setters.set(name, box.set);
  }
}

/** Creates a fader with its label. */
export function fader(id, label, control, { ends, show, send }) {
  const output = element("output", { className: "figure" });
  const { input, set } = slider(id, control, {
    send,
    show: (v) => { output.textContent = show(v); return output.textContent; },
  });
  const box = element("div", { className: "fader" }, element("label", { htmlFor: input.id }, element("span", { textContent: label }), output), input);
  box.append(element("p", { className: "waits", hidden: true }));
  if (ends) box.append(element("div", { className: "ends" }, element("span", { textContent: ends[0] }), element("span", { textContent: ends[1] })));
  box.dataset.fader = id;
  box.set = set;
  return box;
}

/** Creates the input of a fader. It has the value of the show, except while a person moves it. `show(value)` shows a value and returns its text. */
export function slider(id, control, { show, send }) {
  const [value, position] = tapers[control.taper];
  const from = (at) => value(control.minimum, control.maximum, at);
  const input = element("input", { type: "range", min: 0, max: 1, step: 0.002, id: `fader-${id}`, title: control.description });
  let lastMoved = -Infinity;
  let timer = null;
  let held = null;
  const showValue = (v) => input.setAttribute("aria-valuetext", show(v));
  input.addEventListener("input", () => {
    lastMoved = performance.now();
    showValue(from(Number(input.value)));
    // Sends only the latest value.
    timer ??= setTimeout(() => { timer = null; send(from(Number(input.value))); }, SEND_INTERVAL);
  });
  const set = (v) => {
    // A value that comes meanwhile, as from a preset, is shown afterwards: it may be the last one.
    clearTimeout(held);
    const wait = HOLD_TIME - (performance.now() - lastMoved);
    if (wait > 0) {
      held = setTimeout(() => set(v), wait);
      return;
    }
    input.value = position(control.minimum, control.maximum, v);
    showValue(v);
  };
  return { input, set };
}
