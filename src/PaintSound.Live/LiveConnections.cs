using Microsoft.Extensions.Logging;
using PaintSound.Live.Connections;
using PaintSound.Live.Connections.AbletonOsc;
using PaintSound.Osc.Addresses;

namespace PaintSound.Live;

/// <summary>The ways into Live that answer, all of which speak OSC, and what to do where one does not. The fourth is the <see cref="MidiNoteConnection"/>.</summary>
public static class LiveConnections
{
    /// <summary>Where a door listens unless the show says otherwise.</summary>
    public static int StandardPort(LiveConnectionKind kind) => kind switch
    {
        LiveConnectionKind.RemoteScript => LiveCatalogue.RemoteScriptPort,
        LiveConnectionKind.Max => LiveCatalogue.MaxDevicePort,
        LiveConnectionKind.AbletonOsc => AbletonOscConnection.StandardPort,
        _ => throw NoOsc(kind),
    };

    /// <summary>Opens a door.</summary>
    /// <param name="kind">Which one.</param>
    /// <param name="port">Where it listens.</param>
    /// <param name="loggers">Make the logger of messages about replies that are not OSC.</param>
    /// <param name="time">The session's clock.</param>
    public static ILiveConnection Open(LiveConnectionKind kind, int port, ILoggerFactory loggers, TimeProvider time) => kind switch
    {
        LiveConnectionKind.AbletonOsc => new AbletonOscConnection(port, AbletonOscConnection.AnswerPort, loggers, time),
        _ => OpenOwn(kind, port, loggers, time),
    };

    /// <summary>Opens one of PaintSound's own doors, through which Live can be filled, too.</summary>
    /// <inheritdoc cref="Open"/>
    public static PaintSoundDeviceConnection OpenOwn(LiveConnectionKind kind, int port, ILoggerFactory loggers, TimeProvider time) => kind switch
    {
        LiveConnectionKind.RemoteScript => new PaintSoundDeviceConnection("the remote script", port, loggers, time),
        LiveConnectionKind.Max => new PaintSoundDeviceConnection("the Max for Live device", port, loggers, time),
        _ => throw NoOsc(kind),
    };

    /// <summary>What to do where a door does not answer.</summary>
    public static string Advice(LiveConnectionKind kind) => kind switch
    {
        LiveConnectionKind.RemoteScript =>
            "start Live, copy ableton-set/remote-script/PaintSound into the folder Remote Scripts of your User Library, and choose PaintSound as a control surface in Live's settings",
        LiveConnectionKind.Max => "start Live and put PaintSound.amxd on a track of the set",
        LiveConnectionKind.AbletonOsc => "start Live and choose AbletonOSC as a control surface in Live's settings",
        _ => throw NoOsc(kind),
    };

    private static ArgumentOutOfRangeException NoOsc(LiveConnectionKind kind) => new(nameof(kind), kind, "This door does not speak OSC.");
}
