using PaintSound.Core.Signal;
using PaintSound.Models.Manifests;
using PaintSound.Models.Networks;
using PaintSound.Models.Sessions;

namespace PaintSound.Models.Tests;

/// <summary>
/// The trained networks in <c>models</c> give, from C# through ONNX Runtime, what PyTorch gave for the same pictures and mels
/// (<c>reference</c>, written by the training's export).
/// </summary>
public sealed class ShippedNetworksTests
{
    /// <summary>
    /// Natural logarithms. The reference is in double precision; a transform in single precision, ours as PyTorch's, rounds a band
    /// that lies 65 dB below the loudest of its column by up to 1.15e-4.
    /// </summary>
    private const float MelTolerance = 1.2e-4f;

    private readonly Reference _reference = new(Repository.Find("tests", "PaintSound.Models.Tests", "reference"));

    [Fact]
    public void Halves_and_correspondence_agree_with_PyTorch()
    {
        using var network = CorrespondenceNetwork.Open(Model("correspondence-compact"), new SessionFactory());
        _reference.Agrees(network);
    }

    [Fact]
    public void Rhythm_and_timbre_agree_with_PyTorch()
    {
        using var network = SoundEmbeddingNetwork.Open(Model("sound-compact"), new SessionFactory());
        _reference.Agrees(network);
    }

    [Fact]
    public void Both_networks_hear_the_same_mel() => Assert.Equal(
        Manifest.Read(Model("correspondence-compact")).Mel, Manifest.Read(Model("sound-compact")).Mel);

    [Fact]
    public void The_mel_of_a_sound_is_the_one_that_training_computed()
    {
        var settings = Manifest.Read(Model("sound-compact")).Mel;
        foreach (var (sound, expected) in _reference.Sounds.Zip(_reference.Mels))
        {
            var mel = new StreamingLogMel(settings);
            mel.Push(sound);
            var heard = new float[settings.Bands * settings.Columns];
            mel.CopyTo(heard);
            var worst = expected.Zip(heard, (a, b) => Math.Abs(a - b)).Max();
            Assert.True(worst < MelTolerance, $"A sound differs by {worst}.");
        }
    }

    /// <summary>Two sessions index a library side by side: a work must get the same vectors from either, or selections differ from day to day.</summary>
    [Fact]
    public void Every_session_gives_the_same_result_to_the_last_bit()
    {
        const int Sessions = 12;
        List<float[]> first = [];
        for (var session = 0; session < Sessions; session++)
        {
            // An odd array between two sessions moves the next one's memory.
            GC.KeepAlive(GC.AllocateArray<float>((2 * session) + 1, pinned: true));
            using var sound = SoundEmbeddingNetwork.Open(Model("sound-compact"), new SessionFactory());
            using var correspondence = CorrespondenceNetwork.Open(Model("correspondence-compact"), new SessionFactory());
            float[] rhythm = new float[sound.RhythmSize], timbre = new float[sound.TimbreSize], pooled = new float[sound.PooledSize], half = new float[correspondence.HalfSize];
            foreach (var (index, mel) in _reference.Mels.Index())
            {
                sound.Embed(mel, rhythm, timbre, pooled);
                correspondence.SoundHalf(mel, half);
                float[] all = [.. rhythm, .. timbre, .. pooled, .. half];
                if (session == 0)
                {
                    first.Add(all);
                }
                else
                {
                    Assert.Equal(first[index], all);
                }
            }
        }
    }

    private static string Model(string name) => Repository.Find("models", name);
}
