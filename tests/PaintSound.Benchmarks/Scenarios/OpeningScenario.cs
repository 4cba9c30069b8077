using System.Globalization;
using PaintSound.Benchmarks.Reporting;
using PaintSound.Library.Search;
using PaintSound.Library.Tests;
using PaintSound.Models.Manifests;
using PaintSound.Performance.Loading;

namespace PaintSound.Benchmarks.Scenarios;

/// <summary>
/// CPU time and memory of opening a library, by its size: all excerpts with the widths of the shipped networks, and the tables that the first opening
/// writes. Target: a million excerpts in 1 s of CPU and below 700 MB.
/// </summary>
internal sealed class OpeningScenario() : Scenario("opening")
{
    private const int ExcerptsPerWork = 100;
    private const double Megabyte = 1024 * 1024;

    private static readonly int[] Sizes = [1_000, 20_000, 100_000, 1_000_000];

    public override Task<IReadOnlyList<Figure>> MeasureAsync(CancellationToken stop)
    {
        using var networks = NetworkLoader.Open([]);
        List<Figure> figures = [];
        foreach (var size in Sizes)
        {
            var folder = Directory.CreateTempSubdirectory("paintsound-benchmarks-");
            try
            {
                var (correspondence, sound) = (networks.Correspondence.Manifest, networks.Sound.Manifest);
                LargeLibrary.Write(
                    folder.FullName, correspondence, sound, size / ExcerptsPerWork, ExcerptsPerWork,
                    networks.Correspondence.HalfSize, networks.Sound.RhythmSize, networks.Sound.TimbreSize, networks.Sound.PooledSize);
                figures.AddRange(Measure(folder.FullName, size, correspondence, sound));
            }
            finally
            {
                folder.Delete(recursive: true);
            }
        }

        return Task.FromResult<IReadOnlyList<Figure>>(figures);
    }

    private IEnumerable<Figure> Measure(string folder, int size, Manifest correspondence, Manifest sound)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"{Name}: {size:N0} excerpts");
        yield return Figure.Create($"{name}, CPU of the first time, with writing the tables", "ms", [MeasureCpu(() => Load())]);
        List<double> times = [];
        for (var run = 0; run < 5; run++)
        {
            GC.Collect();
            times.Add(MeasureCpu(() => Load()));
        }

        GC.Collect();
        var before = Environment.WorkingSet;
        var table = Load();
        yield return Figure.Create($"{name}, CPU", "ms", times);
        yield return Figure.Create($"{name}, memory", "MB", [(Environment.WorkingSet - before) / Megabyte]);
        GC.KeepAlive(table);

        ExcerptTable Load() => WorkLibrary.Open(folder).LoadExcerpts(correspondence, sound);
    }
}
