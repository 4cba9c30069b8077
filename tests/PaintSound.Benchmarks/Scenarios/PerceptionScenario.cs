using PaintSound.Benchmarks.Reporting;
using PaintSound.Core.Control;
using PaintSound.Performance.Loading;
using PaintSound.Worker;
using PaintSound.Worker.Benchmarks;
using PaintSound.Worker.Logging;

namespace PaintSound.Benchmarks.Scenarios;

/// <summary>What <c>paintsound bench</c> measures: a perception step with 20,000 excerpts, each network, and a touch until its datagram.</summary>
internal sealed class PerceptionScenario() : Scenario("perception")
{
    public override async Task<IReadOnlyList<Figure>> MeasureAsync(CancellationToken stop)
    {
        var time = TimeProvider.System;
        using var library = await BenchmarkLibrary.CreateAsync(stop);
        using var networks = NetworkLoader.Open([]);
        var onset = await OnsetBenchmark.RunAsync(Composition.Create(library.Folder, [], new ShowState(), new LoggingSettings(), time), time, stop);
        var step = StepBenchmark.Run(networks, time);
        var network = NetworkBenchmark.Run(networks, time);
        return
        [
            Of($"a perception step, {StepBenchmark.Excerpts} excerpts, one thread", step), Of("picture tower", network.Picture), Of("music tower", network.Music),
            Of("sound embedding", network.Sound), Of("touch to OSC datagram, beyond the capture block", onset),
        ];
    }

    private Figure Of(string what, Percentiles spread) => new($"{Name}: {what}", "ms", spread.P50, spread.P95, null, spread.Runs);
}
