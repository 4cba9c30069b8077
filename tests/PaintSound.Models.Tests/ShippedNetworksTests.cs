using System.Runtime.InteropServices;
using System.Text.Json;
using PaintSound.Core.Signal;

namespace PaintSound.Models.Tests;

/// <summary>
/// The trained networks in <c>models</c> give, from C# through ONNX Runtime, what PyTorch gave for the same pictures and mels
/// (<c>reference</c>, written by the training's export).
/// </summary>
public sealed class ShippedNetworksTests
{
    private const float Tolerance = 1e-3f;
    /// <summary>PyTorch's transform is in single precision: near the floor, rounding alone reaches 1e-4.</summary>
    private const float MelTolerance = 5e-4f;

    private const int Items = 2;

    [Fact]
    public void Halves_and_correspondence_agree_with_PyTorch()
    {
        using var network = CorrespondenceNetwork.Open(Model("correspondence-compact"), new SessionFactory());
        var (rgb, mel) = (File.ReadAllBytes(Reference("image.rgb")), Mels(network.Manifest));
        var (imageHalves, soundHalves) = (new float[Items][], new float[Items * network.HalfSize]);
        for (var item = 0; item < Items; item++)
        {
            imageHalves[item] = new float[network.HalfSize];
            network.ImageHalf(Part(rgb, item), imageHalves[item]);
            Agree("imageHalf", item, imageHalves[item]);
            network.SoundHalf(Part(mel, item), Part(soundHalves, item));
            Agree("soundHalf", item, Part(soundHalves, item));
        }
        var scores = new float[Items];
        for (var item = 0; item < Items; item++)
        {
            network.Score(imageHalves[item], soundHalves, scores);
            Agree("correspondence", item, scores);
        }
    }

    [Fact]
    public void Rhythm_and_timbre_agree_with_PyTorch()
    {
        using var network = SoundEmbeddingNetwork.Open(Model("sound-compact"), new SessionFactory());
        var mel = Mels(network.Manifest);
        var (rhythm, timbre) = (new float[network.RhythmSize], new float[network.TimbreSize]);
        for (var item = 0; item < Items; item++)
        {
            network.Embed(Part(mel, item), rhythm, timbre);
            Agree("rhythm", item, rhythm);
            Agree("timbre", item, timbre);
        }
    }

    [Fact]
    public void Both_networks_hear_the_same_mel() => Assert.Equal(
        Manifest.Read(Model("correspondence-compact")).Mel, Manifest.Read(Model("sound-compact")).Mel);

    [Fact]
    public void The_mel_of_a_sound_is_the_one_that_training_computed()
    {
        var settings = Manifest.Read(Model("sound-compact")).Mel;
        var sounds = MemoryMarshal.Cast<byte, short>(File.ReadAllBytes(Reference("sound.s16"))).ToArray();
        var expected = Mels(Manifest.Read(Model("sound-compact")));
        for (var item = 0; item < Items; item++)
        {
            var mel = new RunningMel(settings);
            mel.Push(Array.ConvertAll(Part(sounds, item).ToArray(), sample => sample / 32768f));
            var heard = new float[settings.Bands * settings.Columns];
            mel.CopyTo(heard);
            var worst = Part(expected, item).ToArray().Zip(heard, (a, b) => Math.Abs(a - b)).Max();
            Assert.True(worst < MelTolerance, $"Sound {item} differs by {worst}.");
        }
    }

    private static float[] Mels(Manifest manifest)
    {
        // The file is little-endian, as is every machine that the runtime has a library for.
        var mels = MemoryMarshal.Cast<byte, float>(File.ReadAllBytes(Reference("mel.f32"))).ToArray();
        Assert.Equal(Items * manifest.Mel.Bands * manifest.Mel.Columns, mels.Length);
        return mels;
    }

    private static Span<T> Part<T>(T[] all, int item) => all.AsSpan(item * all.Length / Items, all.Length / Items);

    private static void Agree(string output, int item, ReadOnlySpan<float> values)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(Reference("expected.json")));
        var expected = document.RootElement.GetProperty(output)[item];
        Assert.Equal(expected.GetArrayLength(), values.Length);
        for (var i = 0; i < values.Length; i++)
        {
            Assert.Equal(expected[i].GetSingle(), values[i], Tolerance);
        }
    }

    private static string Model(string name) => Path.Combine(Root(), "models", name);

    private static string Reference(string name) => Path.Combine(Root(), "tests", "PaintSound.Models.Tests", "reference", name);

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "PaintSound.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new DirectoryNotFoundException("No PaintSound.sln above: run the tests in the repository.");
    }
}
