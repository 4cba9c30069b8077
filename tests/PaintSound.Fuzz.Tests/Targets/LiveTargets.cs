using System.Text;
using PaintSound.Live.Connections;
using PaintSound.Live.Connections.AbletonOsc;
using PaintSound.Osc.Addresses;
using PaintSound.Osc.Codec;

namespace PaintSound.Fuzz.Tests.Targets;

/// <summary>What comes from Live, and the file of what was changed in a set.</summary>
internal static class LiveTargets
{
    private const string Changes =
        """[{"Tracks":["Rain","Drums"],"Parameters":[{"Parameter":{"Track":"Rain","Device":"Reverb","Name":"Dry/Wet"},"Value":0.5}],"Clips":[]}]""";

    private static readonly InputFile File = new("changes.json");

    public static IEnumerable<FuzzTarget> All =>
    [
        new("replies of the script in Live", [.. LiveCatalogue.All.Where(entry => entry.Direction == Direction.In).Select(Reply)], ReadReply) { Words = [[.. "/paintsound/live/"u8], [.. ",sif"u8]] },
        new("changes of a set", [Encoding.UTF8.GetBytes("[]"), Encoding.UTF8.GetBytes(Changes)], ReadChanges) { Words = OscTargets.JsonWords, Share = 0.2 },
    ];

    private static byte[] Reply(CatalogueEntry entry)
    {
        OscMessage message = new(entry.Address, [.. entry.Arguments.Select(argument => argument.Type == OscType.Text ? OscArgument.From("Rain") : OscArgument.From(4))]);
        var buffer = new byte[1024];
        Assert.True(message.TryWrite(buffer, out var length));
        return buffer[..length];
    }

    private static bool ReadReply(byte[] input)
    {
        var replies = OscPacket.Read(input).Messages.Select(LiveReply.Read).OfType<LiveReply>().ToArray();
        foreach (var reply in replies)
        {
            _ = reply.Number;
            if (reply.Entry == LiveCatalogue.Beat)
            {
                reply.ReadBeat();
            }
        }

        return replies.Length > 0;
    }

    private static bool ReadChanges(byte[] input)
    {
        List<string> reports = [];
        new AbletonChangesFile(File.Write(input), reports.Add).Read();
        return reports.Count == 0;
    }
}
