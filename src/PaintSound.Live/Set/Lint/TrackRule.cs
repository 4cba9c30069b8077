using System.Text.RegularExpressions;
using PaintSound.Live.Set.Lint.Structure;

namespace PaintSound.Live.Set.Lint;

/// <summary>Return tracks come last; groups and routings name tracks that are there.</summary>
internal sealed partial class TrackRule : ISetRule
{
    public IEnumerable<string> Faults(SetTree set)
    {
        var late = set.Tracks.SkipWhile(track => track.Name != "ReturnTrack").FirstOrDefault(track => track.Name != "ReturnTrack");
        if (late is not null)
        {
            yield return $"{SetTree.Name(late)} stands behind a return track.";
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
                yield return $"{SetTree.Name(track)} is in the group {group}, which is not there.";
            }
        }

        foreach (var target in set.Root.Descendants("Target").Select(target => target.Attribute("Value")?.Value ?? ""))
        {
            if (Routed().Match(target) is { Success: true } routed && !ids.Contains(routed.Groups["id"].Value))
            {
                yield return $"A routing goes to {target}, which is not there.";
            }
        }
    }

    [GeneratedRegex(@"/Track\.(?<id>\d+)/", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Routed();
}
