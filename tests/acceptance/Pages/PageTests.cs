namespace PaintSound.Acceptance.Tests.Pages;

/// <summary>Page tests run one after another: Chromium draws without a graphics card here, and ten pages at a time are enough.</summary>
[CollectionDefinition(nameof(PageTests))]
public class PageTests;
