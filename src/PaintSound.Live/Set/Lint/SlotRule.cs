using System.Xml.Linq;
using PaintSound.Live.Set.Lint.Structure;

namespace PaintSound.Live.Set.Lint;

/// <summary>Every track with clips has as many slots as there are scenes, for playing and for freezing. Otherwise Live terminates while it loads the set.</summary>
internal sealed class SlotRule : ISetRule
{
    public IEnumerable<string> FindViolations(SetTree set)
    {
        if (set.Scenes == 0)
        {
            yield return "There is no scene.";
        }

        foreach (var track in set.Tracks)
        {
            var hasClips = track.Name.LocalName is "AudioTrack" or "MidiTrack";
            foreach (var name in new[] { "MainSequencer", "FreezeSequencer" })
            {
                var slots = track.Elements("DeviceChain").Elements(name).Elements("ClipSlotList").Elements().Count();
                if (hasClips && slots != set.Scenes)
                {
                    yield return $"{SetTree.Name(track)} has {slots} slots in its {name}, but there are {set.Scenes} scenes.";
                }
                else if (track.Name == "ReturnTrack" && slots != 0)
                {
                    yield return $"{SetTree.Name(track)} has {slots} slots in its {name}; a return track has none.";
                }
            }
        }
    }
}
