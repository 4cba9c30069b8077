namespace PaintSound.Midi.Controllers;

/// <summary>The messages that a knob, fader or button sends.</summary>
public enum ControllerInputKind
{
    /// <summary>Notes.</summary>
    Note,

    /// <summary>Control changes of 7 bits.</summary>
    Control,

    /// <summary>Pairs of control changes: the upper 7 bits on a number 0..31, the lower 7 bits on the number 32 above.</summary>
    FineControl,

    /// <summary>A non-registered parameter: control changes 99 and 98 select it, 6 and 38 set its upper and lower 7 bits.</summary>
    Nrpn,

    /// <summary>A program change. It has no value: it is a press of a button that is never released.</summary>
    Program,
}
