using PaintSound.Live.Set.Lint.Structure;

namespace PaintSound.Live.Set.Lint;

/// <summary>Every member of a list has a number, which is unique in the list.</summary>
internal sealed class ListRule : ISetRule
{
    private static readonly string[] Lists =
    [
        "Tracks", "Scenes", "SendsPre", "Sends", "ClipSlotList", "WarpMarkers", "Devices", "Events", "TimeSignatures",
    ];

    public IEnumerable<string> FindViolations(SetTree set)
    {
        foreach (var parent in set.Root.Descendants())
        {
            var members = parent.Elements().Where(child => !SetTree.IsPointee(child)).ToArray();
            var ids = members.Select(member => member.Attribute("Id")?.Value).ToArray();
            if (ids.Contains(null) && Lists.Contains(parent.Name.LocalName))
            {
                yield return $"A member of {parent.Name} in {SetTree.Name(parent.Parent!)} has no number.";
            }

            foreach (var duplicates in ids.Where(id => id is not null).GroupBy(id => id).Where(group => group.Count() > 1))
            {
                yield return $"{duplicates.Count()} members of {parent.Name} in {SetTree.Name(parent.Parent!)} have the number {duplicates.Key}.";
            }
        }
    }
}
