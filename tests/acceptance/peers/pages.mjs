// Opens PaintSound's pages in Chromium and says on standard output what a person would see.
//   node pages.mjs watch ROOT             what changes on every page, until it is ended
//   node pages.mjs operate ROOT           clicks every control, and looks on a second page whether it did what it says
//   node pages.mjs attend ROOT            clicks every control of the artists' pages, and light and dark on every page, and looks and listens for what it does
//   node pages.mjs set-up ROOT            drags a corner, writes it into the show
//   node pages.mjs calibrate ROOT         takes the four measurements, writes them into the show
//   node pages.mjs dark ROOT              opens a projection while the show is black, and says what light is seen of it
//   node pages.mjs rate ROOT              how many pictures a second the projection draws, for twelve seconds
//   node pages.mjs read ROOT              looks whether every text can be read: contrast AA over any painting, light and dark, at every size without scrolling sideways
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

async function open(path, options = {}, prepare = async () => {}) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 720 }, ...options });
  const page = await context.newPage();
  page.on("pageerror", (error) => say(`error ${path} ${error.message}`));
  page.on("request", (request) => {
    if (!request.url().startsWith(root) && !/^(blob|data):/.test(request.url())) say(`foreign ${request.url()}`);
  });
  await prepare(page);
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

/** In the page: takes the letters away, so that a picture shows the ground on which they stand, and notes where that is. */
function hush() {
  const blank = new CSSStyleSheet();
  blank.replaceSync("* { color: transparent !important; }");
  document.adoptedStyleSheets = [blank];
  window.stood = new Map([...document.querySelectorAll("body *")].map((element) => [element, JSON.stringify(element.getBoundingClientRect())]));
}

/**
 * In the page: every text whose contrast with what is seen behind it, pixel by pixel, is less than WCAG 2.2 asks for at level AA
 * (1.4.3), and whether the page is wider than its window.
 */
async function readability(picture) {
  document.adoptedStyleSheets = [];
  const bitmap = await createImageBitmap(new Blob([Uint8Array.from(atob(picture), (c) => c.charCodeAt(0))]));
  const ground = new OffscreenCanvas(bitmap.width, bitmap.height).getContext("2d", { willReadFrequently: true });
  ground.drawImage(bitmap, 0, 0);
  const ink = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });
  const colour = (css) => {
    ink.fillStyle = css;
    ink.fillRect(0, 0, 1, 1);
    return ink.getImageData(0, 0, 1, 1).data;
  };
  const linear = (v) => (v /= 255) <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4;
  const luminance = ([r, g, b]) => 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b);
  const contrast = (a, b) => (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
  /** What is seen of a line of text: nothing where a box that scrolls hides it. */
  const seenOf = (line, element) => {
    let [left, top, right, bottom] = [line.left, line.top, line.right, line.bottom];
    for (let at = element; at !== document.body; at = at.parentElement) {
      if (getComputedStyle(at).overflowY === "visible") continue;
      const box = at.getBoundingClientRect();
      [left, top, right, bottom] = [Math.max(left, box.left), Math.max(top, box.top), Math.min(right, box.right), Math.min(bottom, box.bottom)];
    }
    return [left + scrollX, top + scrollY, right - left, bottom - top].map(Math.round);
  };
  let seen = 0;
  const faint = [];
  for (const [element, place] of window.stood) {
    const style = getComputedStyle(element);
    const words = [...element.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE && node.textContent.trim());
    if (!words.length || !element.isConnected || !element.checkVisibility({ visibilityProperty: true }) || element.disabled) continue;
    if (place !== JSON.stringify(element.getBoundingClientRect())) continue;   // it moved on while the picture was taken
    const letters = luminance(colour(style.color));
    let least = Infinity;
    for (const word of words) {
      const range = document.createRange();
      range.selectNodeContents(word);
      for (const line of range.getClientRects()) {
        const [left, top, width, height] = seenOf(line, element);
        if (width < 1 || height < 1) continue;
        const { data } = ground.getImageData(left, top, width, height);
        for (let i = 0; i < data.length; i += 4 * 7) least = Math.min(least, contrast(letters, luminance(data.subarray(i, i + 3))));
      }
    }
    if (least === Infinity) continue;
    seen++;
    const size = parseFloat(style.fontSize);
    if (least < (size >= 24 || (size >= 18.66 && style.fontWeight >= 700) ? 3 : 4.5)) {
      faint.push(`${least.toFixed(2)} ${element.tagName} ${element.textContent.trim().slice(0, 40)}`);
    }
  }
  return { seen, faint, wide: document.documentElement.scrollWidth > innerWidth + 1 };
}

/** The brightest pixel of what is seen, 0..255. */
async function brightest(page) {
  const picture = (await page.screenshot()).toString("base64");
  return page.evaluate(async (png) => {
    const bitmap = await createImageBitmap(new Blob([Uint8Array.from(atob(png), (c) => c.charCodeAt(0))]));
    const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext("2d");
    context.drawImage(bitmap, 0, 0);
    return context.getImageData(0, 0, bitmap.width, bitmap.height).data.reduce((most, v, i) => (i % 4 < 3 ? Math.max(most, v) : most), 0);
  }, picture);
}

/** In the page, before anything else runs there: keeps the most light that any frame of the projection has let through. */
function keepLight() {
  window.light = 0;
  requestAnimationFrame(function look() {
    requestAnimationFrame(look);
    const black = document.getElementById("black");
    if (!black || getComputedStyle(black).visibility === "visible") return;
    for (const layer of document.querySelectorAll(".wall > *")) window.light = Math.max(window.light, Number(getComputedStyle(layer).opacity));
  });
}

/** In the page, before anything else runs there: keeps an ear at what goes to the loudspeaker. */
function keepEar() {
  const connect = AudioNode.prototype.connect;
  AudioNode.prototype.connect = function (to, ...rest) {
    if (to === this.context.destination) connect.call(this, window.ear = new AnalyserNode(this.context, { fftSize: 8192 }));
    return connect.call(this, to, ...rest);
  };
}

/** In the page: whether something is heard. */
function heard() {
  const samples = new Float32Array(window.ear.fftSize);
  window.ear.getFloatTimeDomainData(samples);
  return Math.hypot(...samples) / Math.sqrt(samples.length) > 0.001;
}

/** Waits until what is looked for in the page is as expected. */
async function until(page, look, expected) {
  for (const begun = Date.now(); (await page.evaluate(look)) !== expected; await page.waitForTimeout(40)) {
    if (Date.now() > begun + 8000) throw new Error(`It never became ${expected}: ${look}`);
  }
}

/** Clicks a button, waits until what it does is seen, clicks again, waits until it is undone. */
async function thereAndBack(page, selector, look) {
  const before = await page.evaluate(look);
  for (const expected of [!before, before]) {
    await page.click(selector);
    await until(page, look, expected);
  }
  say(`did ${new URL(page.url()).pathname} ${selector}`);
}

const scenes = {
  async watch() {
    const all = { operator: "/", composer: "/composer", painter: "/painter", projection: "/projection", setup: "/setup" };
    const pages = await Promise.all(Object.values(all).map((path) => open(path)));
    const [operator, composer, painter, projection] = pages;
    await painter.click("#sound");
    await Promise.race([
      ...Object.keys(all).map((name, i) => tell(pages[i], name, () => document.documentElement.dataset.line)),
      tell(operator, "selection", () => document.querySelector("#best:not([hidden])") && document.getElementById("selection").textContent),
      tell(composer, "painting", () => document.querySelector("#paintings img.shown")?.alt),
      tell(projection, "projected", () => document.querySelector("#paintings img.shown")?.alt),
      tell(painter, "excerpt", () => document.documentElement.dataset.excerpt),
      ...["brush", "canvas", "music"].map((kind) =>
        tell(operator, `source ${kind}`, `document.querySelector(".source.${kind} .state")?.textContent`)),
    ]);
  },

  async operate() {
    const hand = await open("/");
    const mirror = await open("/");
    const wall = await open("/projection");
    for (const page of [hand, mirror]) await page.waitForSelector("#collections button[aria-pressed]");

    // A switch goes by what its own page shows: that has to know, too, before it is pressed again.
    const both = (selector) => Promise.all([hand, mirror].map((page) => page.waitForSelector(selector, { timeout: 5000 })));
    const pressed = async (selector) => {
      const before = await mirror.getAttribute(selector, "aria-pressed");
      for (const expected of [before === "true" ? "false" : "true", before]) {
        await hand.click(selector);
        await both(`${selector}[aria-pressed="${expected}"]`);
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

    const seen = (black) => wall.waitForSelector(black ? "#black.on" : "#black:not(.on)", { state: "attached", timeout: 5000 });
    await seen(false);
    for (const black of [true, false]) {
      await hand.click("#black");
      await seen(black);
      await both(`#black[aria-pressed="${black}"]`);
    }
    say("did #black");

    // A key without Shift does nothing.
    await hand.keyboard.type("bh");
    await mirror.waitForTimeout(700);
    for (const [key, button] of [["B", "#black"], ["H", "#hold"]]) {
      if ((await mirror.getAttribute(button, "aria-pressed")) !== "false") throw new Error(`${key} without Shift did what ${button} does.`);
      for (const expected of ["true", "false"]) {
        await hand.keyboard.press(`Shift+${key}`);
        await both(`${button}[aria-pressed="${expected}"]`);
      }
      say(`did Shift+${key}`);
    }
    await thereAndBack(hand, "#keys", () => document.querySelector("#hold kbd").checkVisibility());
    await hand.click("#keys");
    await hand.keyboard.press("Shift+H");
    await mirror.waitForTimeout(700);
    if ((await mirror.getAttribute("#hold", "aria-pressed")) !== "false") throw new Error("Shift+H held though the keys were switched off.");
    await hand.click("#keys");

    await mirror.waitForSelector("#best:not([hidden])", { timeout: 20000 });
    for (const [name, act] of [["#next", () => hand.click("#next")], ["Shift+N", () => hand.keyboard.press("Shift+N")]]) {
      await mirror.waitForTimeout(1000);   // told in whole seconds
      const at = await mirror.textContent("#selected-at");
      await act();
      await mirror.waitForFunction((old) => document.getElementById("selected-at").textContent !== old, at, { timeout: 5000 });
      say(`did ${name}`);
    }
    say(`refused ${await hand.textContent("#refusal")}.`);
  },

  async "set-up"() {
    const page = await open("/setup");
    await page.waitForFunction(() => document.getElementById("file").textContent !== "");
    const handle = page.locator('[data-corner="0"]');
    const left = (percent) => page.waitForFunction((expected) => document.querySelector('[data-corner="0"]').style.left === expected, percent, { timeout: 5000 });
    await handle.focus();
    await page.keyboard.press("Shift+ArrowRight");
    await left("2%");
    await page.click("#whole");
    await left("0%");
    say("did #whole");
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
    // Shown where the camera can; where it cannot, the answer says so.
    await page.evaluate(() => { document.getElementById("lock").hidden = false; });
    await page.click("#lock");
    await page.waitForSelector("#framed.wrong", { timeout: 5000 });
    say(`lock ${await page.getAttribute("#lock", "aria-pressed")} ${await page.textContent("#framed")}`);
  },

  async calibrate() {
    const page = await open("/setup");
    await page.waitForFunction(() => document.getElementById("file").textContent !== "");
    if (!(await page.isDisabled("#save"))) throw new Error("What was not measured yet can be saved.");
    for (const step of ["blank", "silence", "light", "heavy"]) {
      await page.click(`#measure-${step}`);
      const item = `#steps li:has(#measure-${step})`;
      await page.waitForSelector(`${item}:is([data-state="done"], [data-state="wrong"])`, { timeout: 15000 });
      say(`measured ${await page.textContent(`${item} .result`)}`);
    }
    await page.click("#save", { timeout: 5000 });
    await page.waitForFunction(() => document.getElementById("saved").textContent !== "");
    say(`saved ${await page.textContent("#saved")}`);
  },

  async attend() {
    for (const path of ["/", "/composer", "/painter", "/setup"]) {
      const page = await open(path, { colorScheme: "dark" });
      await thereAndBack(page, "#light", () => getComputedStyle(document.body).backgroundColor === "rgb(13, 14, 17)");
      await page.context().close();
    }
    const painter = await open("/painter", {}, (page) => page.addInitScript(keepEar));
    const composer = await open("/composer");
    await composer.waitForSelector("#paintings img.shown", { timeout: 20000 });
    await composer.waitForSelector("#name");
    await thereAndBack(composer, "#title-switch", () => document.getElementById("name").checkVisibility());
    for (const page of [composer, painter]) {
      await page.waitForSelector("#congruity");
      await thereAndBack(page, "#congruity-switch", () => document.getElementById("congruity").checkVisibility());
      await thereAndBack(page, "#full", () => document.fullscreenElement === document.documentElement);
    }

    await painter.waitForFunction(() => document.documentElement.dataset.excerpt, null, { timeout: 20000 });
    const hear = async (loud, name) => {
      await until(painter, heard, loud);
      say(`did /painter ${name} ${await painter.textContent("#sound")}`);
    };
    await painter.click("#sound");
    await hear(true, "#sound");
    await painter.focus("#volume");
    await painter.keyboard.press("Home");
    await hear(false, "#volume");
    await painter.keyboard.press("End");
    await hear(true, "#volume");
    await painter.click("#sound");
    await hear(false, "#sound");
  },

  async dark() {
    const hand = await open("/");
    await hand.waitForSelector("#collections button[aria-pressed]");
    const black = async (on) => {
      await hand.click("#black");
      await hand.waitForSelector(`#black[aria-pressed="${on}"]`, { timeout: 5000 });
    };
    await black(true);
    // The line is silent at first, and a picture of the canvas is on its way for three seconds.
    let silent = true;
    const wall = await open("/projection", {}, async (page) => {
      await page.addInitScript(keepLight);
      await page.routeWebSocket(/\/line\//, (line) => { if (!silent) line.connectToServer(); });
      await page.route("**/live/canvas*", async (route) => {
        await new Promise((next) => setTimeout(next, 3000));
        await route.continue();
      });
    });
    const tellLight = async (name) => say(`${name} ${await brightest(wall)} ${(await wall.evaluate("light")).toFixed(2)}`);
    await tellLight("opened");
    await wall.waitForResponse((answer) => answer.url().includes("/live/canvas") && answer.status() === 200, { timeout: 10000 });
    await wall.waitForTimeout(1000);
    await tellLight("waited");
    silent = false;
    await wall.waitForFunction(() => document.documentElement.dataset.line === "here", null, { timeout: 10000 });
    await wall.waitForTimeout(1000);
    await tellLight("told");
    await black(false);
    await wall.waitForTimeout(1000);
    await tellLight("seen");
    await wall.reload();
    await wall.waitForFunction(() => document.documentElement.dataset.line === "here", null, { timeout: 10000 });
    await wall.waitForTimeout(5000);
    await tellLight("again");
  },

  async rate() {
    const wall = await open("/projection");
    await wall.waitForSelector("#paintings img.shown", { timeout: 20000 });
    const rates = await wall.evaluate(() => new Promise((done) => {
      const found = [];
      new MutationObserver((changes, watching) => {
        found.push(document.documentElement.dataset.rate);
        if (found.length < 12) return;
        watching.disconnect();
        done(found);
      }).observe(document.documentElement, { attributeFilter: ["data-rate"] });
    }));
    say(`rates ${rates.join(" ")}`);
  },

  async read() {
    const look = async (path, colorScheme, viewport) => {
      // Every painting is a sheet without a picture, of the light that is worst for the letters over it.
      const { width, height } = viewport;
      const sheet = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><rect width="100%" height="100%" fill="${colorScheme === "dark" ? "white" : "black"}"/></svg>`;
      const page = await open(path, { colorScheme, viewport }, (one) =>
        one.route("**/painting.jpg", (route) => route.fulfill({ contentType: "image/svg+xml", body: sheet })));
      await page.waitForFunction(() => document.documentElement.dataset.line === "here");
      if (path === "/composer") {
        await page.waitForSelector("#paintings img.shown", { timeout: 20000 });
        await page.evaluate(() => document.getElementById("name").prepend("A title of more words than a line holds. ".repeat(4)));
        await page.waitForTimeout(3000);   // until the painting has faded in
        await page.mouse.move(width / 2, height / 2);   // the buttons come back
      }
      await page.waitForTimeout(1500);
      await page.evaluate(hush);
      const picture = await page.screenshot({ fullPage: true });
      const { seen, faint, wide } = await page.evaluate(readability, picture.toString("base64"));
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
