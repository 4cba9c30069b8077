using System.Text.RegularExpressions;
using PaintSound.Live.Set.Lint.Structure;

namespace PaintSound.Live.Set.Lint;

/// <summary>Return tracks come last. Groups and routings name existing tracks.</summary>
internal sealed partial class TrackRule : ISetRule
{
    public IEnumerable<string> FindViolations(SetTree set)
    {
        var misplaced = set.Tracks.SkipWhile(track => track.Name != "ReturnTrack").FirstOrDefault(track => track.Name != "ReturnTrack");
        if (misplaced is not null)
        {
            yield return $"{SetTree.Name(misplaced)} is after a return track.";
        }

        if (set.Main is null)
        {
            yield return "There is no main track.";
        }

        var ids = set.Tracks.Select(track => track.Attribute("Id")?.Value).ToHashSet();
        foreach (var track in set.Tracks)
        {
            if (SetTree.Value(track, "TrackGroupId") is { } group && group != "-1" && !ids.Contains(group))
            {
                yield return $"{SetTree.Name(track)} is in the group {group}, which does not exist.";
            }
        }

        foreach (var target in set.Root.Descendants("Target").Select(target => target.Attribute("Value")?.Value ?? ""))
        {
            if (RoutingPattern().Match(target) is { Success: true } routed && !ids.Contains(routed.Groups["id"].Value))
            {
                yield return $"A routing goes to {target}, which does not exist.";
            }
        }
    }

    [GeneratedRegex(@"/Track\.(?<id>\d+)/", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex RoutingPattern();
}
