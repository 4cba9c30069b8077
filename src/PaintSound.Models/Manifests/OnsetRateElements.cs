namespace PaintSound.Models.Manifests;

/// <summary>
/// The elements of a rhythm embedding that measure onset rates. Each is Scale x ln(sqrt(rate² + 0.3²)): rates below 0.3 per second count as equal. The
/// first counts clear onsets, the others count softer ones, too.
/// </summary>
/// <param name="First">The index of the first element, from 0.</param>
/// <param name="Count">The number of elements.</param>
/// <param name="Scale">The factor of the logarithms, above 0.</param>
public sealed record OnsetRateElements(int First, int Count, double Scale)
{
    /// <summary>Returns the rate of clear onsets.</summary>
    /// <param name="rhythm">A rhythm embedding.</param>
    /// <returns>Onsets per second, at least 0.3.</returns>
    public float GetRate(ReadOnlySpan<float> rhythm) => (float)Math.Exp(rhythm[First] / Scale);

    /// <summary>Returns the mean logarithm of all rates, which compares two sounds better than one rate does.</summary>
    /// <param name="rhythm">A rhythm embedding.</param>
    /// <returns>In octaves: 0 for one onset per second, 1 for two.</returns>
    public float GetOctave(ReadOnlySpan<float> rhythm)
    {
        var sum = 0f;
        foreach (var value in rhythm.Slice(First, Count))
        {
            sum += value;
        }

        return (float)(sum / Count / Scale / Math.Log(2));
    }
}
