namespace PaintSound.Midi.Controllers;

/// <summary>Identifies a knob, fader or button of a controller by the messages that it sends.</summary>
/// <param name="Kind">The kind of the messages.</param>
/// <param name="Channel">1..16.</param>
/// <param name="Number">0..127; 0..31 for pairs of control changes, 0..16383 for a non-registered parameter.</param>
public readonly record struct ControllerInput(ControllerInputKind Kind, int Channel, int Number)
{
    /// <summary>The highest number of a non-registered parameter.</summary>
    public const int MaxNrpn = 0x3FFF;

    /// <summary>True for notes.</summary>
    public bool IsNote => Kind == ControllerInputKind.Note;

    /// <summary>True if a value can have two parts, the upper and the lower 7 bits.</summary>
    internal bool HasFine => Kind is ControllerInputKind.FineControl or ControllerInputKind.Nrpn;

    /// <summary>The messages of the upper 7 bits of a pair.</summary>
    internal ControllerInput Coarse => this with { Kind = ControllerInputKind.Control };

    /// <summary>The messages of the lower 7 bits of a pair.</summary>
    internal ControllerInput Fine => new(ControllerInputKind.Control, Channel, Number + ControlChange.MaxFineNumber + 1);

    /// <summary>The pair that a control change can belong to, or null.</summary>
    internal ControllerInput? Pair => Kind == ControllerInputKind.Control && Number <= (2 * ControlChange.MaxFineNumber) + 1
        ? new ControllerInput(ControllerInputKind.FineControl, Channel, Number & ControlChange.MaxFineNumber)
        : null;

    /// <inheritdoc/>
    public override string ToString() => Kind switch
    {
        ControllerInputKind.Note => $"note {Number} on channel {Channel}",
        ControllerInputKind.Control => $"control {Number} on channel {Channel}",
        ControllerInputKind.FineControl => $"control {Number} with 14 bits on channel {Channel}",
        ControllerInputKind.Program => $"program {Number} on channel {Channel}",
        _ => $"NRPN {Number} on channel {Channel}",
    };
}
