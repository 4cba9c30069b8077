using System.Globalization;

namespace PaintSound.Core.Control;

/// <summary>The values that a control can take. Whoever implements <see cref="IShowControl"/> checks with it, every door tells it.</summary>
/// <param name="Name">What a person calls the control.</param>
/// <param name="Unit">What its numbers count.</param>
/// <param name="Minimum">The least that it takes.</param>
/// <param name="Maximum">The most that it takes.</param>
public sealed record ControlRange(string Name, string Unit, double Minimum, double Maximum)
{
    /// <summary>The fraction of excerpts that passes the gate. It cannot be 0: nothing would be left to choose from.</summary>
    public static ControlRange Gate { get; } = new("gate", "fraction", 0.0001, 1);

    /// <summary>The shortest time between two selections.</summary>
    public static ControlRange Dwell { get; } = new("dwell", "seconds", 0, 600);

    /// <summary>What of the brush is followed: 0 its rhythm, 1 its colour.</summary>
    public static ControlRange Follow { get; } = new("follow", "0 rhythm, 1 colour", 0, 1);

    /// <summary>How long congruity takes to follow a change.</summary>
    public static ControlRange CongruitySmoothing { get; } = new("congruity smoothing", "seconds", 0, 30);

    /// <summary>How opaque a layer of the projection is.</summary>
    public static ControlRange Opacity { get; } = new("opacity", "", 0, 1);

    /// <summary>How long a painting takes to come on the projection.</summary>
    public static ControlRange Fade { get; } = new("fade", "seconds", 0, 60);

    /// <summary>How far a modulation moves its target: 0 not at all, it rests where the source says nothing ... 1 over its whole range.</summary>
    public static ControlRange ModulationDepth { get; } = new("depth", "", 0, 1);

    /// <summary>Lets a value in range through.</summary>
    /// <param name="value">Any number.</param>
    /// <returns>The same number.</returns>
    /// <exception cref="InvalidControlException">The number is outside of the range, or is not a number.</exception>
    public double Check(double value) =>
        value >= Minimum && value <= Maximum
            ? value
            : throw new InvalidControlException(string.Create(
                CultureInfo.InvariantCulture, $"The {Name}{(Unit.Length > 0 ? $" ({Unit})" : "")} goes from {Minimum} to {Maximum}, {value:G7} is outside."));
}
