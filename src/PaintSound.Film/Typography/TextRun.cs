namespace PaintSound.Film.Typography;

/// <summary>A part of a text in one typeface.</summary>
/// <param name="Text">The part, not empty.</param>
/// <param name="Face">The typeface.</param>
internal sealed record TextRun(string Text, FontFace Face);
