namespace PaintSound.Osc.Output;

/// <summary>The number range of a receiver.</summary>
/// <param name="IsInteger">True for integers, sent as <c>i</c>; false for <c>f</c>.</param>
/// <param name="Low">The number for the minimum.</param>
/// <param name="High">The number for the maximum; not equal to <paramref name="Low"/>.</param>
public sealed record OscScale(bool IsInteger, double Low, double High)
{
    /// <summary>A step that looks and sounds continuous. Floating point numbers have no step of their own.</summary>
    private const double FloatStep = 1.0 / 4096;

    /// <summary>0 to 1, as most programs use it.</summary>
    public static OscScale Unit { get; } = new(IsInteger: false, 0, 1);

    /// <summary>Whole percent, as lighting consoles use it for levels.</summary>
    public static OscScale Percent { get; } = new(IsInteger: true, 0, 100);

    /// <summary>0 to 100 without steps.</summary>
    public static OscScale FinePercent { get; } = new(IsInteger: false, 0, 100);

    /// <summary>The smallest difference that has an effect, as a fraction of 0..1.</summary>
    public double Step => IsInteger ? 1 / Math.Abs(High - Low) : FloatStep;

    /// <summary>Converts a value to a number of the receiver.</summary>
    /// <param name="value">0..1; clamped, because some receivers wrap around.</param>
    public double ToNumber(double value)
    {
        var number = Low + ((High - Low) * Math.Clamp(value, 0, 1));
        return IsInteger ? Math.Round(number, MidpointRounding.AwayFromZero) : number;
    }
}
