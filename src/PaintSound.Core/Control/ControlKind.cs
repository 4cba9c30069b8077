namespace PaintSound.Core.Control;

/// <summary>The kinds of values that controls take.</summary>
public enum ControlKind
{
    /// <summary>A number in a range.</summary>
    Number,

    /// <summary>On (any number except 0) or off (0).</summary>
    Switch,

    /// <summary>Starts an action once for any number except 0. It has no value of its own.</summary>
    Trigger,

    /// <summary>One word from a list.</summary>
    Choice,
}
