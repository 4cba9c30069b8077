using System.CommandLine;
using System.Diagnostics;
using PaintSound.Core.Choosing;
using PaintSound.Core.Control;
using PaintSound.Library.Indexing;
using PaintSound.Performance.Loading;
using PaintSound.Performance.Pipeline;
using PaintSound.Simulation.Sources;
using PaintSound.Worker.Benchmarks;
using PaintSound.Worker.Commands.Input;
using PaintSound.Worker.Commands.Output;
using PaintSound.Worker.Logging;
using PaintSound.Worker.Scheduling;

namespace PaintSound.Worker.Commands;

/// <summary><c>paintsound bench</c>: measures how fast PaintSound is on this computer.</summary>
internal static class BenchCommand
{
    public static Command Create()
    {
        var models = CommonOptions.Models();
        var json = CommonOptions.Json();
        var command = new Command("bench", "Measure how fast PaintSound is on this computer. It takes a minute.") { models, json };
        command.SetAction(async (parsed, stop) =>
        {
            var folder = Directory.CreateTempSubdirectory("paintsound-bench-");
            try
            {
                var figures = await MeasureAsync(folder.FullName, parsed.GetValue(models)!, stop);
                CommandOutput.Write(figures, parsed.GetValue(json), output =>
                {
                    output.WriteLine($"perception step with brush, canvas and music, {StepBenchmark.Excerpts} excerpts, one thread: {Format(figures.StepMilliseconds)} ms");
                    output.WriteLine($"correspondence network, a picture: {Format(figures.NetworkMilliseconds.Picture)} ms");
                    output.WriteLine($"correspondence network, an excerpt: {Format(figures.NetworkMilliseconds.Music)} ms");
                    output.WriteLine($"sound network, an excerpt: {Format(figures.NetworkMilliseconds.Sound)} ms");
                    output.WriteLine($"indexing music: {figures.Indexing.MusicTimesRealTime:0} x real time ({figures.Cores} cores)");
                    output.WriteLine($"indexing sounds of half a second: {figures.Indexing.SmallFilesPerSecond:0} files a second ({figures.Cores} cores)");
                    output.WriteLine($"touch to OSC datagram, {figures.OnsetWay}: {Format(figures.OnsetToDatagramMilliseconds)} ms beyond the capture block");
                    output.WriteLine($"peak memory of this run: {figures.PeakMemoryMegabytes:0} MB");
                });
            }
            finally
            {
                folder.Delete(recursive: true);
            }

            return ExitStatus.Done;
        });
        return command;
    }

    private static async Task<Figures> MeasureAsync(string folder, IReadOnlyList<string> models, CancellationToken stop)
    {
        var time = TimeProvider.System;
        var works = Path.Combine(folder, "works");
        var library = Path.Combine(folder, "library");
        await SimulatedLibrary.WriteAsync(works, seed: 1, progress: null, stop);
        await IndexAsync(works, library);
        var indexing = await new IndexingBenchmark(folder, IndexAsync).RunAsync();
        using var networks = NetworkLoader.Open(models);
        var state = new ShowState { Choosing = new ChoosingControls { Distance = SupportedDistances.Of(networks.Sound).Kinds[0] } };
        using var device = await OpenTapsAsync(time, stop);
        var onset = await OnsetBenchmark.RunAsync(Composition.Create(library, models, state, new LoggingSettings(), time), device, time, stop);
        var step = StepBenchmark.Run(networks, time);
        using var process = Process.GetCurrentProcess();
        return new Figures(
            step,
            NetworkBenchmark.Run(networks, time),
            indexing,
            device.Description,
            onset,
            Math.Round(process.PeakWorkingSet64 / 1e6),
            Environment.ProcessorCount);

        Task<IndexReport> IndexAsync(string works, string library) => IndexCommand.IndexAsync(Directory.GetDirectories(works), library, new IndexOptions(), models, stop);
    }

    private static async Task<ITapDevice> OpenTapsAsync(TimeProvider time, CancellationToken stop) =>
        !OperatingSystem.IsLinux() ? new TapsWithoutDevice("PaintSound captures JACK on Linux only", time)
        : await JackTaps.OpenAsync(ThreadPrioritySystem.Create(), time, stop) ?? (ITapDevice)new TapsWithoutDevice("no JACK server runs and jackd did not start", time);

    private static string Format(Percentiles percentiles) => $"p50 {percentiles.P50}, p95 {percentiles.P95}";

    private sealed record Figures(
        Percentiles StepMilliseconds,
        NetworkTimes NetworkMilliseconds,
        IndexingFigures Indexing,
        string OnsetWay,
        Percentiles OnsetToDatagramMilliseconds,
        double PeakMemoryMegabytes,
        int Cores);
}
