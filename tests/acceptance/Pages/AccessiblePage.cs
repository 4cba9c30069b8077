using Microsoft.Playwright;

namespace PaintSound.Acceptance.Tests.Pages;

/// <summary>A page that the accessibility test opens.</summary>
/// <param name="Path">The path, with the token if the page needs one.</param>
/// <param name="PrepareAsync">Waits until the page shows what it shows in a performance, and opens what is folded; null if nothing is to do.</param>
/// <param name="DisabledRules">Names of the rules of axe that do not apply, each with its reason where the page is listed.</param>
internal sealed record AccessiblePage(string Path, Func<IPage, Task>? PrepareAsync = null, params string[] DisabledRules);
