namespace PaintSound.Acceptance.Tests.Pages;

/// <summary>Page tests do not run in parallel, because Chromium draws without a graphics card and one test opens up to ten pages.</summary>
[CollectionDefinition(nameof(PageTests))]
public class PageTests;
