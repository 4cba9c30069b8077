namespace PaintSound.Core.Choosing.Rule;

/// <summary>Ranks of values in distributions that are known by their quantiles.</summary>
internal static class Quantiles
{
    /// <summary>
    /// 21 quantiles of each quality of pictures, in the order of <see cref="PictureQualities"/>: of 5,600 paintings, photographs and renders
    /// (models/training/poetics); those of warmth of 212 other paintings, portraits and photographs.
    /// </summary>
    public static IReadOnlyList<float[]> OfPictures { get; } =
    [
        [0, 9.122f, 16.81f, 22.18f, 26, 29.09f, 32.47f, 35.45f, 38.89f, 42.41f, 45.46f, 48.2f, 51.02f, 53.59f, 56.39f, 59.98f, 65.28f, 71, 78.03f, 86.89f, 99.58f],
        [0, 2.059f, 4.601f, 7.151f, 9.402f, 11.08f, 12.39f, 13.73f, 15.24f, 16.79f, 18.44f, 20.21f, 22.55f, 25.74f, 29.73f, 33.74f, 38.74f, 45.38f, 53.15f, 66.65f, 129.8f],
        [-2.996f, -1.995f, -1.404f, -0.9563f, -0.5503f, -0.2651f, -0.0067f, 0.2264f, 0.4248f, 0.5901f, 0.7413f, 0.8451f, 0.9565f, 1.053f, 1.146f, 1.237f, 1.366f, 1.51f, 1.728f, 2.039f, 3.226f],
        [0, 1.731f, 2.817f, 4.035f, 5.405f, 6.55f, 7.603f, 8.771f, 10.04f, 11.49f, 12.86f, 14.22f, 15.52f, 16.91f, 18.19f, 19.41f, 20.55f, 22.09f, 24, 26.79f, 43.79f],
        [-25.33f, -7.63f, -4.69f, -1.63f, -0.03f, 0, 0.35f, 0.44f, 0.55f, 0.86f, 1.15f, 1.48f, 2.71f, 3.97f, 5.09f, 5.92f, 7.11f, 9.85f, 15.45f, 19.75f, 72.03f],
    ];

    /// <summary>Returns the share of a distribution that is below a value, 0..1; 0.5 if the distribution has one value.</summary>
    /// <param name="sorted">Evenly spaced quantiles, or all values, ascending.</param>
    /// <param name="value">The value.</param>
    public static float FindRank(float[] sorted, float value)
    {
        if (sorted.Length < 2)
        {
            return 0.5f;
        }

        var found = Array.BinarySearch(sorted, value);
        if (found >= 0)
        {
            var last = found;
            while (found > 0 && sorted[found - 1] == value)
            {
                found--;
            }

            while (last < sorted.Length - 1 && sorted[last + 1] == value)
            {
                last++;
            }

            return (found + last) / 2f / (sorted.Length - 1);
        }

        var upper = Math.Clamp(~found, 1, sorted.Length - 1);
        var share = Math.Clamp((value - sorted[upper - 1]) / (sorted[upper] - sorted[upper - 1]), 0, 1);
        return (upper - 1 + share) / (sorted.Length - 1);
    }
}
