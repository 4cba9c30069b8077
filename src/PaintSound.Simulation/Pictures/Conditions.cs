namespace PaintSound.Simulation.Pictures;

/// <summary>What stands between the painting and its picture.</summary>
/// <param name="Hand">The painter's arm and its shadow are in the picture.</param>
/// <param name="Drift">How far the exposure drifts to either side, as a share; 0 for a locked camera.</param>
/// <param name="Noise">Deviation of the sensor's noise in steps of 255.</param>
public sealed record Conditions(bool Hand, float Drift, float Noise)
{
    /// <summary>A camera in a studio: an arm, a shadow, clouds before the window, a little noise.</summary>
    public static Conditions Studio { get; } = new(true, .06f, 1.5f);

    /// <summary>The painting itself.</summary>
    public static Conditions Clean { get; } = new(false, 0, 0);
}
