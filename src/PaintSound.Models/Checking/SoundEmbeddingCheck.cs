using System.Globalization;
using System.Numerics.Tensors;
using PaintSound.Models.Networks;

namespace PaintSound.Models.Checking;

/// <summary>Checks what a sound embedding network answers.</summary>
internal sealed class SoundEmbeddingCheck(ISoundEmbeddingNetwork network, TimeProvider time)
{
    /// <summary>The check's sounds are no music: only a scale that is far off is seen by them.</summary>
    private const double FarOff = 10;

    private readonly IReadOnlyList<TestInput<float>> _sounds = TestInputs.Sounds(network.Manifest.Mel);
    private readonly float[] _rhythm = new float[network.RhythmSize];
    private readonly float[] _timbre = new float[network.TimbreSize];
    private readonly float[] _pooled = new float[network.PooledSize];

    /// <summary>Adds what is found.</summary>
    /// <returns>Milliseconds that it adds to a perception step.</returns>
    public double Into(List<Finding> findings)
    {
        Space("rhythm", _rhythm, findings);
        Space("timbre", _timbre, findings);
        Space("pooled", _pooled, findings);
        var embed = NetworkProbe.Milliseconds(time, () => network.Embed(_sounds[^1].Data, _rhythm, _timbre, _pooled));
        findings.Add(new Finding("speed", true, string.Create(CultureInfo.InvariantCulture, $"on one core {embed:0.0} ms a sound")));
        return embed;
    }

    private void Space(string name, float[] place, List<Finding> findings)
    {
        if (place.Length == 0)
        {
            return;
        }

        var answers = NetworkProbe.Of(name, _sounds, mel => Embed(mel, place), needsDirection: false, out var places);
        findings.Add(answers);
        if (!answers.Ok || place == _pooled)
        {
            // Pooled distances are scaled by the library that they are measured in.
            return;
        }

        double[] distances = [.. places.SelectMany((a, i) => places.Skip(i + 1).Select(b => (double)TensorPrimitives.Distance(a, b))).Order()];
        var apart = distances[distances.Length / 2];
        findings.Add(apart is > 1 / FarOff and < FarOff
            ? new Finding(name, true, string.Create(CultureInfo.InvariantCulture, $"these sounds lie {apart:0.00} apart, where music should lie about 1 apart"))
            : new Finding(name, false, string.Create(CultureInfo.InvariantCulture,
                $"these sounds lie {apart:G3} apart, but two random pieces of music should lie about 1 apart, so that rhythm and timbre can be weighed. "
                + $"Divide the output by the mean distance of your music; {apart:G3} would be a beginning.")));
    }

    private float[] Embed(float[] mel, float[] place)
    {
        network.Embed(mel, _rhythm, _timbre, _pooled);
        return [.. place];
    }
}
