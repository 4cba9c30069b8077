using PaintSound.Core.Signal;
using PaintSound.Models.Manifests;
using PaintSound.Models.Networks;
using PaintSound.Models.Sessions;

namespace PaintSound.Models.Tests;

/// <summary>
/// The trained networks in <c>models</c> give the same outputs in ONNX Runtime as in PyTorch. The training export wrote the outputs
/// of PyTorch (<c>reference</c>).
/// </summary>
public sealed class ShippedNetworksTests
{
    /// <summary>
    /// In natural logarithms. The reference has double precision. A transform in single precision, here or in PyTorch, rounds a band
    /// that is 65 dB below the loudest band of its column by up to 1.15e-4.
    /// </summary>
    private const float MelTolerance = 1.2e-4f;

    private readonly ReferenceOutputs _reference = new(Repository.Find("tests", "PaintSound.Models.Tests", "reference"));

    [Fact]
    public void Halves_and_correspondence_agree_with_PyTorch()
    {
        using var network = CorrespondenceNetwork.Open(GetModel("correspondence-compact"), new SessionFactory());
        _reference.AssertAgreement(network);
    }

    [Fact]
    public void Rhythm_and_timbre_agree_with_PyTorch()
    {
        using var network = SoundEmbeddingNetwork.Open(GetModel("sound-compact"), new SessionFactory());
        _reference.AssertAgreement(network);
    }

    [Fact]
    public void Both_networks_use_the_same_mel() => Assert.Equal(
        Manifest.Read(GetModel("correspondence-compact")).Mel, Manifest.Read(GetModel("sound-compact")).Mel);

    [Fact]
    public void The_mel_of_a_sound_agrees_with_the_training()
    {
        var settings = Manifest.Read(GetModel("sound-compact")).Mel;
        foreach (var (sound, expected) in _reference.Sounds.Zip(_reference.Mels))
        {
            var mel = new StreamingLogMel(settings);
            mel.Push(sound);
            var actual = new float[settings.Bands * settings.Columns];
            mel.CopyTo(actual);
            var maxDifference = expected.Zip(actual, (a, b) => Math.Abs(a - b)).Max();
            Assert.True(maxDifference < MelTolerance, $"A mel differs by {maxDifference}.");
        }
    }

    /// <summary>Two sessions index a library at the same time. Both must give the same vectors for a work, or selections differ between runs.</summary>
    [Fact]
    public void Every_session_gives_the_same_result_to_the_last_bit()
    {
        const int Sessions = 12;
        List<float[]> first = [];
        for (var session = 0; session < Sessions; session++)
        {
            // An odd array between two sessions moves the memory of the next session.
            GC.KeepAlive(GC.AllocateArray<float>((2 * session) + 1, pinned: true));
            using var sound = SoundEmbeddingNetwork.Open(GetModel("sound-compact"), new SessionFactory());
            using var correspondence = CorrespondenceNetwork.Open(GetModel("correspondence-compact"), new SessionFactory());
            float[] rhythm = new float[sound.RhythmSize], timbre = new float[sound.TimbreSize], pooled = new float[sound.PooledSize], half = new float[correspondence.HalfSize];
            foreach (var (index, mel) in _reference.Mels.Index())
            {
                sound.Embed(mel, rhythm, timbre, pooled);
                correspondence.ComputeSoundHalf(mel, half);
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

    private static string GetModel(string name) => Repository.Find("models", name);
}
