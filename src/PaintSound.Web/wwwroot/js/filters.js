// The filters of the operator page: which music can be selected.

import { fader, slider } from "./controls.js";
import { $, element } from "./dom.js";
import { clock } from "./draw.js";

const labels = { loudness: "Loudness", brightness: "Brightness", onsets: "Onsets", attack: "Attack", tempo: "Tempo", duration: "Length", year: "Year" };
const texts = {
  loudness: (v) => `${Math.round(v)} dB`,
  brightness: (v) => `${Math.round(v)} Hz`,
  onsets: (v) => `${v.toFixed(1)} per second`,
  attack: (v) => `${Math.round(v)} ms`,
  tempo: (v) => `${Math.round(v)} bpm`,
  duration: clock,
  year: (v) => `${Math.round(v)}`,
};
const nouns = { artist: "Artists", genre: "Genres", folder: "Folders" };
const TYPING = 150;   // ms without a key before names are looked for

/**
 * Creates the filters. They have their place in the page.
 * @param {{send: (name: string, value: unknown) => void, find: (name: string, text: string) => Promise<{names: string[], count: number} | null>}} show
 */
export function createFilters({ send, find }) {
  let setters = new Map();   // functions that show a value, by name
  let names = [];            // the filters by names
  let isSet = () => false;

  /** Builds the filters from the control table. */
  function build(table) {
    const controls = new Map(table.filter((control) => control.name.startsWith("filter/")).map((control) => [control.name, control]));
    setters = new Map();
    $("filter-ranges").replaceChildren(...Object.keys(labels).filter((name) => controls.has(`filter/${name}/min`)).map((name) =>
      range(name, controls.get(`filter/${name}/min`), controls.get(`filter/${name}/max`))));
    $("filter-held").replaceChildren(...held(controls.get("filter/held")));
    $("filter-unheard").replaceChildren(unheard(controls.get("filter/unheard")));
    names = [...controls.values()].filter((control) => control.items).map(namesOf);
    $("filter-names").replaceChildren(...names.map(({ box }) => box));
    const ends = [...controls.values()].filter((control) => control.kind === "number");
    isSet = (values) => values["filter/held"] !== "any"
      || ends.some((end) => values[end.name] !== (end.name.endsWith("/max") ? end.maximum : end.minimum))
      || names.some(({ chosen }) => chosen(values).length > 0);
  }

  /** Two sliders on one line: what lies between them passes. */
  function range(name, minimum, maximum) {
    const box = element("div", { className: "range", role: "group", ariaLabel: labels[name] }, element("span", { textContent: labels[name] }));
    const end = (control, className, label, limit) => {
      const output = element("output", { className: "figure" });
      const { input, set } = slider(control.name, control, {
        send: (v) => send(control.name, v),
        show(v) {
          const isSet = v !== limit;
          output.textContent = isSet ? texts[name](v) : "any";
          box.classList.toggle(`${className}-set`, isSet);
          box.style.setProperty(`--${className}`, input.value);
          // Where both are, the one that has way to go must be on top.
          if (className === "low") box.classList.toggle("low-first", Number(input.value) > 0.5);
          return isSet ? output.textContent : "no limit";
        },
      });
      input.setAttribute("aria-label", `${labels[name]}, ${label}`);
      const created = element("div", { className }, output, input, element("p", { className: "waits", hidden: true }));
      created.dataset.fader = control.name;
      setters.set(control.name, set);
      return created;
    };
    box.append(end(minimum, "low", "from", minimum.minimum), end(maximum, "high", "up to", maximum.maximum));
    return box;
  }

  function held(control) {
    const buttons = control.choices.map((choice) => {
      const button = element("button", { type: "button", textContent: { any: "any", held: "held notes", moving: "moving" }[choice] ?? choice });
      button.dataset.name = choice;
      button.addEventListener("click", () => send(control.name, choice));
      return button;
    });
    setters.set(control.name, (value) => buttons.forEach((button) => button.setAttribute("aria-pressed", button.dataset.name === value)));
    return buttons;
  }

  function unheard(control) {
    const box = fader(control.name, "Not heard for", control, { show: (v) => (v < 0.5 ? "no limit" : clock(v)), send: (v) => send(control.name, v < 0.5 ? 0 : v) });
    setters.set(control.name, box.set);
    return box;
  }

  /** A list of names with a search. A large library has thousands: PaintSound sends those that are found. */
  function namesOf(control) {
    const family = control.name.slice("filter/".length);
    const summary = element("summary", { textContent: `${nouns[family]}: all` });
    const search = element("input", { type: "text", autocomplete: "off", placeholder: `find ${nouns[family].toLowerCase()}`, ariaLabel: `Find ${nouns[family].toLowerCase()}` });
    const chips = element("div", { className: "chips", role: "group", ariaLabel: nouns[family] });
    const more = element("p", { className: "quiet", role: "status" });
    const box = element("details", { className: "names", title: control.description }, summary, search, chips, more);
    let on = [];
    let found = [];
    let timer = null;
    const chosen = (values) => Object.keys(values).filter((name) => values[name] === true && name.startsWith(`${control.name} `)).map((name) => name.slice(control.name.length + 1));

    function draw() {
      summary.textContent = `${nouns[family]}: ${on.length === 0 ? "all" : on.join(", ")}`;
      const focused = document.activeElement?.dataset?.name;
      const shown = [...on, ...found.filter((name) => !on.includes(name))];
      chips.replaceChildren(...shown.map((name) => {
        const button = element("button", { type: "button", textContent: name });
        button.dataset.name = name;
        button.setAttribute("aria-pressed", on.includes(name));
        button.addEventListener("click", () => send(`${control.name} ${name}`, !on.includes(name)));
        return button;
      }));
      if (focused !== undefined) [...chips.children].find((button) => button.dataset.name === focused)?.focus();
    }

    async function look() {
      const answer = await find(control.name, search.value.trim());
      if (!answer) return;
      found = answer.names;
      more.textContent = answer.count > found.length ? `${found.length} of ${answer.count} are shown: type a part of a name.` : answer.count === 0 ? "No such name." : "";
      if (search.value.trim() === "") box.hidden = answer.count === 0;
      draw();
    }

    search.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(look, TYPING); });
    look();
    return { box, chosen, show(values) { on = chosen(values).sort(); draw(); } };
  }

  return {
    build,
    /** Shows the values of the show. */
    show(values) {
      for (const [name, set] of setters) if (name in values) set(values[name]);
      for (const filter of names) filter.show(values);
      $("clear-filters").disabled = !isSet(values);
    },
    /** Shows how many excerpts pass. */
    showPassed({ passed, total }) {
      $("filter-passed").textContent = `${passed.toLocaleString("en")} of ${total.toLocaleString("en")} excerpts pass`;
      $("filter-passed").classList.toggle("wrong", passed === 0);
      $("none-pass").hidden = passed > 0 || total === 0;
    },
  };
}
