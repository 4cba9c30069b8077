namespace PaintSound.Core.Modulation;

/// <summary>
/// How the numbers of a source become positions of a target, in this order: the source's span becomes 0..1, is turned over, bent
/// by the exponent, followed in time, put on steps, and laid into the target's range.
/// </summary>
public sealed record ModulationCurve
{
    /// <summary>The number of the source that counts as nothing.</summary>
    public double From { get; init; }

    /// <summary>The number of the source that counts as all; more than <see cref="From"/>.</summary>
    public double To { get; init; } = 1;

    /// <summary>True: the more the source says, the less the target gets.</summary>
    public bool Invert { get; init; }

    /// <summary>Above 1 the target wakes late, below 1 early; 1 follows plainly. 0.1 to 10.</summary>
    public double Exponent { get; init; } = 1;

    /// <summary>How long the target takes to rise: the time in which it covers 90 % of a jump.</summary>
    public TimeSpan Attack { get; init; }

    /// <summary>How long it takes to fall, likewise.</summary>
    public TimeSpan Release { get; init; }

    /// <summary>How many positions there are, evenly over the range, both ends included: 2 or more; 0 for no steps.</summary>
    public int Quantise { get; init; }

    /// <summary>Where the target stands at the least, 0..1 of all that it can do.</summary>
    public double Low { get; init; }

    /// <summary>Where it stands at the most, 0..1; below <see cref="Low"/> it goes the other way.</summary>
    public double High { get; init; } = 1;

    /// <summary>What the source's number means, before time: 0..1. No number means nothing.</summary>
    /// <param name="source">A number of the source.</param>
    public double Bend(double source)
    {
        var share = double.IsNaN(source) ? 0 : Math.Clamp((source - From) / (To - From), 0, 1);
        return Math.Pow(Invert ? 1 - share : share, Exponent);
    }

    /// <summary>How much of the way to where it should be the target goes in a time: 0..1.</summary>
    /// <param name="rising">Whether it goes up.</param>
    /// <param name="elapsed">The time; not below zero.</param>
    public double Follow(bool rising, TimeSpan elapsed)
    {
        var time = rising ? Attack : Release;
        return time <= TimeSpan.Zero ? 1 : 1 - Math.Pow(0.1, elapsed / time);
    }

    /// <summary>Where the target stands: 0..1 of all that it can do.</summary>
    /// <param name="share">0..1, what the source means, followed in time.</param>
    public double Place(double share)
    {
        var stepped = Quantise < 2 ? share : Math.Round(share * (Quantise - 1), MidpointRounding.AwayFromZero) / (Quantise - 1);
        return Low + ((High - Low) * stepped);
    }
}
