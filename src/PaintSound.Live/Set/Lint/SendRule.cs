using System.Xml.Linq;
using PaintSound.Live.Set.Lint.Structure;

namespace PaintSound.Live.Set.Lint;

/// <summary>Every track and the list of pre-fader sends have one send for each return track. Return tracks send nothing.</summary>
internal sealed class SendRule : ISetRule
{
    public IEnumerable<string> FindViolations(SetTree set)
    {
        var returns = set.Returns.Count();
        var preFader = set.LiveSet.Elements("SendsPre").Elements().Count();
        if (preFader != returns)
        {
            yield return $"SendsPre has {preFader} members, but there are {returns} return tracks.";
        }

        foreach (var track in set.Tracks)
        {
            var sends = track.Elements("DeviceChain").Elements("Mixer").Elements("Sends").Elements().ToArray();
            if (sends.Length != returns)
            {
                yield return $"{SetTree.Name(track)} has {sends.Length} sends, but there are {returns} return tracks.";
            }

            // Up to Live 11 the element is called Active.
            if (track.Name == "ReturnTrack" && sends.Any(send => (SetTree.Value(send, "EnabledByUser") ?? SetTree.Value(send, "Active")) != "false"))
            {
                yield return $"{SetTree.Name(track)} sends to a return track, which can terminate Live.";
            }
        }
    }
}
