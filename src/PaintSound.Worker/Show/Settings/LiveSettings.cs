using PaintSound.Live.Connections;

namespace PaintSound.Worker.Show.Settings;

/// <summary>How selections are played in Ableton Live.</summary>
/// <param name="Connection">The connection to Live.</param>
/// <param name="Port">The UDP port where the connection listens; 0 for MIDI notes, which use the port of the show's <c>midi</c>.</param>
/// <param name="Playback">How an excerpt is played.</param>
/// <param name="Fade">How long the previous excerpt fades when the next one plays on another track; zero stops it with Live's launch quantisation.</param>
internal sealed record LiveSettings(LiveConnectionKind Connection, int Port, PlaybackMode Playback, TimeSpan Fade);
