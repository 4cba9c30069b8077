using Microsoft.Extensions.Logging;

namespace PaintSound.Midi.Ports;

/// <summary>The log messages of <see cref="ReconnectingPort{T}"/>. In the generic class, each logging method would exist once per type.</summary>
internal static partial class MidiPortLog
{
    [LoggerMessage(LogLevel.Warning, "MIDI: {Reason}. The show continues without this port; PaintSound keeps trying to open it.")]
    public static partial void Unavailable(ILogger logger, string reason);

    [LoggerMessage(LogLevel.Information, "MIDI: {Port} is open.")]
    public static partial void Opened(ILogger logger, string port);
}
