using System.Globalization;
using PaintSound.Benchmarks.Reporting;
using PaintSound.Core.Choosing;
using PaintSound.Library.Search;
using PaintSound.Library.Search.Neighbours;
using PaintSound.Performance.Loading;
using PaintSound.Usearch;

namespace PaintSound.Benchmarks.Scenarios;

/// <summary>
/// "More like this" with and without the index of neighbours: the time of a question, the share of the answers of the full comparison that the index gives,
/// and what building and opening it cost. The excerpts are those of <see cref="SelectionScenario"/>.
/// </summary>
internal sealed class NeighbourScenario() : Scenario("neighbours")
{
    private const int Questions = 50;
    private const int Answers = 12;
    private const double Megabyte = 1024 * 1024;

    private static readonly int[] Sizes = [100_000, 1_000_000];

    public override async Task<IReadOnlyList<Figure>> MeasureAsync(CancellationToken stop)
    {
        using var simulated = await BenchmarkLibrary.CreateAsync(stop);
        using var networks = NetworkLoader.Open([]);
        var library = WorkLibrary.Open(Environment.GetEnvironmentVariable("PAINTSOUND_BENCHMARK_LIBRARY") ?? simulated.Folder);
        var real = library.LoadExcerpts(networks.Correspondence.Manifest, networks.Sound.Manifest);
        List<Figure> figures = [];
        foreach (var size in Sizes)
        {
            var folder = Directory.CreateTempSubdirectory("paintsound-benchmarks-");
            try
            {
                var varied = VariedExcerpts.Create(real, size);
                ExcerptTable table = new([.. varied], varied.SoundHalves, varied.Rhythms, varied.Timbres, varied.Pooleds, tableFolder: folder.FullName);
                figures.AddRange(Measure(table, folder, stop));
            }
            finally
            {
                folder.Delete(recursive: true);
            }

            GC.Collect();
        }

        return figures;
    }

    private IEnumerable<Figure> Measure(ExcerptTable table, DirectoryInfo folder, CancellationToken stop)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"{Name}: {table.Count:N0} excerpts");
        SoundNeighbours neighbours = new(table, new UsearchStore());
        yield return Figure.Create($"{name}, building the index, CPU", "ms", [MeasureCpu(() => neighbours.Build(new Progress<double>(), stop))]);
        yield return Figure.Create($"{name}, size of the index", "MB", [folder.EnumerateFiles().Single().Length / Megabyte]);
        INeighbourIndex? index = null;
        yield return Figure.Create($"{name}, opening the index, CPU", "ms", [MeasureCpu(() => index = neighbours.Open())]);
        Random random = new(1);
        SimilarExcerpts all = new(table), indexed = new(table, index);
        List<double> full = [], fast = [], shares = [];
        for (var question = 0; question < Questions; question++)
        {
            var excerpt = random.Next(table.Count);
            IReadOnlyList<SimilarExcerpt> expected = [], found = [];
            full.Add(MeasureCpu(() => expected = all.Find(excerpt, new ChoosingControls(), Answers)));
            fast.Add(MeasureCpu(() => found = indexed.Find(excerpt, new ChoosingControls(), Answers)));
            shares.Add(100.0 * expected.Intersect(found).Count() / expected.Count);
        }

        index?.Dispose();
        yield return Figure.Create($"{name}, a question to all excerpts, CPU", "ms", full);
        yield return Figure.Create($"{name}, a question to the index, CPU", "ms", fast);
        yield return Figure.Create($"{name}, answers found, mean", "%", [shares.Average()]);
        yield return Figure.Create($"{name}, answers found, worst question", "%", [shares.Min()]);
    }
}
