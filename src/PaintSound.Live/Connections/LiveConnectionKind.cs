namespace PaintSound.Live.Connections;

/// <summary>Ways into Live.</summary>
public enum LiveConnectionKind
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
