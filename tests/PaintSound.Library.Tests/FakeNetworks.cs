using PaintSound.Core.Signal;
using PaintSound.Models.Manifests;
using PaintSound.Models.Networks;

namespace PaintSound.Library.Tests;

/// <summary>Networks that answer at once, always the same for the same input; every call may be made to fail.</summary>
internal sealed class FakeNetworks(string version = "1", Action<int>? beforeCall = null, int pooled = 3)
{
    private int _calls;

    public int Calls => _calls;

    /// <summary>Length of the pooled last convolution.</summary>
    public int Pooled => pooled;

    public Manifest Correspondence { get; } = new("correspondence", "fake", Hash("c" + version), new MelSettings());

    public Manifest Sound { get; } = new("sound-embedding", "fake", Hash("s" + version), new MelSettings());

    public EmbeddingNetworks Load() => new(new Halves(this), new Embeddings(this));

    private static string Hash(string seed) =>
        Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.ASCII.GetBytes(seed)));

    private void Call() => beforeCall?.Invoke(Interlocked.Increment(ref _calls));

    // Every value of the input counts, and the order of the values too.
    private static void Sum(ReadOnlySpan<float> input, Span<float> output)
    {
        for (var i = 0; i < output.Length; i++)
        {
            var sum = 0f;
            for (var k = i; k < input.Length; k += output.Length)
            {
                sum = (0.999f * sum) + input[k];
            }

            output[i] = sum;
        }
    }

    private sealed class Halves(FakeNetworks fake) : ICorrespondenceNetwork
    {
        public Manifest Manifest => fake.Correspondence;

        public int HalfSize => 5;

        public void ImageHalf(ReadOnlySpan<byte> rgb, Span<float> half)
        {
            fake.Call();
            var values = new float[rgb.Length];
            for (var i = 0; i < rgb.Length; i++)
            {
                values[i] = rgb[i];
            }

            Sum(values, half);
        }

        public void SoundHalf(ReadOnlySpan<float> mel, Span<float> half)
        {
            fake.Call();
            Sum(mel, half);
        }

        public void Score(ReadOnlySpan<float> imageHalf, ReadOnlySpan<float> soundHalves, Span<float> correspondence) =>
            throw new NotSupportedException();

        public void Dispose()
        {
        }
    }

    private sealed class Embeddings(FakeNetworks fake) : ISoundEmbeddingNetwork
    {
        public Manifest Manifest => fake.Sound;

        public int RhythmSize => 2;

        public int TimbreSize => 4;

        public int PooledSize => fake.Pooled;

        public void Embed(ReadOnlySpan<float> mel, Span<float> rhythm, Span<float> timbre, Span<float> pooled)
        {
            fake.Call();
            Sum(mel, pooled);
            Sum(mel, rhythm);
            Sum(mel, timbre);
        }

        public void Dispose()
        {
        }
    }
}
