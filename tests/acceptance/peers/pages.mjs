// Opens PaintSound's pages in Chromium and says on standard output what a person would see.
//   node pages.mjs watch ROOT             what changes on every page, until it is ended
//   node pages.mjs operate ROOT           clicks every control, and looks on a second page whether it did what it says
//   node pages.mjs set-up ROOT            drags a corner, writes it into the show
//   node pages.mjs show ROOT FOLDER       pictures of every page, light, dark and on a phone
import { chromium } from "playwright-core";

const [scene, root, folder] = process.argv.slice(2);
const programs = ["/usr/lib/chromium/chromium", "/usr/bin/chromium", "/usr/bin/chromium-browser"];
const { existsSync } = await import("node:fs");
const executablePath = programs.find(existsSync);
if (!executablePath) {
  console.log("There is no Chromium.");
  process.exit(3);
}

const browser = await chromium.launch({
  executablePath,
  args: ["--no-sandbox", "--autoplay-policy=no-user-gesture-required", "--disable-gpu"],
});
const say = (line) => console.log(line);

async function open(path, options = {}) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 720 }, ...options });
  const page = await context.newPage();
  page.on("pageerror", (error) => say(`error ${path} ${error.message}`));
  page.on("request", (request) => {
    if (!request.url().startsWith(root) && !/^(blob|data):/.test(request.url())) say(`foreign ${request.url()}`);
  });
  await page.goto(root + path);
  return page;
}

/** Says a thing whenever it has become another. */
async function tell(page, name, look) {
  let last;
  for (;;) {
    const now = await page.evaluate(look).catch(() => last);
    if (now && now !== last) say(`${name} ${now}`);
    last = now;
    await new Promise((next) => setTimeout(next, 40));
  }
}

const scenes = {
  async watch() {
    const [operator, composer, painter, projection] = await Promise.all(["/", "/composer", "/painter", "/projection"].map((path) => open(path)));
    await painter.click("#sound");
    await Promise.race([
      tell(operator, "operator", () => document.documentElement.dataset.line),
      tell(composer, "composer", () => document.documentElement.dataset.line),
      tell(painter, "painter", () => document.documentElement.dataset.line),
      tell(operator, "selection", () => document.querySelector("#best:not([hidden])") && document.getElementById("selection").textContent),
      tell(composer, "painting", () => document.querySelector("#paintings img.shown")?.alt),
      tell(projection, "projected", () => document.querySelector("#paintings img.shown")?.alt),
      tell(painter, "excerpt", () => document.documentElement.dataset.excerpt),
      ...["brush", "canvas", "music"].map((kind) =>
        tell(operator, `source ${kind}`, `document.querySelector(".source.${kind} .state")?.textContent`)),
      tell(projection, "rate", () => document.documentElement.dataset.rate),
    ]);
  },

  async operate() {
    const hand = await open("/");
    const mirror = await open("/");
    const wall = await open("/projection");
    for (const page of [hand, mirror]) await page.waitForSelector("#collections button[aria-pressed]");

    const pressed = async (selector) => {
      const before = await mirror.getAttribute(selector, "aria-pressed");
      for (const expected of [before === "true" ? "false" : "true", before]) {
        await hand.click(selector);
        await mirror.waitForSelector(`${selector}[aria-pressed="${expected}"]`, { timeout: 5000 });
      }
      say(`did ${selector}`);
    };
    for (const selector of ["#hold", "#arm", "#collections button:first-child"]) await pressed(selector);

    for (const box of await hand.locator("[data-fader]").all()) {
      const id = await box.getAttribute("data-fader");
      const output = mirror.locator(`[data-fader="${id}"] output`);
      const before = await output.textContent();
      await box.locator("input").focus();
      await hand.keyboard.press(Number(await box.locator("input").inputValue()) > 0.5 ? "Home" : "End");
      await mirror.waitForFunction(([fader, old]) => document.querySelector(`[data-fader="${fader}"] output`).textContent !== old, [id, before], { timeout: 5000 });
      say(`did ${id} ${await output.textContent()}`);
    }

    for (const group of ["#distances", "#blends"]) {
      for (const chip of await hand.locator(`${group} button`).all()) {
        const name = await chip.getAttribute("data-name");
        await chip.click();
        await mirror.waitForSelector(`${group} button[data-name="${name}"][aria-pressed="true"]`, { timeout: 5000 });
        say(`did ${name}`);
      }
    }

    await hand.click("#black");
    await wall.waitForSelector("#black.on", { timeout: 5000 });
    await hand.click("#black");
    await wall.waitForSelector("#black:not(.on)", { state: "attached", timeout: 5000 });
    say("did #black");

    await mirror.waitForSelector("#best:not([hidden])", { timeout: 20000 });
    const at = await mirror.textContent("#selected-at");
    await hand.click("#next");
    await mirror.waitForFunction((old) => document.getElementById("selected-at").textContent !== old, at, { timeout: 5000 });
    say("did #next");
    say(`refused ${await hand.textContent("#refusal")}.`);
  },

  async "set-up"() {
    const page = await open("/setup");
    await page.waitForFunction(() => document.getElementById("file").textContent !== "");
    const box = await page.locator("#picture").boundingBox();
    await page.mouse.move(box.x + 1, box.y + 1);
    await page.mouse.down();
    await page.mouse.move(box.x + 0.125 * box.width, box.y + 0.25 * box.height, { steps: 4 });
    await page.mouse.up();
    await page.locator('[data-corner="3"]').focus();
    for (let i = 0; i < 5; i++) await page.keyboard.press("Shift+ArrowUp");
    await page.click("#save-corners");
    await page.waitForFunction(() => document.getElementById("framed").textContent !== "");
    say(`framed ${await page.textContent("#framed")}`);
    await page.click("#measure-blank");
    await page.waitForSelector('#steps li[data-state="done"], #steps li[data-state="wrong"]', { timeout: 15000 });
    say(`measured ${await page.textContent("#steps li:first-child .result")}`);
  },

  async show() {
    for (const path of ["/", "/composer", "/painter", "/projection", "/setup"]) {
      for (const [kind, options] of [
        ["dark", { colorScheme: "dark", viewport: { width: 1440, height: 900 } }],
        ["light", { colorScheme: "light", viewport: { width: 1440, height: 900 } }],
        ["phone", { colorScheme: "dark", viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }],
      ]) {
        const page = await open(path, options);
        await page.waitForTimeout(9000);
        const file = `${folder}/${path.slice(1) || "operator"}-${kind}.png`;
        await page.screenshot({ path: file, fullPage: kind === "phone" });
        const wide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth + 1);
        say(`shown ${file}${wide ? " (wider than its window)" : ""}`);
        await page.context().close();
      }
    }
  },
};

try {
  await scenes[scene]();
  say("done");
} catch (error) {
  say(`failed ${error.message}`);
  process.exitCode = 1;
} finally {
  await browser.close();
}
