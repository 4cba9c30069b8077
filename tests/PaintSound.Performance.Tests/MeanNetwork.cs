using PaintSound.Core.Signal;
using PaintSound.Models.Manifests;
using PaintSound.Models.Networks;

namespace PaintSound.Performance.Tests;

/// <summary>The rhythm of a sound is the first value of its mel spectrogram.</summary>
internal sealed class MeanNetwork : ISoundEmbeddingNetwork
{
    public Manifest Manifest { get; } = new(Manifest.SoundEmbedding, "mean", "0", new MelSettings());

    public int RhythmSize => 1;

    public int TimbreSize => 1;

    public int PooledSize => 1;

    public void Embed(ReadOnlySpan<float> mel, Span<float> rhythm, Span<float> timbre, Span<float> pooled) =>
        (rhythm[0], timbre[0], pooled[0]) = (mel[0], 0, 0.5f);

    public void Dispose()
    {
    }
}
