using System.Numerics.Tensors;
using PaintSound.Models.Manifests;
using PaintSound.Models.Sessions;

namespace PaintSound.Models.Networks;

/// <summary>
/// Two towers into one shared space, as CLIP has them, in two ONNX files. The halves are embeddings of length 1, so that a score
/// is a dot product.
/// </summary>
internal sealed class CosineNetwork : ICorrespondenceNetwork
{
    private readonly Towers _towers;
    private readonly CosineSettings _cosine;

    /// <summary>Opens the files that a manifest names.</summary>
    public CosineNetwork(Manifest manifest, SessionFactory sessions)
    {
        (Manifest, _cosine) = (manifest, manifest.Cosine!);
        var opened = sessions.Open(Towers.Parts(manifest, "embedding"));
        _towers = new Towers(manifest, opened[0], opened[1]);
    }

    /// <inheritdoc/>
    public Manifest Manifest { get; }

    /// <inheritdoc/>
    public int HalfSize => Manifest.Half;

    /// <inheritdoc/>
    public void ImageHalf(ReadOnlySpan<byte> rgb, Span<float> half)
    {
        _towers.EmbedImage(rgb, half);
        ToUnit(half);
    }

    /// <inheritdoc/>
    public void SoundHalf(ReadOnlySpan<float> mel, Span<float> half)
    {
        _towers.EmbedSound(mel, half);
        ToUnit(half);
    }

    /// <inheritdoc/>
    public void Score(ReadOnlySpan<float> imageHalf, ReadOnlySpan<float> soundHalves, Span<float> correspondence)
    {
        LengthGuard.Require(imageHalf.Length, HalfSize, nameof(imageHalf));
        LengthGuard.Require(soundHalves.Length, correspondence.Length * HalfSize, nameof(soundHalves));
        for (var i = 0; i < correspondence.Length; i++)
        {
            correspondence[i] = _cosine.Correspondence(TensorPrimitives.Dot(imageHalf, soundHalves.Slice(i * HalfSize, HalfSize)));
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _towers.Dispose();

    // What has no direction (zeros, or what is no number) becomes zeros: its cosine with everything is 0, neither close nor opposite.
    private static void ToUnit(Span<float> embedding)
    {
        // By the largest first, whose square may be beyond what a float holds.
        var largest = TensorPrimitives.MaxMagnitude(embedding);
        if (!float.IsFinite(largest) || largest == 0)
        {
            embedding.Clear();
            return;
        }

        TensorPrimitives.Divide(embedding, Math.Abs(largest), embedding);
        TensorPrimitives.Divide(embedding, TensorPrimitives.Norm(embedding), embedding);
    }
}
