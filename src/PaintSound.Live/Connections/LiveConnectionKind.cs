namespace PaintSound.Live.Connections;

/// <summary>The kinds of connections to Live.</summary>
public enum LiveConnectionKind
{
    /// <summary>PaintSound's remote script, a control surface of Live.</summary>
    RemoteScript,

    /// <summary>PaintSound's Max for Live device.</summary>
    Max,

    /// <summary>AbletonOSC.</summary>
    AbletonOsc,

    /// <summary>MIDI notes.</summary>
    Midi,
}
