// Runs axe-core on the page. Returns every violation as a line: the rule, what is wrong, and the elements.
async (disabled) => {
  const { violations, passes } = await window.axe.run(document, {
    runOnly: { type: "tag", values: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"] },
    rules: Object.fromEntries(disabled.map((rule) => [rule, { enabled: false }])),
  });
  return {
    checked: passes.length,
    violations: violations.map(({ id, help, nodes }) => `${id}: ${help}: ${nodes.map(({ html, any }) => `${html.slice(0, 160)} ${any[0]?.message ?? ""}`).join(" | ")}`),
  };
}
