using System.Globalization;
using PaintSound.Benchmarks.Reporting;
using PaintSound.Core.Brush;
using PaintSound.Core.Choosing;
using PaintSound.Core.Choosing.Strategies;
using PaintSound.Core.Sources;
using PaintSound.Library;
using PaintSound.Library.Search;
using PaintSound.Performance.Loading;
using PaintSound.Performance.Pipeline;

namespace PaintSound.Benchmarks.Scenarios;

/// <summary>
/// CPU time and allocation of a step of a show, by the size of the library: the canvas changes with every step, and a step selects when the dwell of 4 s is
/// over. The vectors are those of real excerpts with a deviation of a third of the library's. Target: 30 ms with a million excerpts.
/// </summary>
internal sealed class SelectionScenario() : Scenario("selection")
{
    private const int WarmUp = 32;
    private const int Steps = 160;
    private const double StepSeconds = 0.25;

    private static readonly int[] Sizes = [1_000, 20_000, 100_000, 1_000_000];

    public override async Task<IReadOnlyList<Figure>> MeasureAsync(CancellationToken stop)
    {
        using var folder = await BenchmarkLibrary.CreateAsync(stop);
        using var networks = NetworkLoader.Open([]);
        var library = WorkLibrary.Open(folder.Folder);
        var real = library.LoadExcerpts(networks.Correspondence.Manifest, networks.Sound.Manifest);
        var paintings = library.LoadPaintings(networks.Correspondence.Manifest);
        List<Figure> figures = [];
        foreach (var size in Sizes)
        {
            var table = VariedExcerpts.Create(real, size);
            var start = TimeProvider.System.GetTimestamp();
            var popularity = PopularityMeter.OfExcerpts(table, paintings, networks.Correspondence);
            figures.Add(Figure.Create($"{Name}: popularity of {Format(size)} excerpts", [TimeProvider.System.GetElapsedTime(start)]));
            foreach (var strategy in Enum.GetValues<ChoosingStrategy>())
            {
                figures.AddRange(Measure(networks, table, popularity, strategy));
            }

            GC.Collect();
        }

        return figures;
    }

    private IEnumerable<Figure> Measure(EmbeddingNetworks networks, ExcerptTable table, Popularity popularity, ChoosingStrategy strategy)
    {
        var random = new Random(1);
        var picture = new byte[IFrameSource.FrameBytes];
        var mel = new float[networks.Sound.Manifest.Mel.Bands * networks.Sound.Manifest.Mel.Columns];
        var perceiver = new CanvasAndBrushPerceiver(table, networks.Correspondence, networks.Sound, popularity);
        var chooser = new Chooser(table);
        var controls = new ChoosingControls { Strategy = strategy };
        List<double> all = [], selecting = [];
        List<long> allocated = [];
        for (var step = 0; step < WarmUp + Steps; step++)
        {
            random.NextBytes(picture);
            foreach (ref var value in mel.AsSpan())
            {
                value = -10 * random.NextSingle();
            }

            var (cpu, bytes) = (Environment.CpuUsage.TotalTime, GC.GetAllocatedBytesForCurrentThread());
            perceiver.ProcessCanvas(picture, controls);
            perceiver.ProcessBrush(mel, controls);
            var selection = chooser.Choose(perceiver.Scores, new BrushSummary(-20, 2, 0.5f), controls, TimeSpan.FromSeconds(step * StepSeconds));
            var milliseconds = (Environment.CpuUsage.TotalTime - cpu).TotalMilliseconds;
            if (step < WarmUp)
            {
                continue;
            }

            all.Add(milliseconds);
            if (selection is not null)
            {
                selecting.Add(milliseconds);
                allocated.Add(GC.GetAllocatedBytesForCurrentThread() - bytes);
            }
        }

        var name = $"{Name}: {strategy}, {Format(table.Count)} excerpts";
        yield return Figure.Create($"{name}, CPU of a step", "ms", all);
        yield return Figure.Create($"{name}, CPU of a step that selects", "ms", selecting) with { AllocatedBytes = (long)allocated.Average() };
    }

    private static string Format(int size) => size.ToString("N0", CultureInfo.InvariantCulture);
}
