namespace PaintSound.Core.Control;

/// <summary>What values a control takes.</summary>
public enum ControlKind
{
    /// <summary>A number in a range.</summary>
    Number,

    /// <summary>On (any number but 0) or off (0).</summary>
    Switch,

    /// <summary>Starts something once when it gets any number but 0, and has no value of its own.</summary>
    Trigger,

    /// <summary>One word of a list.</summary>
    Choice,
}
