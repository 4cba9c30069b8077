using System.Xml.Linq;
using PaintSound.Live.Set.Lint.Structure;

namespace PaintSound.Live.Set.Lint;

/// <summary>
/// Checks a set for faults that make Live refuse it or terminate. The check does not use Live. The rules are those that sets written by Live
/// keep, and whose violation was seen to fail.
/// </summary>
internal static class SetLint
{
    private static readonly ISetRule[] Rules =
    [
        new VersionRule(), new OrderRule(), new ValueRule(), new PointeeRule(), new ListRule(), new SlotRule(), new SendRule(), new TrackRule(),
        new TempoRule(), new ClipRule(), new SampleRule(), new SampleFormatRule(), new MappingRule(),
    ];

    /// <summary>Checks a set.</summary>
    /// <param name="set">The set.</param>
    /// <param name="project">The folder of the project, which must contain the samples; null to check only the set.</param>
    /// <returns>One sentence per fault.</returns>
    public static IReadOnlyList<string> Check(XDocument set, string? project = null)
    {
        var tree = new SetTree(set.Root!, project);
        return [.. Rules.SelectMany(rule => rule.FindViolations(tree))];
    }
}
