using PaintSound.Osc;

namespace PaintSound.Live.Doors;

/// <summary>The ways into Live that answer, all of which speak OSC, and what to do where one does not. The fourth is the <see cref="MidiDoor"/>.</summary>
public static class LiveDoors
{
    /// <summary>Where a door listens unless the show says otherwise.</summary>
    public static int StandardPort(LiveDoorKind kind) => kind switch
    {
        LiveDoorKind.RemoteScript => LiveCatalogue.RemoteScriptPort,
        LiveDoorKind.Max => LiveCatalogue.MaxDevicePort,
        LiveDoorKind.AbletonOsc => AbletonOscDoor.StandardPort,
        _ => throw NoOsc(kind),
    };

    /// <summary>Opens a door.</summary>
    /// <param name="kind">Which one.</param>
    /// <param name="port">Where it listens.</param>
    /// <param name="say">Told what is wrong with what comes back.</param>
    /// <param name="time">The session's clock.</param>
    public static ILiveDoor Open(LiveDoorKind kind, int port, Action<string> say, TimeProvider time) => kind switch
    {
        LiveDoorKind.AbletonOsc => new AbletonOscDoor(port, AbletonOscDoor.AnswerPort, say, time),
        _ => OpenOwn(kind, port, say, time),
    };

    /// <summary>Opens one of PaintSound's own doors, through which Live can be filled, too.</summary>
    /// <inheritdoc cref="Open"/>
    public static ScriptDoor OpenOwn(LiveDoorKind kind, int port, Action<string> say, TimeProvider time) => kind switch
    {
        LiveDoorKind.RemoteScript => new ScriptDoor("the remote script", port, say, time),
        LiveDoorKind.Max => new ScriptDoor("the Max for Live device", port, say, time),
        _ => throw NoOsc(kind),
    };

    /// <summary>What to do where a door does not answer.</summary>
    public static string Advice(LiveDoorKind kind) => kind switch
    {
        LiveDoorKind.RemoteScript =>
            "start Live, copy ableton-set/remote-script/PaintSound into the folder Remote Scripts of your User Library, and choose PaintSound as a control surface in Live's settings",
        LiveDoorKind.Max => "start Live and put PaintSound.amxd on a track of the set",
        LiveDoorKind.AbletonOsc => "start Live and choose AbletonOSC as a control surface in Live's settings",
        _ => throw NoOsc(kind),
    };

    private static ArgumentOutOfRangeException NoOsc(LiveDoorKind kind) => new(nameof(kind), kind, "This door does not speak OSC.");
}

/// <summary>Ways into Live.</summary>
public enum LiveDoorKind
{
    /// <summary>PaintSound's own control surface.</summary>
    RemoteScript,

    /// <summary>PaintSound's Max for Live device.</summary>
    Max,

    /// <summary>AbletonOSC.</summary>
    AbletonOsc,

    /// <summary>MIDI notes.</summary>
    Midi,
}
