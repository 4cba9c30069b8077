namespace PaintSound.Core.Control;

/// <summary>
/// What can be changed during a performance. Every input (OSC, a MIDI controller, a web page, the command line) uses this one interface, from
/// any thread; a call returns at once. Which controls exist says the <see cref="ControlTable"/>.
/// </summary>
public interface IShowControl
{
    /// <summary>The present values of all controls. A later change is a new object.</summary>
    ShowState State { get; }

    /// <summary>Raised after a change, on the thread that made it. Setting a control to the value that it has raises nothing.</summary>
    event Action? Changed;

    /// <summary>Sets a control, or presses a trigger (any number but 0).</summary>
    /// <param name="control">The control, such as <see cref="ControlTable.Gate"/>.</param>
    /// <param name="value">The new value.</param>
    /// <exception cref="InvalidControlException">The show has no such control, or it does not take this value; nothing has changed.</exception>
    void Set(ControlId control, ControlValue value);
}
