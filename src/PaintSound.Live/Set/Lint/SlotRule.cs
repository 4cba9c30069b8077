using System.Xml.Linq;
using PaintSound.Live.Set.Lint.Structure;

namespace PaintSound.Live.Set.Lint;

/// <summary>Every track that can hold clips has as many slots as there are scenes, for playing and for freezing: else Live ends while it loads.</summary>
internal sealed class SlotRule : ISetRule
{
    public IEnumerable<string> Faults(SetTree set)
    {
        if (set.Scenes == 0)
        {
            yield return "There is no scene.";
        }

        foreach (var track in set.Tracks)
        {
            var holds = track.Name.LocalName is "AudioTrack" or "MidiTrack";
            foreach (var name in new[] { "MainSequencer", "FreezeSequencer" })
            {
                var slots = track.Elements("DeviceChain").Elements(name).Elements("ClipSlotList").Elements().Count();
                if (holds && slots != set.Scenes)
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
