using PaintSound.Benchmarks.Reporting;
using PaintSound.Core.Control;
using PaintSound.Performance.Loading;
using PaintSound.Worker;
using PaintSound.Worker.Benchmarks;
using PaintSound.Worker.Logging;

namespace PaintSound.Benchmarks.Scenarios;

/// <summary>The measurements of <c>paintsound bench</c>: a perception step with 20,000 excerpts, each network, and the time from a brush tap to its OSC datagram, without a device.</summary>
internal sealed class PerceptionScenario() : Scenario("perception")
{
    public override async Task<IReadOnlyList<Figure>> MeasureAsync(CancellationToken stop)
    {
        var time = TimeProvider.System;
        using var library = await BenchmarkLibrary.CreateAsync(stop);
        using var networks = NetworkLoader.Open([]);
        using var taps = new TapsWithoutDevice("it measures the program", time);
        var onset = await OnsetBenchmark.RunAsync(Composition.Create(library.Folder, [], new ShowState(), new LoggingSettings(), time), taps, time, stop);
        var step = StepBenchmark.Run(networks, time);
        var network = NetworkBenchmark.Run(networks, time);
        return
        [
            CreateFigure($"a perception step, {StepBenchmark.Excerpts} excerpts, one thread", step), CreateFigure("picture tower", network.Picture), CreateFigure("music tower", network.Music),
            CreateFigure("sound embedding", network.Sound), CreateFigure("tap to OSC datagram, without a device and the capture block", onset),
        ];
    }

    private Figure CreateFigure(string name, Percentiles percentiles) => new($"{Name}: {name}", "ms", percentiles.P50, percentiles.P95, null, percentiles.Runs);
}
