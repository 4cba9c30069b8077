using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using PaintSound.Benchmarks.Reporting;

namespace PaintSound.Benchmarks.Micro;

/// <summary>Runs the micro benchmarks (signal, search, OSC, library) with BenchmarkDotNet in this process.</summary>
internal static class MicroBenchmarks
{
    private static readonly Type[] All = [typeof(SignalBenchmarks), typeof(CanvasBenchmarks), typeof(SearchBenchmarks), typeof(OscBenchmarks), typeof(LibraryBenchmarks), typeof(TakeBenchmarks)];

    /// <summary>Runs the benchmarks whose full name contains a word.</summary>
    public static IEnumerable<Figure> Measure(string word)
    {
        var config = ManualConfig.CreateEmpty()
            .AddJob(Job.ShortRun.WithIterationCount(10).WithToolchain(InProcessEmitToolchain.Instance))
            .AddDiagnoser(MemoryDiagnoser.Default)
            .AddColumnProvider(DefaultColumnProviders.Instance)
            .AddLogger(ConsoleLogger.Default)
            .AddFilter(new BenchmarkDotNet.Filters.SimpleFilter(item => GetName(item).Contains(word, StringComparison.OrdinalIgnoreCase)))
            .WithOptions(ConfigOptions.DisableOptimizationsValidator | ConfigOptions.JoinSummary);
        return All.Where(type => BenchmarkConverter.TypeToBenchmarks(type, config).BenchmarksCases.Length > 0)
            .SelectMany(type => BenchmarkRunner.Run(type, config).Reports).Where(report => report.ResultStatistics is not null).Select(ToFigure);
    }

    private static string GetName(BenchmarkCase item) => $"{item.Descriptor.Type.Name.Replace("Benchmarks", "", StringComparison.Ordinal)}: {item.Descriptor.WorkloadMethodDisplayInfo.Trim('\'')}";

    private static Figure ToFigure(BenchmarkReport report)
    {
        var micro = report.AllMeasurements.Where(item => item.Is(BenchmarkDotNet.Engines.IterationMode.Workload, BenchmarkDotNet.Engines.IterationStage.Result))
            .Select(item => item.GetAverageTime().Nanoseconds / 1000).ToArray();
        return Figure.Create(GetName(report.BenchmarkCase), "us", micro) with { AllocatedBytes = report.GcStats.GetBytesAllocatedPerOperation(report.BenchmarkCase) };
    }
}
