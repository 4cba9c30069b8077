// Makes all text transparent, so that a screenshot shows the background behind it. Runs after freeze-page.js.
() => {
  const blank = new CSSStyleSheet();
  blank.replaceSync("* { color: transparent !important; }");
  document.adoptedStyleSheets = [blank];
}
