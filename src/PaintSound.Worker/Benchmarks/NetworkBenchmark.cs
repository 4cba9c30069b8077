using PaintSound.Core.Sources;
using PaintSound.Library;

namespace PaintSound.Worker.Benchmarks;

/// <summary>
/// Measures how long each network takes for one picture or one excerpt, on one thread. The inputs are random numbers: the time does not
/// depend on them.
/// </summary>
internal static class NetworkBenchmark
{
    private const int Runs = 60;

    /// <summary>Runs each network 60 times.</summary>
    /// <returns>Milliseconds of one run.</returns>
    public static NetworkTimes Run(EmbeddingNetworks networks, TimeProvider time)
    {
        var (correspondence, sound) = (networks.Correspondence, networks.Sound);
        var random = new Random(1);
        float[] RandomNumbers(int count) => [.. Enumerable.Range(0, count).Select(_ => -10 * random.NextSingle())];
        var picture = new byte[IFrameSource.FrameBytes];
        random.NextBytes(picture);
        var music = RandomNumbers(correspondence.Manifest.Mel.Bands * correspondence.Manifest.Mel.Columns);
        var brush = RandomNumbers(sound.Manifest.Mel.Bands * sound.Manifest.Mel.Columns);
        var (half, rhythm, timbre) = (new float[correspondence.HalfSize], new float[sound.RhythmSize], new float[sound.TimbreSize]);
        var pooled = new float[sound.PooledSize];
        return new NetworkTimes(
            Measure(() => correspondence.ComputeImageHalf(picture, half)),
            Measure(() => correspondence.ComputeSoundHalf(music, half)),
            Measure(() => sound.Embed(brush, rhythm, timbre, pooled)));

        Percentiles Measure(Action run)
        {
            run();
            return Percentiles.Of([.. Enumerable.Range(0, Runs).Select(_ => MeasureOnce(run))]);
        }

        double MeasureOnce(Action run)
        {
            var start = time.GetTimestamp();
            run();
            return time.GetElapsedTime(start).TotalMilliseconds;
        }
    }
}
