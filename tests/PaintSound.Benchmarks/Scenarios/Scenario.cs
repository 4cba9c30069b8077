using PaintSound.Benchmarks.Reporting;

namespace PaintSound.Benchmarks.Scenarios;

/// <summary>A benchmark of a whole situation in real time.</summary>
/// <param name="name">The name for the command line.</param>
internal abstract class Scenario(string name)
{
    /// <summary>All scenarios.</summary>
    public static IReadOnlyList<Scenario> All { get; } =
    [
        new PerceptionScenario(), new PaintingLatencyScenario(), new OpenPagesScenario(), new PageUpdateScenario(),
        new PageReturnScenario(), new ProjectionScenario(), new JackReturnScenario(), new TranslateScenario(),
        new LightJitterScenario(), new BeatPhaseScenario(), new LargeLibraryScenario(), new SelectionScenario(), new OpeningScenario(),
        new MapScenario(), new FilterScenario(), new NeighbourScenario(), new TasteScenario(),
    ];

    /// <summary>The name for the command line.</summary>
    public string Name => name;

    /// <summary>Runs the scenario and returns its measurements.</summary>
    /// <param name="stop">Cancels the scenario.</param>
    public abstract Task<IReadOnlyList<Figure>> MeasureAsync(CancellationToken stop);

    /// <summary>Returns the CPU time of this process while an action runs, in milliseconds.</summary>
    protected static double MeasureCpu(Action action)
    {
        var start = Environment.CpuUsage.TotalTime;
        action();
        return (Environment.CpuUsage.TotalTime - start).TotalMilliseconds;
    }
}
