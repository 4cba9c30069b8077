using PaintSound.Live.Set.Lint.Structure;

namespace PaintSound.Live.Set.Lint;

/// <summary>
/// Every automation target has a unique number, which is greater than 0 and less than the next free number. Every pointer has a target.
/// </summary>
internal sealed class PointeeRule : ISetRule
{
    public IEnumerable<string> FindViolations(SetTree set)
    {
        var next = SetTree.Number(set.LiveSet, "NextPointeeId");
        if (double.IsNaN(next))
        {
            yield return "The set has no NextPointeeId.";
        }

        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var pointee in set.Root.Descendants().Where(SetTree.IsPointee))
        {
            var id = pointee.Attribute("Id")!.Value;
            if (!(SetTree.Number(id) > 0))
            {
                yield return $"{pointee.Name} in {SetTree.Name(pointee.Parent!)} has the number {id}.";
            }
            else if (!seen.Add(id))
            {
                yield return $"The number {id} is used twice, the second time by {pointee.Name} in {SetTree.Name(pointee.Parent!)}.";
            }

            if (SetTree.Number(id) >= next)
            {
                yield return $"{pointee.Name} has the number {id}, but NextPointeeId is {next}.";
            }
        }

        foreach (var pointer in set.Root.Descendants().Where(element => element.Name.LocalName.EndsWith("PointeeId", StringComparison.Ordinal)))
        {
            var id = pointer.Attribute("Value")?.Value;
            if (pointer.Name != "NextPointeeId" && id is not (null or "0" or "-1") && !seen.Contains(id))
            {
                yield return $"{pointer.Name} points at {id}, which does not exist.";
            }
        }
    }
}
