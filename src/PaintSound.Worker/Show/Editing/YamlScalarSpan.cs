namespace PaintSound.Worker.Show.Editing;

/// <summary>A text, a number or a word.</summary>
/// <param name="Start">See <see cref="YamlSpan"/>.</param>
/// <param name="End">See <see cref="YamlSpan"/>.</param>
/// <param name="Column">See <see cref="YamlSpan"/>.</param>
/// <param name="Value">The value without quotation marks.</param>
internal sealed record YamlScalarSpan(int Start, int End, int Column, string Value) : YamlSpan(Start, End, Column);
