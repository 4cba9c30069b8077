namespace PaintSound.Osc.Addresses;

/// <summary>Which way messages of an address go, seen from PaintSound.</summary>
public enum Direction
{
    /// <summary>PaintSound sends them.</summary>
    Out,

    /// <summary>PaintSound acts on them.</summary>
    In,

    /// <summary>PaintSound acts on them, and sends the present value whenever it changes.</summary>
    Both,
}
