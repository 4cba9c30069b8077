namespace PaintSound.Worker.Show.Editing;

/// <summary>One key of a mapping with its value.</summary>
/// <param name="Key">The key.</param>
/// <param name="Value">The value.</param>
internal sealed record YamlEntrySpan(YamlSpan Key, YamlSpan Value);
