using System.Runtime.InteropServices;
using System.Text.Json;
using PaintSound.Models.Networks;

namespace PaintSound.Models.Tests;

/// <summary>Two pictures, two sounds and the outputs of PyTorch for them, as the training export writes them.</summary>
/// <param name="folder">The folder with the pictures, the sounds, their mels and <c>expected.json</c>.</param>
/// <param name="tolerance">Allowed difference of an output.</param>
internal sealed class ReferenceOutputs(string folder, float tolerance = 1e-3f)
{
    private const int Items = 2;
    private readonly JsonElement _expected = JsonElement.Parse(File.ReadAllText(Path.Combine(folder, "expected.json")));

    /// <summary>The samples of each sound.</summary>
    public float[][] Sounds => [.. Split(Read<short>("sound.s16")).Select(sound => Array.ConvertAll(sound, sample => sample / 32768f))];

    /// <summary>The log-mel of each sound. The files are little endian, like all systems that ONNX Runtime supports.</summary>
    public float[][] Mels => Split(Read<float>("mel.f32"));

    /// <summary>Checks the halves and correspondences of a network.</summary>
    public void AssertAgreement(ICorrespondenceNetwork network)
    {
        var (pictures, mels) = (Split(Read<byte>("image.rgb")), Mels);
        var (imageHalves, soundHalves) = (new float[Items][], new float[Items * network.HalfSize]);
        for (var item = 0; item < Items; item++)
        {
            imageHalves[item] = new float[network.HalfSize];
            network.ComputeImageHalf(pictures[item], imageHalves[item]);
            AssertClose("imageHalf", item, imageHalves[item]);
            var soundHalf = soundHalves.AsSpan(item * network.HalfSize, network.HalfSize);
            network.ComputeSoundHalf(mels[item], soundHalf);
            AssertClose("soundHalf", item, soundHalf);
        }

        var scores = new float[Items];
        for (var item = 0; item < Items; item++)
        {
            network.Score(imageHalves[item], soundHalves, scores);
            AssertClose("correspondence", item, scores);
        }
    }

    /// <summary>Checks the embeddings of a network.</summary>
    public void AssertAgreement(ISoundEmbeddingNetwork network)
    {
        var (mels, rhythm, timbre, pooled) = (Mels, new float[network.RhythmSize], new float[network.TimbreSize], new float[network.PooledSize]);
        for (var item = 0; item < Items; item++)
        {
            network.Embed(mels[item], rhythm, timbre, pooled);
            AssertClose("rhythm", item, rhythm);
            AssertClose("timbre", item, timbre);
            if (network.PooledSize > 0)
            {
                AssertClose("pooled", item, pooled);
            }
        }
    }

    private T[] Read<T>(string file)
        where T : unmanaged => MemoryMarshal.Cast<byte, T>(File.ReadAllBytes(Path.Combine(folder, file))).ToArray();

    private static T[][] Split<T>(T[] all) => [.. all.Chunk(all.Length / Items)];

    private void AssertClose(string output, int item, ReadOnlySpan<float> values)
    {
        var expected = _expected.GetProperty(output)[item];
        Assert.Equal(expected.GetArrayLength(), values.Length);
        for (var i = 0; i < values.Length; i++)
        {
            Assert.Equal(expected[i].GetSingle(), values[i], tolerance);
        }
    }
}
