namespace PaintSound.Simulation.Pictures;

/// <summary>Disturbances between the painting and its picture.</summary>
/// <param name="HasArm">True if the painter's arm and its shadow are in the picture.</param>
/// <param name="Drift">Maximum exposure drift up or down, as a share of 1; 0 for a fixed exposure.</param>
/// <param name="Noise">Standard deviation of the sensor noise, in steps of 0..255.</param>
public sealed record Conditions(bool HasArm, float Drift, float Noise)
{
    /// <summary>A camera in a studio: arm, shadow, changing daylight, a little noise.</summary>
    public static Conditions Studio { get; } = new(true, .06f, 1.5f);

    /// <summary>No disturbance.</summary>
    public static Conditions Clean { get; } = new(false, 0, 0);
}
