using PaintSound.Core.Signal;
using PaintSound.Models.Manifests;
using PaintSound.Models.Networks;

namespace PaintSound.Library.Tests;

/// <summary>Deterministic networks. <paramref name="beforeCall"/> can make any call fail.</summary>
internal sealed class FakeNetworks(string version = "1", Action<int>? beforeCall = null, int pooled = 3)
{
    private int _calls;

    public int Calls => _calls;

    /// <summary>Length of the pooled last convolution.</summary>
    public int Pooled => pooled;

    public Manifest Correspondence { get; } = new("correspondence", "fake", Hash("c" + version), new MelSettings());

    public Manifest Sound { get; } = new("sound-embedding", "fake", Hash("s" + version), new MelSettings());

    public EmbeddingNetworks Load() => new(new FakeCorrespondenceNetwork(this), new FakeSoundEmbeddingNetwork(this));

    private static string Hash(string seed) =>
        Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.ASCII.GetBytes(seed)));

    private void CountCall() => beforeCall?.Invoke(Interlocked.Increment(ref _calls));

    // The result depends on every input value and on their order.
    private static void Mix(ReadOnlySpan<float> input, Span<float> output)
    {
        for (var i = 0; i < output.Length; i++)
        {
            var value = 0f;
            for (var k = i; k < input.Length; k += output.Length)
            {
                value = (0.999f * value) + input[k];
            }

            output[i] = value;
        }
    }

    private sealed class FakeCorrespondenceNetwork(FakeNetworks fake) : ICorrespondenceNetwork
    {
        public Manifest Manifest => fake.Correspondence;

        public int HalfSize => 5;

        public void ComputeImageHalf(ReadOnlySpan<byte> rgb, Span<float> half)
        {
            fake.CountCall();
            var values = new float[rgb.Length];
            for (var i = 0; i < rgb.Length; i++)
            {
                values[i] = rgb[i];
            }

            Mix(values, half);
        }

        public void ComputeSoundHalf(ReadOnlySpan<float> mel, Span<float> half)
        {
            fake.CountCall();
            Mix(mel, half);
        }

        public void Score(ReadOnlySpan<float> imageHalf, ReadOnlySpan<float> soundHalves, Span<float> correspondence)
        {
            for (var i = 0; i < correspondence.Length; i++)
            {
                correspondence[i] = 0.5f + (0.4f * MathF.Sin(imageHalf[0] + soundHalves[i * HalfSize]));
            }
        }

        public void Dispose()
        {
        }
    }

    private sealed class FakeSoundEmbeddingNetwork(FakeNetworks fake) : ISoundEmbeddingNetwork
    {
        public Manifest Manifest => fake.Sound;

        public int RhythmSize => 2;

        public int TimbreSize => 4;

        public int PooledSize => fake.Pooled;

        public void Embed(ReadOnlySpan<float> mel, Span<float> rhythm, Span<float> timbre, Span<float> pooled)
        {
            fake.CountCall();
            Mix(mel, pooled);
            Mix(mel, rhythm);
            Mix(mel, timbre);
        }

        public void Dispose()
        {
        }
    }
}
