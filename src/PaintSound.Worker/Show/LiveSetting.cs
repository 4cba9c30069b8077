using PaintSound.Live.Doors;

namespace PaintSound.Worker.Show;

/// <summary>How what is chosen is played in Ableton Live.</summary>
/// <param name="Door">Which way into Live.</param>
/// <param name="Port">Where the door listens; 0 of MIDI notes, whose port is the show's <c>midi</c>.</param>
/// <param name="Manner">How an excerpt is played.</param>
/// <param name="Fade">How long the excerpt before fades where the next one plays on another track; zero stops it with Live's launch quantisation.</param>
internal sealed record LiveSetting(LiveDoorKind Door, int Port, LaunchManner Manner, TimeSpan Fade)
{
    /// <summary>Reads the part <c>live</c> of a show file.</summary>
    /// <exception cref="ShowException">It cannot be followed; the message names the line.</exception>
    public static LiveSetting Read(ShowNode node)
    {
        var door = node.Need("door").OneOf<LiveDoorKind>();
        if (door == LiveDoorKind.Midi)
        {
            // A note says neither how a clip plays nor how a track fades: that is the set's business.
            node.Done();
            return new LiveSetting(door, 0, LaunchManner.Once, TimeSpan.Zero);
        }

        var read = new LiveSetting(
            door,
            node["port"]?.Whole(1, 65_535) ?? LiveDoors.StandardPort(door),
            node["manner"]?.OneOf<LaunchManner>() ?? LaunchManner.Once,
            node["fade"]?.Seconds(0, 60) ?? TimeSpan.Zero);
        node.Done();
        return read;
    }
}
