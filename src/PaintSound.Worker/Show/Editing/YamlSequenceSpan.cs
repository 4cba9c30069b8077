namespace PaintSound.Worker.Show.Editing;

/// <summary>A list.</summary>
/// <param name="Start">See <see cref="YamlSpan"/>.</param>
/// <param name="End">See <see cref="YamlSpan"/>.</param>
/// <param name="Column">See <see cref="YamlSpan"/>.</param>
/// <param name="IsFlow">True for <c>[a, b]</c>.</param>
/// <param name="Items">The items in the order of the file.</param>
internal sealed record YamlSequenceSpan(int Start, int End, int Column, bool IsFlow, IReadOnlyList<YamlSpan> Items) : YamlSpan(Start, End, Column);
