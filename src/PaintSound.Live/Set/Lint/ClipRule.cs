using System.Xml.Linq;
using PaintSound.Live.Set.Lint.Structure;

namespace PaintSound.Live.Set.Lint;

/// <summary>A clip has a length and ends within its sample, its warp markers increase, and an unwarped clip does not loop.</summary>
internal sealed class ClipRule : ISetRule
{
    public IEnumerable<string> FindViolations(SetTree set) => set.Root.Descendants("AudioClip").SelectMany(FindViolations);

    private static IEnumerable<string> FindViolations(XElement clip)
    {
        var (name, loop) = (SetTree.Name(clip), clip.Element("Loop"));
        var (start, end) = (SetTree.Number(loop, "LoopStart"), SetTree.Number(loop, "LoopEnd"));
        if (!(end > start))
        {
            yield return $"{name} ends at {end}, but starts at {start}.";
        }

        if (!(SetTree.Number(clip, "CurrentEnd") > SetTree.Number(clip, "CurrentStart")))
        {
            yield return $"{name} has no length in beats.";
        }

        if (SetTree.Value(clip, "IsWarped") == "false")
        {
            var sample = clip.Element("SampleRef");
            var seconds = SetTree.Number(sample, "DefaultDuration") / SetTree.Number(sample, "DefaultSampleRate");

            // Tolerate one sample, because of rounding.
            if (!(end <= seconds + (1 / SetTree.Number(sample, "DefaultSampleRate"))))
            {
                yield return $"{name} ends at {end} s, but its sample is {seconds} s long.";
            }

            if (SetTree.Value(loop, "LoopOn") != "false")
            {
                yield return $"{name} loops, but is not warped.";
            }
        }

        var markers = clip.Elements("WarpMarkers").Elements()
            .Select(marker => (Seconds: SetTree.Number(marker.Attribute("SecTime")?.Value), Beats: SetTree.Number(marker.Attribute("BeatTime")?.Value))).ToArray();
        if (markers.Length < 2)
        {
            yield return $"{name} has {markers.Length} warp markers; at least two are required.";
        }
        else if (markers.Zip(markers.Skip(1)).Any(pair => !(pair.Second.Seconds > pair.First.Seconds && pair.Second.Beats > pair.First.Beats)))
        {
            yield return $"The warp markers of {name} do not increase.";
        }
    }
}
