namespace PaintSound.Core.Brush;

/// <summary>The kinds of strokes that can be told by their sound.</summary>
public enum StrokeKind
{
    /// <summary>Not known: no stroke yet, or one that has just begun.</summary>
    None,

    /// <summary>A short touch: most of its sound is at its beginning.</summary>
    Tap,

    /// <summary>A rough, bright stroke: a knife, a scraper.</summary>
    Scrape,

    /// <summary>A smooth stroke: a brush.</summary>
    Sweep,
}
