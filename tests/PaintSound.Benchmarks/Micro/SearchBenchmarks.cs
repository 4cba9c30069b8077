using BenchmarkDotNet.Attributes;
using PaintSound.Core.Choosing;

namespace PaintSound.Benchmarks.Micro;

/// <summary>The sound distance to every excerpt of a large library, with the embedding sizes of the compact networks.</summary>
public class SearchBenchmarks
{
    private const int Excerpts = 20_000, Rhythm = 64, Timbre = 160;
    private readonly float[] _rhythms = new float[Excerpts * Rhythm];
    private readonly float[] _timbres = new float[Excerpts * Timbre];
    private readonly float[] _distances = new float[Excerpts];

    [GlobalSetup]
    public void Prepare()
    {
        var random = new Random(1);
        foreach (var vectors in new[] { _rhythms, _timbres })
        {
            for (var i = 0; i < vectors.Length; i++)
            {
                vectors[i] = random.NextSingle();
            }
        }
    }

    [Benchmark(Description = "sound distance to 20,000 excerpts")]
    public void SoundDistances() => SoundDistance.ComputeWeighed(_rhythms.AsSpan(0, Rhythm), _timbres.AsSpan(0, Timbre), _rhythms, _timbres, 0.3, _distances);
}
