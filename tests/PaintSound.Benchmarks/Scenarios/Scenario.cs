using PaintSound.Benchmarks.Reporting;

namespace PaintSound.Benchmarks.Scenarios;

/// <summary>Something that is timed as a whole, in real time.</summary>
/// <param name="name">What a person asks for it by.</param>
internal abstract class Scenario(string name)
{
    /// <summary>All scenarios.</summary>
    public static IReadOnlyList<Scenario> All { get; } =
    [
        new PerceptionScenario(), new PaintingLatencyScenario(), new OpenPagesScenario(), new PageAnnouncingScenario(),
        new PageReturnScenario(), new ProjectionScenario(), new JackReturnScenario(), new TranslateScenario(),
    ];

    /// <summary>Its name.</summary>
    public string Name => name;

    /// <summary>Measures it.</summary>
    /// <param name="stop">Gives up.</param>
    public abstract Task<IReadOnlyList<Figure>> MeasureAsync(CancellationToken stop);
}
