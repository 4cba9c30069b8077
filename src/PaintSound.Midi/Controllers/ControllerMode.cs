namespace PaintSound.Midi.Controllers;

/// <summary>The meaning of the values of a knob, fader or button.</summary>
public enum ControllerMode
{
    /// <summary>The position of a knob or fader. A button is pressed at 64 or more, and released at 0.</summary>
    Absolute,

    /// <summary>A button that sends a value when it is pressed and 0 when it is released; the same as <see cref="Absolute"/>.</summary>
    Momentary,

    /// <summary>A button that keeps its own state: it sends a value at one press and 0 at the next, and nothing when it is released.</summary>
    Latching,

    /// <summary>An encoder without end: 1, 2, 3 ... to the right, 127, 126, 125 ... to the left.</summary>
    TwosComplement,

    /// <summary>An encoder without end: 65, 66, 67 ... to the right, 63, 62, 61 ... to the left.</summary>
    BinaryOffset,

    /// <summary>An encoder without end: 1, 2, 3 ... to the right, 65, 66, 67 ... to the left.</summary>
    SignedBit,
}
