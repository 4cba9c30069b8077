using PaintSound.Core.Sources;
using PaintSound.Library;

namespace PaintSound.Worker.Benchmarks;

/// <summary>
/// How long each network takes for one picture or one excerpt, on one thread. They see and hear random numbers: what they see
/// does not change how long they take.
/// </summary>
internal static class NetworkBenchmark
{
    private const int Runs = 60;

    /// <summary>Milliseconds of one run of each.</summary>
    public static NetworkTimes Run(EmbeddingNetworks networks, TimeProvider time)
    {
        var (seeing, hearing) = (networks.Correspondence, networks.Sound);
        var random = new Random(1);
        float[] Some(int count) => [.. Enumerable.Range(0, count).Select(_ => -10 * random.NextSingle())];
        var picture = new byte[IFrameSource.FrameBytes];
        random.NextBytes(picture);
        var music = Some(seeing.Manifest.Mel.Bands * seeing.Manifest.Mel.Columns);
        var brush = Some(hearing.Manifest.Mel.Bands * hearing.Manifest.Mel.Columns);
        var (half, rhythm, timbre) = (new float[seeing.HalfSize], new float[hearing.RhythmSize], new float[hearing.TimbreSize]);
        var pooled = new float[hearing.PooledSize];
        return new NetworkTimes(
            Of(() => seeing.ComputeImageHalf(picture, half)),
            Of(() => seeing.ComputeSoundHalf(music, half)),
            Of(() => hearing.Embed(brush, rhythm, timbre, pooled)));

        Percentiles Of(Action run)
        {
            run();
            return Percentiles.Of([.. Enumerable.Range(0, Runs).Select(_ => Once(run))]);
        }

        double Once(Action run)
        {
            var start = time.GetTimestamp();
            run();
            return time.GetElapsedTime(start).TotalMilliseconds;
        }
    }
}
