// Makes all text transparent, so that a screenshot shows the background behind it, and stores the position of every element.
() => {
  const blank = new CSSStyleSheet();
  blank.replaceSync("* { color: transparent !important; }");
  document.adoptedStyleSheets = [blank];
  window.positions = new Map([...document.querySelectorAll("body *")].map((element) => [element, JSON.stringify(element.getBoundingClientRect())]));
}
