using PaintSound.Live.Connections;

namespace PaintSound.Worker.Show;

/// <summary>How what is chosen is played in Ableton Live.</summary>
/// <param name="Connection">Which way into Live.</param>
/// <param name="Port">Where the door listens; 0 of MIDI notes, whose port is the show's <c>midi</c>.</param>
/// <param name="Playback">How an excerpt is played.</param>
/// <param name="Fade">How long the excerpt before fades where the next one plays on another track; zero stops it with Live's launch quantisation.</param>
internal sealed record LiveSettings(LiveConnectionKind Connection, int Port, PlaybackMode Playback, TimeSpan Fade)
{
    /// <summary>Reads the part <c>live</c> of a show file.</summary>
    /// <exception cref="ShowException">It cannot be followed; the message names the line.</exception>
    public static LiveSettings Read(ShowYamlNode node)
    {
        var door = node.GetRequired("door").OneOf<LiveConnectionKind>();
        if (door == LiveConnectionKind.Midi)
        {
            // A note says neither how a clip plays nor how a track fades: that is the set's business.
            node.EnsureAllRead();
            return new LiveSettings(door, 0, PlaybackMode.Once, TimeSpan.Zero);
        }

        var read = new LiveSettings(
            door,
            node["port"]?.Integer(1, 65_535) ?? LiveConnections.StandardPort(door),
            node["manner"]?.OneOf<PlaybackMode>() ?? PlaybackMode.Once,
            node["fade"]?.Seconds(0, 60) ?? TimeSpan.Zero);
        node.EnsureAllRead();
        return read;
    }
}
