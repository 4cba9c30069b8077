using PaintSound.Core.Control;

namespace PaintSound.Midi.Controllers;

/// <summary>What a control of a controller can do; see <see cref="IShowControl"/>.</summary>
public enum ControlAction
{
    /// <summary>Sets the gate.</summary>
    Gate,

    /// <summary>Sets the dwell.</summary>
    Dwell,

    /// <summary>Sets what of the brush is followed.</summary>
    Follow,

    /// <summary>Sets how long congruity takes to follow.</summary>
    Smoothing,

    /// <summary>Sets the depth of a modulation.</summary>
    Depth,

    /// <summary>Keeps the selection, or lets it go.</summary>
    Hold,

    /// <summary>Asks for another selection.</summary>
    Next,

    /// <summary>Arms or disarms.</summary>
    Arm,

    /// <summary>Takes the other sound distance.</summary>
    Distance,

    /// <summary>Switches a collection on or off.</summary>
    Collection,
}
