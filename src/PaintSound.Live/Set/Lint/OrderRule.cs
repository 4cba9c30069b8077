using System.Xml.Linq;
using PaintSound.Live.Set.Lint.Structure;

namespace PaintSound.Live.Set.Lint;

/// <summary>
/// All elements are where Live writes them, in its order. There are no elements that this version does not know, because they can terminate
/// Live without a message. The rule applies only to the version that PaintSound writes.
/// </summary>
internal sealed class OrderRule : ISetRule
{
    private static readonly OrderTable Table = new();

    public IEnumerable<string> FindViolations(SetTree set) => set.Root.Attribute("MinorVersion")?.Value == SetDocument.Version
        ? set.LiveSet.DescendantsAndSelf().SelectMany(FindViolations)
        : [];

    /// <summary>Returns the names of elements with children that are not in the table.</summary>
    public static IEnumerable<string> Unknown(SetTree set) =>
        set.LiveSet.DescendantsAndSelf().Where(element => element.HasElements && Table.FindKey(element) is null).Select(element => element.Name.LocalName).Distinct();

    private static IEnumerable<string> FindViolations(XElement element)
    {
        if (!element.HasElements || Table.FindKey(element) is not { } key || Table.Children(key) is not { Length: > 0 } children)
        {
            yield break;
        }

        var last = -1;
        foreach (var child in element.Elements())
        {
            var position = Array.IndexOf(children, child.Name.LocalName);
            if (position < 0)
            {
                yield return $"{child.Name} does not belong in {SetTree.Name(element)}.";
            }
            else if (!Table.IsList(key) && position <= last)
            {
                yield return $"{child.Name} is duplicate or too late in {SetTree.Name(element)}.";
            }

            last = Math.Max(last, position);
        }
    }
}
