namespace PaintSound.Worker.Show.Editing;

/// <summary>Keys with values.</summary>
/// <param name="Start">See <see cref="YamlSpan"/>.</param>
/// <param name="End">See <see cref="YamlSpan"/>.</param>
/// <param name="Column">See <see cref="YamlSpan"/>.</param>
/// <param name="IsFlow">True for <c>{a: b}</c>.</param>
/// <param name="Entries">The keys in the order of the file.</param>
internal sealed record YamlMappingSpan(int Start, int End, int Column, bool IsFlow, IReadOnlyList<YamlEntrySpan> Entries) : YamlSpan(Start, End, Column)
{
    /// <summary>Returns the entry of a key, or null.</summary>
    public YamlEntrySpan? Find(string key) => Entries.FirstOrDefault(entry => entry.Key is YamlScalarSpan scalar && scalar.Value == key);
}
