using System.Globalization;
using System.Numerics.Tensors;
using PaintSound.Models.Networks;

namespace PaintSound.Models.Checking;

/// <summary>Checks the outputs of a sound embedding network.</summary>
internal sealed class SoundEmbeddingCheck(ISoundEmbeddingNetwork network, TimeProvider time)
{
    /// <summary>The test sounds are not music, so they show only a scale that is wrong by this factor or more.</summary>
    private const double MaxScaleError = 10;

    private readonly IReadOnlyList<TestInput<float>> _sounds = TestInputs.CreateSounds(network.Manifest.Mel);
    private readonly float[] _rhythm = new float[network.RhythmSize];
    private readonly float[] _timbre = new float[network.TimbreSize];
    private readonly float[] _pooled = new float[network.PooledSize];

    /// <summary>Runs the check and adds its findings.</summary>
    /// <returns>Milliseconds that the network needs in a perception step.</returns>
    public double Run(List<Finding> findings)
    {
        CheckSpace("rhythm", _rhythm, findings);
        CheckSpace("timbre", _timbre, findings);
        CheckSpace("pooled", _pooled, findings);
        var embed = NetworkProbe.MeasureMilliseconds(time, () => network.Embed(_sounds[^1].Data, _rhythm, _timbre, _pooled));
        findings.Add(new Finding("speed", true, string.Create(CultureInfo.InvariantCulture, $"on one core: {embed:0.0} ms per sound")));
        return embed;
    }

    private void CheckSpace(string name, float[] buffer, List<Finding> findings)
    {
        if (buffer.Length == 0)
        {
            return;
        }

        var outputs = NetworkProbe.Check(name, _sounds, mel => Embed(mel, buffer), needsDirection: false, out var embeddings);
        findings.Add(outputs);
        if (!outputs.Ok || buffer == _pooled)
        {
            // The library scales pooled distances, so any scale is valid.
            return;
        }

        double[] distances = [.. embeddings.SelectMany((a, i) => embeddings.Skip(i + 1).Select(b => (double)TensorPrimitives.Distance(a, b))).Order()];
        var distance = distances[distances.Length / 2];
        findings.Add(distance is > 1 / MaxScaleError and < MaxScaleError
            ? new Finding(name, true, string.Create(CultureInfo.InvariantCulture, $"the test sounds are {distance:0.00} apart; two pieces of music should be about 1 apart"))
            : new Finding(name, false, string.Create(CultureInfo.InvariantCulture,
                $"the test sounds are {distance:G3} apart, but two random pieces of music should be about 1 apart, so that rhythm and timbre can be weighted. "
                + $"Divide the output by the mean distance between pieces of your music. Start with {distance:G3}.")));
    }

    private float[] Embed(float[] mel, float[] buffer)
    {
        network.Embed(mel, _rhythm, _timbre, _pooled);
        return [.. buffer];
    }
}
