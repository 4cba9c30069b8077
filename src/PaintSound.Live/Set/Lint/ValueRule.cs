using PaintSound.Live.Set.Lint.Structure;

namespace PaintSound.Live.Set.Lint;

/// <summary>No number is empty; Live refuses a set with an empty number.</summary>
internal sealed class ValueRule : ISetRule
{
    private static readonly HashSet<string> TextElements = new(StringComparer.Ordinal)
    {
        "EffectiveName", "UserName", "Annotation", "MemorizedFirstClipName", "ViewData", "Target", "UpperDisplayString", "LowerDisplayString",
        "PersistentKeyString", "RelativePath", "Path", "LivePackName", "LivePackId", "Name",
    };

    private static readonly OrderTable Table = new();

    public IEnumerable<string> FindViolations(SetTree set) =>
        from element in set.Root.Descendants()
        let name = element.Name.LocalName
        let value = element.Attribute("Value")?.Value
        where value is not null && Table.Contains(name) && !TextElements.Contains(name) && value is not ("true" or "false") && double.IsNaN(SetTree.Number(value))
        select $"{name} in {SetTree.Name(element.Parent!)} should be a number, but is '{value}'.";
}
