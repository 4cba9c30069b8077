namespace PaintSound.Worker.Show.Editing;

/// <summary>A reference to a value that is written elsewhere: <c>*name</c>.</summary>
/// <param name="Start">See <see cref="YamlSpan"/>.</param>
/// <param name="End">See <see cref="YamlSpan"/>.</param>
/// <param name="Column">See <see cref="YamlSpan"/>.</param>
internal sealed record YamlAliasSpan(int Start, int End, int Column) : YamlSpan(Start, End, Column);
