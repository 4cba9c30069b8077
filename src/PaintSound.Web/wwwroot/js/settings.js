// Saving, reset and presets on the operator page. Undo, redo, reset and the recall of a preset are controls.

const DELETE_TIME = 4000;   // ms in which the second click on "Delete?" counts
const $ = (id) => document.getElementById(id);

function element(tag, properties = {}, ...children) {
  const created = Object.assign(document.createElement(tag), properties);
  created.append(...children);
  return created;
}

/** Connects the buttons. `invoke(name, ...values)` calls PaintSound and returns its answer. Returns a function that shows the settings of the show. */
export function connectSettings(invoke) {
  let presets = null;
  let intoEdited = false;

  function say(text, isWrong = false) {
    $("kept").textContent = text;
    $("kept").classList.toggle("wrong", isWrong);
  }

  async function ask(name, ...values) {
    try {
      const answer = await invoke(name, ...values);
      say(typeof answer === "string" ? answer : "");
      return answer;
    } catch (error) {
      say(error.message, true);
      return null;
    }
  }

  function showSaveButton(isEdited) {
    intoEdited = isEdited;
    $("save").textContent = isEdited ? "Save into the edited show file" : "Save these settings to the show file";
  }

  $("save").addEventListener("click", async () => {
    const saved = await ask("SaveSettings", intoEdited);
    if (saved) say(saved.message, saved.isEdited);
    showSaveButton(Boolean(saved?.isEdited));
  });

  const nameStore = () => { $("store-preset").textContent = presets?.includes($("preset-name").value.trim()) ? "Replace" : "Store"; };
  $("preset-name").addEventListener("input", nameStore);
  $("store").addEventListener("submit", async (event) => {
    event.preventDefault();
    if (await ask("StorePreset", $("preset-name").value)) $("preset-name").value = "";
    nameStore();
  });

  function rename(row, name) {
    const input = element("input", { type: "text", maxLength: 60, value: name, ariaLabel: `New name of ${name}` });
    const close = () => { if (input.isConnected) row.replaceWith(createRow(name)); };
    input.addEventListener("keydown", async (key) => {
      if (key.key === "Escape") close();
      if (key.key === "Enter" && (input.value.trim() === name || await ask("RenamePreset", name, input.value))) close();
    });
    row.replaceChildren(input, element("button", { className: "plain", type: "button", textContent: "Cancel", onclick: close }));
    input.focus();
    input.select();
  }

  function createRow(name) {
    const row = element("li");
    const recall = element("button", { type: "button", textContent: name, title: `Recalls ${name}: sets all its controls at once. Undo takes it back.` });
    recall.dataset.preset = name;
    recall.addEventListener("click", () => ask("Set", `preset ${name}`, true));
    const change = element("button", { className: "plain", type: "button", textContent: "Rename", ariaLabel: `Rename ${name}` });
    change.addEventListener("click", () => rename(row, name));
    const remove = element("button", { className: "plain", type: "button", textContent: "Delete", ariaLabel: `Delete ${name}` });
    remove.addEventListener("click", () => {
      if (remove.dataset.asked) {
        ask("DeletePreset", name);
        return;
      }
      remove.dataset.asked = "yes";
      remove.textContent = "Delete?";
      setTimeout(() => { delete remove.dataset.asked; remove.textContent = "Delete"; }, DELETE_TIME);
    });
    row.append(recall, change, remove);
    return row;
  }

  function showStep(button, verb, step) {
    button.disabled = !step;
    button.title = step ? `${verb}: ${step}` : `There is nothing to ${verb.toLowerCase()}.`;
  }

  return (settings) => {
    showStep($("undo"), "Undo", settings.undo);
    showStep($("redo"), "Redo", settings.redo);
    const { changed } = settings;
    $("changed-count").textContent = changed.length === 0 ? "" : `${changed.length} changed`;
    $("changed").textContent = changed.length === 0 ? "All controls are as in the show file." : `Changed: ${changed.join(", ")}.`;
    $("save").disabled = $("reset").disabled = changed.length === 0;
    if (changed.length === 0) showSaveButton(false);
    $("no-music").hidden = !settings.noMusic;
    $("no-music").textContent = settings.noMusic ?? "";
    if (JSON.stringify(settings.presets) !== JSON.stringify(presets)) {
      presets = settings.presets;
      $("presets").replaceChildren(...presets.map(createRow));
      nameStore();
    }
  };
}
