// The codes of the pages, for the cameras of phones. They contain the tokens, so they are asked for, and hidden again.

import { $, element } from "./dom.js";

const SVG = "http://www.w3.org/2000/svg";

/** Connects the panel. `invoke(name)` calls PaintSound and returns its answer; null if it refused, which it has shown. */
export function connectLinks(invoke) {
  let links = [];
  let page = "Painter";
  let address = "";

  function chips(parent, names, chosen, choose) {
    $(parent).replaceChildren(...names.map((name) => {
      const chip = element("button", { type: "button", textContent: name, ariaPressed: String(name === chosen) });
      chip.addEventListener("click", () => { choose(name); show(); $(parent).querySelector("[aria-pressed=true]").focus(); });
      return chip;
    }));
  }

  function show() {
    const link = links.find((l) => l.page === page && l.address === address);
    const dark = document.createElementNS(SVG, "path");
    dark.setAttribute("d", link.path);
    $("link-code").setAttribute("viewBox", `0 0 ${link.size} ${link.size}`);
    $("link-code").setAttribute("aria-label", `QR code of the link to the page ${page}`);
    $("link-code").replaceChildren(dark);
    Object.assign($("link"), { href: link.link, textContent: link.link });
    chips("link-pages", [...new Set(links.map((l) => l.page))], page, (name) => { page = name; });
    chips("link-addresses", [...new Set(links.map((l) => l.address))], address, (name) => { address = name; });
  }

  $("show-links").addEventListener("click", async () => {
    const isOpen = $("show-links").getAttribute("aria-expanded") === "true";
    const answer = isOpen ? [] : await invoke("Links");
    if (!answer) return;
    links = answer;
    const hasLinks = links.length > 0;
    if (hasLinks) {
      address = links.some((l) => l.address === address) ? address : links[0].address;
      show();
    }
    $("links").hidden = !hasLinks;
    $("no-links").hidden = isOpen || hasLinks;
    $("show-links").setAttribute("aria-expanded", String(!isOpen));
    $("show-links").textContent = isOpen ? "Show the codes of the pages" : "Hide the codes";
  });
}
