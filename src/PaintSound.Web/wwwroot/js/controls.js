// The operator's controls: built from the control table that PaintSound sends, and kept at the values that the show reports.

const HOLD = 600;     // ms for which a fader stays where a hand put it, whatever the show reports
const PACE = 50;      // ms between two values while a fader moves

/** How the position of a fader, 0..1, becomes a value; as in ControlTaper. */
const tapers = {
  linear: [(low, high, at) => low + (high - low) * at, (low, high, v) => (v - low) / (high - low)],
  logarithmic: [(low, high, at) => low * (high / low) ** at, (low, high, v) => Math.log(v / low) / Math.log(high / low)],
  cubic: [(low, high, at) => low + (high - low) * at ** 3, (low, high, v) => Math.cbrt((v - low) / (high - low))],
};

/** What the table does not say: a better label or format than the usual one. A control that is not named here is shown all the same. */
const share = (v) => `${Math.round(100 * v)} %`;
const looks = {
  gate: { show: (v) => `${(100 * v).toPrecision(3)} %` },
  follow: { ends: ["the rhythm", "the colour"] },
  depth: { label: (item) => item },
  "projection/opacity": { label: (item) => ({ canvas: "Canvas", painting: "Paintings" })[item] ?? item, show: share },
};

const title = (text) => text[0].toUpperCase() + text.slice(1).replaceAll("/", " ");
const section = (name) => (name.startsWith("projection/") ? "projection" : "show");

/** Builds every control. `send(name, value)` sets one; `shown(name)` says whether this show needs it. Returns a function that shows values. */
export function build(table, { send, shown }) {
  const follow = new Map();   // by name: shows a value
  for (const group of document.querySelectorAll("[data-control-group], [data-faders]")) group.replaceChildren();
  for (const extra of document.querySelectorAll("[data-made]")) extra.remove();
  for (const control of table.filter((one) => shown(one.name))) {
    if (control.kind === "number") faders(control, send, follow);
    else if (control.kind === "choice") choice(control, send, follow);
    else if (control.items) switches(control, send, follow);
    else button(control, send, follow);
  }
  return (values) => {
    for (const [name, show] of follow) if (name in values) show(values[name]);
  };
}

function element(tag, properties = {}, ...children) {
  const made = Object.assign(document.createElement(tag), properties);
  made.append(...children);
  return made;
}

/** The page's own place for a control's buttons, or a new one. */
function group(control) {
  let place = document.querySelector(`[data-control-group="${control.name}"]`);
  if (!place) {
    place = element("div", { className: "chips" });
    place.dataset.controlGroup = control.name;
    const row = element("div", {}, element("p", { className: "quiet", textContent: title(control.name) }), place);
    row.dataset.made = control.name;
    document.querySelector(`[data-faders="${section(control.name)}"]`).after(row);
  }
  place.parentElement.title = control.description;
  return place;
}

function chip(name, act) {
  const made = element("button", { type: "button", textContent: name });
  made.dataset.name = name;
  made.addEventListener("click", () => act(made.getAttribute("aria-pressed") === "true"));
  return made;
}

function choice(control, send, follow) {
  const buttons = control.choices.map((word) => chip(word, () => send(control.name, word)));
  const place = group(control);
  place.append(...buttons);
  place.parentElement.hidden = buttons.length < 2;
  follow.set(control.name, (value) => buttons.forEach((one) => one.setAttribute("aria-pressed", one.dataset.name === value)));
}

function switches(control, send, follow) {
  const place = group(control);
  for (const item of control.items) {
    const name = `${control.name} ${item}`;
    const made = chip(item, (on) => send(name, !on));
    place.append(made);
    follow.set(name, (on) => made.setAttribute("aria-pressed", on));
  }
}

/** The page's own button for a switch or trigger, or a new one. */
function button(control, send, follow) {
  let made = document.querySelector(`button[data-control="${control.name}"]`);
  if (!made) {
    made = chip(title(control.name), () => {});
    made.dataset.made = control.name;
    made.dataset.control = control.name;
    document.querySelector(`[data-faders="${section(control.name)}"]`).before(made);
  }
  made.title = control.description;
  made.onclick = () => send(control.name, control.kind === "trigger" || made.getAttribute("aria-pressed") !== "true");
  if (control.kind === "trigger") return;
  follow.set(control.name, (on) => {
    made.setAttribute("aria-pressed", on);
    if (made.dataset.on) made.textContent = on ? made.dataset.on : made.dataset.off;
  });
}

function faders(control, send, follow) {
  const look = looks[control.name] ?? {};
  const place = document.querySelector(`[data-faders="${control.name}"]`) ?? document.querySelector(`[data-faders="${section(control.name)}"]`);
  const usual = control.unit === "seconds" ? (v) => `${v.toFixed(1)} s` : (v) => `${v.toFixed(2)} ${control.unit}`.trimEnd();
  for (const item of control.items ?? [""]) {
    const name = item ? `${control.name} ${item}` : control.name;
    const label = look.label?.(item) ?? title(control.name.replace(/^projection\//, ""));
    const box = fader(name, label, control, { show: look.show ?? usual, ends: look.ends, send: (v) => send(name, v) });
    place.append(box);
    follow.set(name, box.set);
  }
}

/** A fader. It follows the show's state, except under the hand that moves it. */
function fader(id, label, control, { ends, show, send }) {
  const [value, position] = tapers[control.taper];
  const from = (at) => value(control.minimum, control.maximum, at);
  const input = element("input", { type: "range", min: 0, max: 1, step: 0.002, id: `fader-${id}`, title: control.description });
  const output = element("output", { className: "figure" });
  const box = element("div", { className: "fader" }, element("label", { htmlFor: input.id }, element("span", { textContent: label }), output), input);
  if (ends) box.append(element("div", { className: "ends" }, element("span", { textContent: ends[0] }), element("span", { textContent: ends[1] })));
  box.dataset.fader = id;
  let touched = -Infinity;
  let due = null;
  const tell = (v) => {
    output.textContent = show(v);
    input.setAttribute("aria-valuetext", output.textContent);
  };
  input.addEventListener("input", () => {
    touched = performance.now();
    tell(from(Number(input.value)));
    // The latest value only.
    due ??= setTimeout(() => { due = null; send(from(Number(input.value))); }, PACE);
  });
  box.set = (v) => {
    if (performance.now() - touched < HOLD) return;
    input.value = position(control.minimum, control.maximum, v);
    tell(v);
  };
  return box;
}
