using System.Numerics.Tensors;
using PaintSound.Models.Manifests;
using PaintSound.Models.Sessions;

namespace PaintSound.Models.Networks;

/// <summary>
/// A correspondence network of two towers into one shared space, as in CLIP, in two ONNX files. The halves are embeddings of
/// length 1, so a score is a dot product. One thread at a time.
/// </summary>
internal sealed class CosineNetwork : ICorrespondenceNetwork
{
    private readonly Towers _towers;
    private readonly CosineSettings _cosine;

    /// <summary>Opens the files of a manifest.</summary>
    public CosineNetwork(Manifest manifest, SessionFactory sessions)
    {
        (Manifest, _cosine) = (manifest, manifest.Cosine!);
        var opened = sessions.Open(Towers.CreateParts(manifest, "embedding"));
        _towers = new Towers(manifest, opened[0], opened[1]);
    }

    /// <inheritdoc/>
    public Manifest Manifest { get; }

    /// <inheritdoc/>
    public int HalfSize => Manifest.Half;

    /// <inheritdoc/>
    public void ComputeImageHalf(ReadOnlySpan<byte> rgb, Span<float> half)
    {
        _towers.EmbedImage(rgb, half);
        Normalise(half);
    }

    /// <inheritdoc/>
    public void ComputeSoundHalf(ReadOnlySpan<float> mel, Span<float> half)
    {
        _towers.EmbedSound(mel, half);
        Normalise(half);
    }

    /// <inheritdoc/>
    public void Score(ReadOnlySpan<float> imageHalf, ReadOnlySpan<float> soundHalves, Span<float> correspondence)
    {
        LengthGuard.Require(imageHalf.Length, HalfSize, nameof(imageHalf));
        LengthGuard.Require(soundHalves.Length, correspondence.Length * HalfSize, nameof(soundHalves));
        for (var i = 0; i < correspondence.Length; i++)
        {
            correspondence[i] = _cosine.ToCorrespondence(TensorPrimitives.Dot(imageHalf, soundHalves.Slice(i * HalfSize, HalfSize)));
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _towers.Dispose();

    // An embedding without a direction (all zeros, or not a number) becomes zeros. Its cosine with everything is 0: neither close nor opposite.
    private static void Normalise(Span<float> embedding)
    {
        // Dividing by the largest value first avoids an overflow of its square.
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
