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

/// <summary>Runs the short pieces of code with BenchmarkDotNet, in this process: the way of the sound and the picture, search, OSC.</summary>
internal static class MicroBenchmarks
{
    private static readonly Type[] All = [typeof(SignalBenchmarks), typeof(SearchBenchmarks), typeof(OscBenchmarks), typeof(LibraryBenchmarks)];

    /// <summary>Measures the benchmarks of the classes and methods whose full name contains a word.</summary>
    public static IEnumerable<Figure> Measure(string word)
    {
        var config = ManualConfig.CreateEmpty()
            .AddJob(Job.ShortRun.WithIterationCount(10).WithToolchain(InProcessEmitToolchain.Instance))
            .AddDiagnoser(MemoryDiagnoser.Default)
            .AddColumnProvider(DefaultColumnProviders.Instance)
            .AddLogger(ConsoleLogger.Default)
            .AddFilter(new BenchmarkDotNet.Filters.SimpleFilter(one => Name(one).Contains(word, StringComparison.OrdinalIgnoreCase)))
            .WithOptions(ConfigOptions.DisableOptimizationsValidator | ConfigOptions.JoinSummary);
        return All.Where(type => BenchmarkConverter.TypeToBenchmarks(type, config).BenchmarksCases.Length > 0)
            .SelectMany(type => BenchmarkRunner.Run(type, config).Reports).Where(report => report.ResultStatistics is not null).Select(ToFigure);
    }

    private static string Name(BenchmarkCase one) => $"{one.Descriptor.Type.Name.Replace("Benchmarks", "", StringComparison.Ordinal)}: {one.Descriptor.WorkloadMethodDisplayInfo.Trim('\'')}";

    private static Figure ToFigure(BenchmarkReport report)
    {
        var micro = report.AllMeasurements.Where(one => one.Is(BenchmarkDotNet.Engines.IterationMode.Workload, BenchmarkDotNet.Engines.IterationStage.Result))
            .Select(one => one.GetAverageTime().Nanoseconds / 1000).ToArray();
        return Figure.Of(Name(report.BenchmarkCase), "us", micro) with { AllocatedBytes = report.GcStats.GetBytesAllocatedPerOperation(report.BenchmarkCase) };
    }
}
