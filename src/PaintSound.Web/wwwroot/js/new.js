// The page of a new show: the questions, what the chosen devices deliver, and the show file.

import { $, element } from "./dom.js";
import { createLevelMeter, READ_INTERVAL } from "./level-meter.js";

const OTHER = "";              // the choice with a text field
const QUESTIONS = ["library", "brush", "canvas", "music", "live"];
const TYPING_PAUSE = 250;      // ms after the last key
const PICTURE_INTERVAL = 150;  // ms
const HIDDEN_INTERVAL = 1000;  // ms; a page that nobody sees reads nothing, and PaintSound closes the devices
const TIMEOUT = 20000;         // ms; looking for devices takes a while
let request = 0;
let typing = 0;
let isWritten = false;
let pictureNumber = 0;
const meters = { brush: createLevelMeter(), music: createLevelMeter() };

async function ask(path, body) {
  const response = await fetch(path, {
    ...body && { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) },
    signal: AbortSignal.timeout(TIMEOUT),
  });
  if (response.status === 422) throw new Refusal((await response.json()).error);
  if (!response.ok) throw new Error(response.status);
  return response;
}

class Refusal extends Error {}

function showProblem(error) {
  if (isWritten) return;
  $("problem").hidden = !error;
  if (error) $("problem").textContent = "PaintSound does not answer. Start 'paintsound new --page' again: nothing was written.";
}

// Questions
const choiceOf = (question) => $(`${question}-choice`);
const answerOf = (question) => (choiceOf(question).value === OTHER ? $(`${question}-other`)?.value ?? "" : choiceOf(question).value);
const answers = () => ({ name: $("name").value, ...Object.fromEntries(QUESTIONS.map((question) => [question, answerOf(question)])) });

function fill(question, choices, answer) {
  choiceOf(question).replaceChildren(...choices.map(({ value, label }) => element("option", { value, textContent: label })));
  const isListed = choices.some(({ value }) => value !== OTHER && value === answer);
  choiceOf(question).value = isListed ? answer : OTHER;
  const other = $(`${question}-other`);
  if (!other) return;
  if (!isListed) other.value = answer;
  other.hidden = isListed;
}

function showParts(parts, chosen) {
  const lists = { library: parts.libraries, brush: parts.brush, canvas: parts.canvas, music: parts.music, live: parts.live };
  for (const question of QUESTIONS) fill(question, lists[question], chosen[question]);
  $("remarks").replaceChildren(...parts.remarks.map((remark) => element("li", { textContent: remark })));
  $("remarks").hidden = parts.remarks.length === 0;
}

function showRemark(id, { kind, says }) {
  if ($(id).textContent !== says) $(id).textContent = says;
  $(id).dataset.kind = kind;
}

async function choose() {
  const number = ++request;
  try {
    const draft = await (await ask("/new/answers", answers())).json();
    if (number !== request) return;
    for (const question of [...QUESTIONS, "name"]) {
      showRemark(`${question}-remark`, draft[question]);
      $(`${question}-other`)?.setAttribute("aria-invalid", draft[question].kind === "wrong");
    }
    $("name").setAttribute("aria-invalid", draft.name.kind === "wrong");
    $("path").textContent = draft.file;
    $("suggestion").hidden = !draft.suggestion;
    $("suggestion").textContent = `Use ${draft.suggestion}`;
    $("suggestion").dataset.name = draft.suggestion ?? "";
    $("text").textContent = draft.text ?? "";
    $("blocked").textContent = draft.text ? "" : "An answer is still missing: see the red lines.";
    $("write").disabled = !draft.text || draft.name.kind === "wrong";
    document.documentElement.dataset.connection = "connected";
  } catch (error) {
    if (number === request) showProblem(error);
  }
}

for (const question of QUESTIONS) {
  choiceOf(question).addEventListener("change", () => {
    const other = $(`${question}-other`);
    if (other) {
      other.hidden = choiceOf(question).value !== OTHER;
      if (!other.hidden) other.focus();
    }
    choose();
  });
}
for (const field of document.querySelectorAll("input")) {
  field.addEventListener("input", () => {
    $("write").disabled = true;   // until the answer is checked
    clearTimeout(typing);
    typing = setTimeout(choose, TYPING_PAUSE);
  });
}
$("suggestion").addEventListener("click", () => {
  $("name").value = $("suggestion").dataset.name;
  $("name").focus();
  choose();
});
$("search").addEventListener("click", async () => {
  $("search").disabled = true;
  try {
    showParts(await (await ask("/new/search", {})).json(), answers());
    await choose();
  } catch (error) {
    showProblem(error);
  }
  $("search").disabled = false;
});

// What the devices deliver
function showSound(question, reading) {
  const meter = meters[question];
  if (!reading) meter.item.remove();
  else {
    if (!meter.item.isConnected) $(`${question}-meter`).append(meter.item);
    meter.show(reading);
  }
}

function repeat(interval, read) {
  const next = async () => {
    if (isWritten) return;
    if (!document.hidden) {
      try {
        await read();
        showProblem(null);
      } catch (error) {
        showProblem(error);
      }
    }
    setTimeout(next, document.hidden ? HIDDEN_INTERVAL : interval);
  };
  next();
}

async function readPreviews() {
  const { brush, music, canvas } = await (await ask("/new/previews.json")).json();
  showSound("brush", brush);
  showSound("music", music);
  showRemark("picture-says", { kind: canvas?.isWrong ? "wrong" : "good", says: canvas?.says ?? "" });
  $("picture").hidden = !canvas || canvas.number === 0;
  $("picture").toggleAttribute("data-old", Boolean(canvas?.isWrong));
}

async function readPicture() {
  const response = await ask(`/new/picture.jpg?after=${pictureNumber}`);
  pictureNumber = Number(response.headers.get("X-Frame"));
  if (response.status !== 200) return;
  const address = URL.createObjectURL(await response.blob());
  const before = $("picture").src;
  $("picture").src = address;
  await $("picture").decode().catch(() => { /* Another picture replaced it. */ });
  if (before) URL.revokeObjectURL(before);
}

// The file
$("questions").addEventListener("submit", async (submit) => {
  submit.preventDefault();
  if ($("write").disabled) return;
  $("write").disabled = true;
  $("refusal").textContent = "";
  $("refusal").classList.add("wrong");
  try {
    const written = await (await ask("/new/write", answers())).json();
    isWritten = true;
    showWritten(written);
  } catch (error) {
    if (error instanceof Refusal) {
      $("refusal").textContent = error.message;
      await choose();
    } else showProblem(error);
  }
});

function showWritten({ file, summary, next }) {
  $("questions").hidden = $("search").hidden = $("intro").hidden = $("problem").hidden = true;
  $("written").hidden = false;
  $("written-title").textContent = `${file} was written.`;
  $("contents").textContent = summary;
  $("next").replaceChildren(...next.map(({ command, meaning }) => element("li", {}, element("code", { textContent: command }), meaning)));
  $("written-title").focus();
}

connectLightSwitch($("light"));
try {
  const parts = await (await ask("/new/parts.json")).json();
  $("name").value = parts.answers.name;
  showParts(parts, parts.answers);
  $("questions").hidden = false;
  await choose();
  repeat(READ_INTERVAL, readPreviews);
  repeat(PICTURE_INTERVAL, readPicture);
} catch (error) {
  showProblem(error);
}
