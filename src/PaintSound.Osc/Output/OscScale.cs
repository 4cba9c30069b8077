namespace PaintSound.Osc.Output;

/// <summary>The numbers in which a receiver counts from its least to its most.</summary>
/// <param name="Whole">True for whole numbers, sent as <c>i</c>; false for <c>f</c>.</param>
/// <param name="Low">The number for its least.</param>
/// <param name="High">The number for its most; another one than <paramref name="Low"/>.</param>
public sealed record OscScale(bool Whole, double Low, double High)
{
    /// <summary>Finer than an eye or an ear can tell from a glide; a number has no steps of its own.</summary>
    private const double Smooth = 1.0 / 4096;

    /// <summary>0 to 1: most programs.</summary>
    public static OscScale Unit { get; } = new(Whole: false, 0, 1);

    /// <summary>Whole per cent: lighting desks, which call it a level.</summary>
    public static OscScale Percent { get; } = new(Whole: true, 0, 100);

    /// <summary>The smallest difference that it can tell, of 0..1.</summary>
    public double Step => Whole ? 1 / Math.Abs(High - Low) : Smooth;

    /// <summary>The number for a value.</summary>
    /// <param name="value">0..1; what lies outside is brought into it, since some receivers wrap round.</param>
    public double Number(double value)
    {
        var number = Low + ((High - Low) * Math.Clamp(value, 0, 1));
        return Whole ? Math.Round(number, MidpointRounding.AwayFromZero) : number;
    }
}
