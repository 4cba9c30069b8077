namespace PaintSound.Osc.Addresses;

/// <summary>The direction of messages, seen from PaintSound.</summary>
public enum Direction
{
    /// <summary>PaintSound sends them.</summary>
    Out,

    /// <summary>PaintSound acts on them.</summary>
    In,

    /// <summary>PaintSound acts on them, and sends the present value after each change.</summary>
    Both,
}
