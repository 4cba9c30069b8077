using PaintSound.Core.Signal;
using PaintSound.Models.Manifests;
using PaintSound.Models.Networks;

namespace PaintSound.Performance.Tests;

/// <summary>Correspondence is the difference between the red of a picture and the red of an excerpt, both 0 to 1, at least 0.02: no network is certain.</summary>
internal sealed class RedNetwork : ICorrespondenceNetwork
{
    public Manifest Manifest { get; } = new(Manifest.Correspondence, "red", "0", new MelSettings());

    public int HalfSize => 1;

    public void ComputeImageHalf(ReadOnlySpan<byte> rgb, Span<float> half) => half[0] = rgb[0] / 255f;

    public void ComputeSoundHalf(ReadOnlySpan<float> mel, Span<float> half)
    {
        var max = 0f;
        foreach (var value in mel)
        {
            max = Math.Max(max, (value + 11.5f) / 23);
        }

        half[0] = Math.Min(max, 1);
    }

    public void Score(ReadOnlySpan<float> imageHalf, ReadOnlySpan<float> soundHalves, Span<float> correspondence)
    {
        for (var i = 0; i < correspondence.Length; i++)
        {
            correspondence[i] = Math.Max(0.02f, Math.Abs(imageHalf[0] - soundHalves[i]));
        }
    }

    public void Dispose()
    {
    }
}
