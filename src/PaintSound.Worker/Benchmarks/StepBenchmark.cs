using PaintSound.Core.Brush;
using PaintSound.Core.Choosing;
using PaintSound.Core.Signal;
using PaintSound.Core.Sources;
using PaintSound.Core.Works;
using PaintSound.Library;
using PaintSound.Library.Search;
using PaintSound.Performance.Loading;
using PaintSound.Performance.Pipeline;

namespace PaintSound.Worker.Benchmarks;

/// <summary>
/// Measures how long a perception step takes on one thread: both towers, the sound embedding, the scores of 20,000 excerpts and 200
/// paintings, a selection of each, and congruity. The works are random numbers: the time does not depend on them.
/// </summary>
internal static class StepBenchmark
{
    /// <summary>The number of excerpts: more than 22 hours of music.</summary>
    public const int Excerpts = 20_000;

    private const int Paintings = 200;
    private const int Runs = 60;
    private const int WarmUpRuns = 5;

    /// <summary>Runs the step 60 times, after five runs to warm up.</summary>
    /// <returns>Milliseconds of one step.</returns>
    public static Percentiles Run(EmbeddingNetworks networks, TimeProvider time)
    {
        var random = new Random(1);
        float[] RandomNumbers(int count) => [.. Enumerable.Range(0, count).Select(_ => random.NextSingle())];
        var work = new MusicWork("bench", "Bench", "bench.wav", "bench", Excerpts * Excerpt.Seconds);
        var table = new ExcerptTable(
            [.. Enumerable.Range(0, Excerpts).Select(i => new Excerpt(work, i * Excerpt.Seconds, -20, 2))],
            RandomNumbers(Excerpts * networks.Correspondence.HalfSize),
            RandomNumbers(Excerpts * networks.Sound.RhythmSize),
            RandomNumbers(Excerpts * networks.Sound.TimbreSize),
            RandomNumbers(Excerpts * networks.Sound.PooledSize));
        var paintings = new PaintingTable(
            [.. Enumerable.Range(0, Paintings).Select(i => new Painting($"bench{i}", "Bench", "bench.png", "bench"))],
            RandomNumbers(Paintings * networks.Correspondence.HalfSize));
        float[] Mel(MelSettings mel) => RandomNumbers(mel.Bands * mel.Columns);
        var picture = new byte[IFrameSource.FrameBytes];
        var (music, brush) = (Mel(networks.Correspondence.Manifest.Mel), Mel(networks.Sound.Manifest.Mel));
        var musicPerceiver = new MusicPerceiver(
            paintings,
            networks.Correspondence,
            PopularityMeter.OfPictures(paintings.ImageHalves, table, networks.Correspondence),
            PopularityMeter.SelectPictures(paintings, table, networks.Correspondence));
        var popularity = PopularityMeter.OfExcerpts(table, paintings, networks.Correspondence);
        var perceiver = new CanvasAndBrushPerceiver(table, networks.Correspondence, networks.Sound, popularity);
        var chooser = new Chooser(table);
        var settings = new ChoosingControls { Distance = SupportedDistances.Of(networks.Sound).Kinds[0] };
        var summary = new BrushSummary(LevelDb: -20, OnsetRate: 2, StrokeShare: 0.5f);

        var milliseconds = new List<double>();
        for (var run = 0; run < Runs + WarmUpRuns; run++)
        {
            random.NextBytes(picture);
            var start = time.GetTimestamp();
            perceiver.ProcessCanvas(picture, settings);
            perceiver.ProcessBrush(brush, settings);
            musicPerceiver.ProcessMusic(music, levelDb: -20, settings);
            var at = TimeSpan.FromSeconds(run);
            chooser.Choose(perceiver.Scores, summary, settings, at, next: true);
            musicPerceiver.Choose(settings, at, next: true);
            musicPerceiver.Compare(perceiver, smoothing: TimeSpan.FromSeconds(1), at);
            if (run >= WarmUpRuns)
            {
                milliseconds.Add(time.GetElapsedTime(start).TotalMilliseconds);
            }
        }

        return Percentiles.Of(milliseconds);
    }
}
