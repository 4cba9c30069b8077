namespace PaintSound.Osc.Query;

/// <summary>An address of another program.</summary>
/// <param name="Path">The OSC address.</param>
/// <param name="Type">Its type tags, such as <c>f</c> or <c>sf</c>.</param>
/// <param name="IsWritable">True if the program takes values on it.</param>
/// <param name="Minimum">The lowest value of the first argument, or null.</param>
/// <param name="Maximum">The highest value of the first argument, or null.</param>
/// <param name="Description">What it means; empty if the program does not tell.</param>
public sealed record OscQueryPeerAddress(string Path, string Type, bool IsWritable, double? Minimum, double? Maximum, string Description)
{
    /// <summary>The value of the first argument when the namespace was read; null if the program does not tell a number.</summary>
    public double? Value { get; init; }

    /// <summary>True if a modulation can move it: one number that the program takes.</summary>
    public bool IsNumber => IsWritable && Type is "f" or "d" or "i" or "h";

    /// <summary>True if the number is whole.</summary>
    public bool IsWhole => Type is "i" or "h";
}
