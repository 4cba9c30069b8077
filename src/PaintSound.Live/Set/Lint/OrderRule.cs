using System.Xml.Linq;
using PaintSound.Live.Set.Lint.Structure;

namespace PaintSound.Live.Set.Lint;

/// <summary>
/// Everything stands where Live writes it, in its order; nothing stands there that this version does not know, which can end Live
/// without a word. Only for the version that PaintSound writes.
/// </summary>
internal sealed class OrderRule : ISetRule
{
    private static readonly OrderTable Table = new();

    public IEnumerable<string> Faults(SetTree set) => set.Root.Attribute("MinorVersion")?.Value == SetDocument.Version
        ? set.LiveSet.DescendantsAndSelf().SelectMany(Faults)
        : [];

    /// <summary>Elements that hold others of which the table says nothing.</summary>
    public static IEnumerable<string> Unknown(SetTree set) =>
        set.LiveSet.DescendantsAndSelf().Where(element => element.HasElements && Table.KeyOf(element) is null).Select(element => element.Name.LocalName).Distinct();

    private static IEnumerable<string> Faults(XElement element)
    {
        if (!element.HasElements || Table.KeyOf(element) is not { } key || Table.Children(key) is not { Length: > 0 } children)
        {
            yield break;
        }

        var before = -1;
        foreach (var child in element.Elements())
        {
            var place = Array.IndexOf(children, child.Name.LocalName);
            if (place < 0)
            {
                yield return $"{child.Name} does not belong in {SetTree.Name(element)}.";
            }
            else if (!Table.IsList(key) && place <= before)
            {
                yield return $"{child.Name} stands twice or too late in {SetTree.Name(element)}.";
            }

            before = Math.Max(before, place);
        }
    }
}
