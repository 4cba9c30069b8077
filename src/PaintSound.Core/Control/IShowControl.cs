namespace PaintSound.Core.Control;

/// <summary>
/// Reads and changes the controls of a performance. Every input (OSC, a MIDI controller, a web page, the command line) uses this interface.
/// Thread-safe; calls do not block. The <see cref="ControlTable"/> defines the controls.
/// </summary>
public interface IShowControl
{
    /// <summary>The current values of all controls. Every change creates a new object.</summary>
    ShowState State { get; }

    /// <summary>Raised after a change, on the thread that made it. It is not raised if the new value equals the old one.</summary>
    event Action? Changed;

    /// <summary>Sets a control, or presses a trigger (any number except 0).</summary>
    /// <param name="control">The control, such as <see cref="ControlTable.Gate"/>.</param>
    /// <param name="value">The new value.</param>
    /// <exception cref="InvalidControlException">The show has no such control, or the control does not accept the value. Nothing has changed.</exception>
    void Set(ControlId control, ControlValue value);
}
