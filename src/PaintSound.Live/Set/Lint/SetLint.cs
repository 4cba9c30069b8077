using System.Xml.Linq;
using PaintSound.Live.Set.Lint.Structure;

namespace PaintSound.Live.Set.Lint;

/// <summary>
/// Looks for what makes Live refuse a set, or end without a word. Live itself is not asked: the rules are those that sets which Live
/// wrote keep, and whose breaking was seen to fail.
/// </summary>
internal static class SetLint
{
    private static readonly ISetRule[] Rules =
    [
        new VersionRule(), new OrderRule(), new ValueRule(), new PointeeRule(), new ListRule(), new SlotRule(), new SendRule(), new TrackRule(),
        new TempoRule(), new ClipRule(), new SampleRule(), new MappingRule(),
    ];

    /// <summary>Looks at a set.</summary>
    /// <param name="set">The set.</param>
    /// <param name="project">The project's folder, where the samples have to be; null where only the set is looked at.</param>
    /// <returns>One sentence a fault.</returns>
    public static IReadOnlyList<string> Check(XDocument set, string? project = null)
    {
        var tree = new SetTree(set.Root!, project);
        return [.. Rules.SelectMany(rule => rule.Faults(tree))];
    }
}
