namespace PaintSound.Core.Control;

/// <summary>Maps the position of a fader or knob (0..1) to a value in a range. Monotone; <see cref="Position"/> is the inverse of <see cref="Value"/>.</summary>
public sealed class ControlTaper
{
    private readonly Func<double, double, double, double> _value;
    private readonly Func<double, double, double, double> _position;

    private ControlTaper(string name, Func<double, double, double, double> value, Func<double, double, double, double> position) =>
        (Name, _value, _position) = (name, value, position);

    /// <summary>Equal steps over the range.</summary>
    public static ControlTaper Linear { get; } = new(
        "linear", (low, high, at) => low + ((high - low) * at), (low, high, value) => (value - low) / (high - low));

    /// <summary>Equal ratios over the range. The minimum must be above 0.</summary>
    public static ControlTaper Logarithmic { get; } = new(
        "logarithmic", (low, high, at) => low * Math.Pow(high / low, at), (low, high, value) => Math.Log(value / low) / Math.Log(high / low));

    /// <summary>Fine steps near the minimum, coarse steps near the maximum. The minimum can be 0.</summary>
    public static ControlTaper Cubic { get; } = new(
        "cubic", (low, high, at) => low + ((high - low) * at * at * at), (low, high, value) => Math.Cbrt((value - low) / (high - low)));

    /// <summary>The name that the pages use: <c>linear</c>, <c>logarithmic</c> or <c>cubic</c>.</summary>
    public string Name { get; }

    /// <summary>Returns the value at a position.</summary>
    /// <param name="minimum">The range's minimum.</param>
    /// <param name="maximum">The range's maximum.</param>
    /// <param name="position">0..1.</param>
    /// <returns>A value in the range.</returns>
    public double Value(double minimum, double maximum, double position) => Math.Clamp(_value(minimum, maximum, position), minimum, maximum);

    /// <summary>Returns the position of a value.</summary>
    /// <param name="minimum">The range's minimum.</param>
    /// <param name="maximum">The range's maximum.</param>
    /// <param name="value">A value in the range.</param>
    /// <returns>0..1.</returns>
    public double Position(double minimum, double maximum, double value) => Math.Clamp(_position(minimum, maximum, value), 0, 1);
}
