using System.Runtime.InteropServices;
using System.Text.Json;
using PaintSound.Models.Networks;

namespace PaintSound.Models.Tests;

/// <summary>Two pictures and two sounds beside what PyTorch made of them, as the training's export writes them.</summary>
/// <param name="folder">The folder with the pictures, the sounds, their mels and <c>expected.json</c>.</param>
/// <param name="tolerance">By how much an output may differ.</param>
internal sealed class Reference(string folder, float tolerance = 1e-3f)
{
    private const int Items = 2;
    private readonly JsonElement _expected = JsonElement.Parse(File.ReadAllText(Path.Combine(folder, "expected.json")));

    /// <summary>The samples of each sound.</summary>
    public float[][] Sounds => [.. Parts(Read<short>("sound.s16")).Select(sound => Array.ConvertAll(sound, sample => sample / 32768f))];

    /// <summary>The log-mel of each sound; the files are little-endian, as is every machine that the runtime has a library for.</summary>
    public float[][] Mels => Parts(Read<float>("mel.f32"));

    /// <summary>Halves and correspondences of this network are PyTorch's.</summary>
    public void Agrees(ICorrespondenceNetwork network)
    {
        var (pictures, mels) = (Parts(Read<byte>("image.rgb")), Mels);
        var (imageHalves, soundHalves) = (new float[Items][], new float[Items * network.HalfSize]);
        for (var item = 0; item < Items; item++)
        {
            imageHalves[item] = new float[network.HalfSize];
            network.ImageHalf(pictures[item], imageHalves[item]);
            Agree("imageHalf", item, imageHalves[item]);
            var soundHalf = soundHalves.AsSpan(item * network.HalfSize, network.HalfSize);
            network.SoundHalf(mels[item], soundHalf);
            Agree("soundHalf", item, soundHalf);
        }

        var scores = new float[Items];
        for (var item = 0; item < Items; item++)
        {
            network.Score(imageHalves[item], soundHalves, scores);
            Agree("correspondence", item, scores);
        }
    }

    /// <summary>Embeddings of this network are PyTorch's.</summary>
    public void Agrees(ISoundEmbeddingNetwork network)
    {
        var (mels, rhythm, timbre, pooled) = (Mels, new float[network.RhythmSize], new float[network.TimbreSize], new float[network.PooledSize]);
        for (var item = 0; item < Items; item++)
        {
            network.Embed(mels[item], rhythm, timbre, pooled);
            Agree("rhythm", item, rhythm);
            Agree("timbre", item, timbre);
            if (network.PooledSize > 0)
            {
                Agree("pooled", item, pooled);
            }
        }
    }

    private T[] Read<T>(string file)
        where T : unmanaged => MemoryMarshal.Cast<byte, T>(File.ReadAllBytes(Path.Combine(folder, file))).ToArray();

    private static T[][] Parts<T>(T[] all) => [.. all.Chunk(all.Length / Items)];

    private void Agree(string output, int item, ReadOnlySpan<float> values)
    {
        var expected = _expected.GetProperty(output)[item];
        Assert.Equal(expected.GetArrayLength(), values.Length);
        for (var i = 0; i < values.Length; i++)
        {
            Assert.Equal(expected[i].GetSingle(), values[i], tolerance);
        }
    }
}
