using Microsoft.Extensions.Logging;
using PaintSound.Live.Connections;
using PaintSound.Live.Connections.AbletonOsc;
using PaintSound.Live.Connections.PaintSoundDevice;
using PaintSound.Osc.Addresses;

namespace PaintSound.Live;

/// <summary>Opens the connections to Live that use OSC, and tells what to do if one does not answer. <see cref="MidiNoteConnection"/> is the other kind.</summary>
public static class LiveConnections
{
    /// <summary>The file of what was changed through AbletonOSC and was not given back yet.</summary>
    public const string ChangesFile = "ableton-osc-changes.json";

    /// <summary>Returns the default port of a connection.</summary>
    public static int DefaultPort(LiveConnectionKind kind) => kind switch
    {
        LiveConnectionKind.RemoteScript => LiveCatalogue.RemoteScriptPort,
        LiveConnectionKind.Max => LiveCatalogue.MaxDevicePort,
        LiveConnectionKind.AbletonOsc => AbletonOscConnection.DefaultPort,
        _ => throw CreateKindException(kind),
    };

    /// <summary>Opens a connection.</summary>
    /// <param name="kind">The kind of the connection.</param>
    /// <param name="port">The port at which the program in Live receives.</param>
    /// <param name="stateFolder">The folder for <see cref="ChangesFile"/>. It may not exist yet.</param>
    /// <param name="loggers">Creates the logger of messages about replies that are not OSC.</param>
    /// <param name="time">The session clock.</param>
    public static ILiveConnection Open(LiveConnectionKind kind, int port, string stateFolder, ILoggerFactory loggers, TimeProvider time) => kind switch
    {
        LiveConnectionKind.AbletonOsc => new AbletonOscConnection(
            port, AbletonOscConnection.ReplyPort, Path.Combine(stateFolder, ChangesFile), loggers, time),
        _ => OpenDevice(kind, port, loggers, time),
    };

    /// <summary>Opens the remote script or the Max for Live device, which can also import clips.</summary>
    /// <param name="kind">The kind of the connection.</param>
    /// <param name="port">The port at which the program in Live receives.</param>
    /// <param name="loggers">Creates the logger of messages about replies that are not OSC.</param>
    /// <param name="time">The session clock.</param>
    public static PaintSoundDeviceConnection OpenDevice(LiveConnectionKind kind, int port, ILoggerFactory loggers, TimeProvider time) => kind switch
    {
        LiveConnectionKind.RemoteScript => new PaintSoundDeviceConnection("the remote script", port, loggers, time),
        LiveConnectionKind.Max => new PaintSoundDeviceConnection("the Max for Live device", port, loggers, time, showsControls: true),
        _ => throw CreateKindException(kind),
    };

    /// <summary>Returns what the user must do if a connection does not answer, as part of a sentence.</summary>
    public static string GetAdvice(LiveConnectionKind kind) => kind switch
    {
        LiveConnectionKind.RemoteScript =>
            "start Live, copy ableton-set/remote-script/PaintSound into the folder Remote Scripts of your User Library, and choose PaintSound as a control surface in Live's settings",
        LiveConnectionKind.Max => "start Live and put PaintSound.amxd on a track of the set",
        LiveConnectionKind.AbletonOsc => "start Live and choose AbletonOSC as a control surface in Live's settings",
        _ => throw CreateKindException(kind),
    };

    private static ArgumentOutOfRangeException CreateKindException(LiveConnectionKind kind) => new(nameof(kind), kind, "This connection does not use OSC.");
}
