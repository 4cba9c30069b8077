// Opens PaintSound's pages in Chromium and says on standard output what a person would see.
//   node pages.mjs watch ROOT             what changes on every page, until it is ended
//   node pages.mjs operate ROOT           clicks every control, and looks on a second page whether it did what it says
//   node pages.mjs set-up ROOT            drags a corner, writes it into the show
//   node pages.mjs read ROOT              looks whether every text can be read: contrast AA, light and dark, and at every size without scrolling sideways
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

/** In the page: every text whose contrast is less than WCAG 2.2 asks for at level AA (1.4.3), and whether the page is wider than its window. */
function readability() {
  const pixel = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  const colour = (css) => {
    pixel.clearRect(0, 0, 1, 1);
    pixel.fillStyle = css;
    pixel.fillRect(0, 0, 1, 1);
    return [...pixel.getImageData(0, 0, 1, 1).data];
  };
  const linear = (v) => (v /= 255) <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4;
  const luminance = ([r, g, b]) => 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b);
  const ground = (element) => {
    for (let at = element; at; at = at.parentElement) {
      const found = colour(getComputedStyle(at).backgroundColor);
      if (found[3] > 250) return found;
    }
    return [255, 255, 255];
  };
  let seen = 0;
  const faint = [];
  for (const element of document.querySelectorAll("body *")) {
    const style = getComputedStyle(element);
    const speaks = [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.textContent.trim());
    if (!speaks || style.visibility === "hidden" || !element.offsetParent || element.disabled) continue;
    seen++;
    const [a, b] = [luminance(colour(style.color)), luminance(ground(element))];
    const contrast = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    const size = parseFloat(style.fontSize);
    if (contrast < (size >= 24 || (size >= 18.66 && style.fontWeight >= 700) ? 3 : 4.5)) {
      faint.push(`${contrast.toFixed(2)} ${element.tagName} ${element.textContent.trim().slice(0, 40)}`);
    }
  }
  return { seen, faint, wide: document.documentElement.scrollWidth > innerWidth + 1 };
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

  async read() {
    const look = async (path, colorScheme, viewport) => {
      const page = await open(path, { colorScheme, viewport });
      await page.waitForFunction(() => document.documentElement.dataset.line === "here");
      await page.waitForTimeout(1500);
      const { seen, faint, wide } = await page.evaluate(readability);
      say(`read ${path} ${colorScheme} ${viewport.width} ${seen}`);
      for (const text of faint) say(`faint ${path} ${colorScheme} ${text}`);
      if (wide) say(`wide ${path} ${viewport.width}`);
      await page.context().close();
    };
    for (const path of ["/", "/composer", "/painter", "/setup"]) {
      await Promise.all(["dark", "light"].flatMap((scheme) =>
        [{ width: 1440, height: 900 }, { width: 360, height: 740 }].map((viewport) => look(path, scheme, viewport))));
    }
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
