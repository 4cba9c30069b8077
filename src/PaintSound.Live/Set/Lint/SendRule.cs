using System.Xml.Linq;
using PaintSound.Live.Set.Lint.Structure;

namespace PaintSound.Live.Set.Lint;

/// <summary>Every track has one send for each return track, and so has the list of what is sent before the fader; return tracks send nothing.</summary>
internal sealed class SendRule : ISetRule
{
    public IEnumerable<string> Faults(SetTree set)
    {
        var returns = set.Returns.Count();
        var before = set.LiveSet.Elements("SendsPre").Elements().Count();
        if (before != returns)
        {
            yield return $"SendsPre has {before} members, but there are {returns} return tracks.";
        }

        foreach (var track in set.Tracks)
        {
            var sends = track.Elements("DeviceChain").Elements("Mixer").Elements("Sends").Elements().ToArray();
            if (sends.Length != returns)
            {
                yield return $"{SetTree.Name(track)} has {sends.Length} sends, but there are {returns} return tracks.";
            }

            // Until Live 11 it is called Active.
            if (track.Name == "ReturnTrack" && sends.Any(send => (SetTree.Value(send, "EnabledByUser") ?? SetTree.Value(send, "Active")) != "false"))
            {
                yield return $"{SetTree.Name(track)} sends to a return track; Live can end over it.";
            }
        }
    }
}
