using PaintSound.Core.Brush;
using PaintSound.Core.Choosing;
using PaintSound.Core.Signal;
using PaintSound.Core.Sources;
using PaintSound.Core.Works;
using PaintSound.Library;
using PaintSound.Library.Search;
using PaintSound.Performance.Pipeline;

namespace PaintSound.Worker.Benchmarks;

/// <summary>
/// How long a perception step takes: both towers, the sound embedding, the scores of 20,000 excerpts and 200 paintings, a selection among
/// each, and congruity, on one thread. The works are random numbers: what they are does not change how long they take.
/// </summary>
internal static class StepBenchmark
{
    /// <summary>More than 22 hours of music.</summary>
    public const int Excerpts = 20_000;

    private const int Paintings = 200;
    private const int Runs = 60;

    /// <summary>Milliseconds of a step.</summary>
    public static Percentiles Run(EmbeddingNetworks networks, TimeProvider time)
    {
        var random = new Random(1);
        float[] Some(int count) => [.. Enumerable.Range(0, count).Select(_ => random.NextSingle())];
        var work = new MusicWork("bench", "Bench", "bench.wav", "bench", Excerpts * Excerpt.Seconds);
        var table = new ExcerptTable(
            [.. Enumerable.Range(0, Excerpts).Select(i => new Excerpt(work, i * Excerpt.Seconds, -20, 2))],
            Some(Excerpts * networks.Correspondence.HalfSize),
            Some(Excerpts * networks.Sound.RhythmSize),
            Some(Excerpts * networks.Sound.TimbreSize),
            Some(Excerpts * networks.Sound.PooledSize));
        var gallery = new PaintingTable(
            [.. Enumerable.Range(0, Paintings).Select(i => new Painting($"bench{i}", "Bench", "bench.png", "bench"))],
            Some(Paintings * networks.Correspondence.HalfSize));
        float[] Mel(MelSettings mel) => Some(mel.Bands * mel.Columns);
        var picture = new byte[IFrameSource.FrameBytes];
        var (music, brush) = (Mel(networks.Correspondence.Manifest.Mel), Mel(networks.Sound.Manifest.Mel));
        var encounter = new MusicPerceiver(table, gallery, networks.Correspondence);
        var perceiver = new CanvasAndBrushPerceiver(table, networks.Correspondence, networks.Sound);
        var chooser = new Chooser(table);
        var settings = new ChoosingControls { Distance = SupportedDistances.Of(networks.Sound).Kinds[0] };
        var moment = new BrushSummary(LevelDb: -20, OnsetRate: 2, StrokeShare: 0.5f);

        var taken = new List<double>();
        for (var run = 0; run < Runs + 5; run++)
        {
            random.NextBytes(picture);
            var start = time.GetTimestamp();
            perceiver.ProcessCanvas(picture);
            perceiver.ProcessBrush(brush, settings);
            encounter.ProcessMusic(music);
            var at = TimeSpan.FromSeconds(run);
            chooser.Choose(perceiver.Scores, moment, settings, at, next: true);
            encounter.Choose(settings, at, next: true);
            encounter.Compare(perceiver, smoothing: TimeSpan.FromSeconds(1), at);
            if (run >= 5)
            {
                taken.Add(time.GetElapsedTime(start).TotalMilliseconds);
            }
        }

        return Percentiles.Of(taken);
    }
}
