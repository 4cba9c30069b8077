namespace PaintSound.Core.Choosing.Filters;

/// <summary>A range of numbers, both ends included. An infinite end is no limit. Immutable.</summary>
/// <param name="Minimum">The smallest number; negative infinity for no limit.</param>
/// <param name="Maximum">The largest number; positive infinity for no limit. If it is less than the minimum, no number is in the range.</param>
public sealed record NumberRange(double Minimum = double.NegativeInfinity, double Maximum = double.PositiveInfinity)
{
    /// <summary>The range without limits.</summary>
    public static NumberRange Any { get; } = new();

    /// <summary>True if there is no limit: then also what was not measured is in the range.</summary>
    public bool IsAny => double.IsNegativeInfinity(Minimum) && double.IsPositiveInfinity(Maximum);

    /// <summary>Returns true if a number is in the range.</summary>
    /// <param name="number">The number; NaN if it is not known. It is in no range that has a limit.</param>
    public bool Contains(double number) => (number >= Minimum && number <= Maximum) || IsAny;

    /// <summary>Returns true if a number is in the range.</summary>
    /// <param name="number">The number; null if it is not known. It is in no range that has a limit.</param>
    public bool Contains(double? number) => Contains(number ?? double.NaN);
}
