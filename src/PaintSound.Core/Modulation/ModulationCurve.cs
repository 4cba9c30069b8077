namespace PaintSound.Core.Modulation;

/// <summary>
/// Maps the values of a source to positions of a target, in this order: the source range becomes 0..1, is inverted, shaped by the exponent,
/// smoothed over time, quantised, and mapped to the target's range.
/// </summary>
public sealed record ModulationCurve
{
    /// <summary>The source value that maps to 0.</summary>
    public double From { get; init; }

    /// <summary>The source value that maps to 1; must be above <see cref="From"/>.</summary>
    public double To { get; init; } = 1;

    /// <summary>True if a higher source value lowers the target.</summary>
    public bool Invert { get; init; }

    /// <summary>The exponent, 0.1 to 10. Above 1 the target reacts less to low values, below 1 more; 1 is linear.</summary>
    public double Exponent { get; init; } = 1;

    /// <summary>The time in which a rising target covers 90 % of a jump.</summary>
    public TimeSpan Attack { get; init; }

    /// <summary>The time in which a falling target covers 90 % of a jump.</summary>
    public TimeSpan Release { get; init; }

    /// <summary>The number of evenly spaced positions over the range, both ends included: 2 or more; 0 for no quantisation.</summary>
    public int Quantise { get; init; }

    /// <summary>The target position for 0, in the range 0..1.</summary>
    public double Low { get; init; }

    /// <summary>The target position for 1, in the range 0..1. If it is below <see cref="Low"/>, the target moves in the opposite direction.</summary>
    public double High { get; init; } = 1;

    /// <summary>Maps a source value to 0..1, before smoothing. NaN maps like <see cref="From"/>.</summary>
    /// <param name="source">A value of the source.</param>
    public double Shape(double source)
    {
        var share = double.IsNaN(source) ? 0 : Math.Clamp((source - From) / (To - From), 0, 1);
        return Math.Pow(Invert ? 1 - share : share, Exponent);
    }

    /// <summary>Returns the share of the remaining distance that the target covers in a time, 0..1.</summary>
    /// <param name="rising">True if the target rises.</param>
    /// <param name="elapsed">The time; not negative.</param>
    public double GetSmoothingShare(bool rising, TimeSpan elapsed)
    {
        var time = rising ? Attack : Release;
        return time <= TimeSpan.Zero ? 1 : 1 - Math.Pow(0.1, elapsed / time);
    }

    /// <summary>Maps a smoothed value to the target position: quantises it and maps it to <see cref="Low"/>..<see cref="High"/>.</summary>
    /// <param name="share">The smoothed value, 0..1.</param>
    public double ToTarget(double share)
    {
        var quantised = Quantise < 2 ? share : Math.Round(share * (Quantise - 1), MidpointRounding.AwayFromZero) / (Quantise - 1);
        return Low + ((High - Low) * quantised);
    }
}
