using System.Diagnostics;
using PaintSound.Acceptance.Tests;
using PaintSound.Benchmarks.Reporting;

namespace PaintSound.Benchmarks.Scenarios;

/// <summary>
/// The time from a click at JACK to the OSC datagram of its onset, of the real program with a real show: idle, and beside two programs that keep the processor
/// busy. The clock starts when JACK calls for the block that holds the first sample of the click. JACK has real-time priority and blocks of 128 samples at
/// 48 kHz. <c>PAINTSOUND_BENCHMARK_WORKER</c> names the paintsound.dll of another version to compare with. Targets: p95 2 ms idle, 6 ms beside the loops.
/// </summary>
internal sealed class TouchLatencyScenario() : Scenario("touch latency")
{
    private const int Loops = 2;
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(6);
    private static readonly TimeSpan Duration = TimeSpan.FromSeconds(100);

    /// <summary>Shorter than the time between two clicks.</summary>
    private static readonly TimeSpan MaxLatency = TimeSpan.FromSeconds(0.12);

    public override async Task<IReadOnlyList<Figure>> MeasureAsync(CancellationToken stop)
    {
        await using var fixtures = new SharedFixtures();
        var samples = await fixtures.CreateLibraryAsync();
        using var temp = new TemporaryFolder();
        using var jack = JackDummyServer.StartRealTime();
        using var player = await OpenPlayerAsync(stop);
        using var receiver = new OnsetReceiver();
        var show = temp.Write(
            "show.yaml",
            $"library: {samples.Library}\nbrush:\n  device: jack:{player.Port}\ncanvas:\n  simulated: 1\n"
            + $"osc:\n  to: [127.0.0.1:{receiver.Port}]\n  listen: 127.0.0.1:{FreePort.Find()}\n  query: off\nweb:\n  listen: 127.0.0.1:{FreePort.Find()}\n");
        var program = Environment.GetEnvironmentVariable("PAINTSOUND_BENCHMARK_WORKER") ?? WorkerProcess.Command[1];
        using var worker = ChildProcess.Start("dotnet-sdk-10.0", WorkerProcess.Command[0], program, "run", show, "--log-file", temp["log.txt"]);
        await worker.WaitUntilAsync(() => worker.Lines.Any(line => line.Contains("brush running", StringComparison.Ordinal)));
        GC.Collect();
        List<Figure> figures = [.. await MeasureAsync("idle", player, receiver, stop)];
        var loops = Enumerable.Range(0, Loops).Select(_ => StartLoop()).ToArray();
        try
        {
            figures.AddRange(await MeasureAsync($"beside {Loops} busy loops", player, receiver, stop));
        }
        finally
        {
            foreach (var loop in loops)
            {
                loop.Kill();
                loop.Dispose();
            }
        }

        await worker.SignalAsync("INT");
        await worker.WaitForExitAsync();
        Console.Error.WriteLine($"receiver: {receiver.Priority}; worker: {program}");
        return figures;
    }

    private async Task<IReadOnlyList<Figure>> MeasureAsync(string load, ClickPlayer player, OnsetReceiver receiver, CancellationToken stop)
    {
        await Task.Delay(Settling, TimeProvider.System, stop);
        var (clicksBefore, lateBefore) = (player.Clicks.Length, player.LateBlocks);
        player.Start();
        await Task.Delay(Duration, TimeProvider.System, stop);
        player.Pause();
        await Task.Delay(MaxLatency, TimeProvider.System, stop);
        Click[] clicks = [.. player.Clicks[clicksBefore..]];
        long[] arrivals = [.. receiver.Arrivals];
        List<Figure> figures = [];
        foreach (var (place, chosen) in new[] { ("the first sample of a block", clicks.Where((_, i) => (i + clicksBefore) % 2 == 0)), ("any sample of a block", clicks.Where((_, i) => (i + clicksBefore) % 2 == 1)) })
        {
            var latencies = chosen.Select(click => FindLatency(click, arrivals)).ToArray();
            TimeSpan[] found = [.. latencies.OfType<TimeSpan>()];
            figures.Add(Figure.Create($"{Name}, {load}, click at {place}, {latencies.Length - found.Length} missed", found));
        }

        figures.Add(Figure.Create($"{Name}, {load}: xruns of JACK", "xruns", [player.LateBlocks - lateBefore]));
        return figures;
    }

    private static TimeSpan? FindLatency(Click click, long[] arrivals)
    {
        var index = Array.BinarySearch(arrivals, click.Time);
        index = index < 0 ? ~index : index;
        return index < arrivals.Length && TimeProvider.System.GetElapsedTime(click.Time, arrivals[index]) is var latency && latency < MaxLatency ? latency : null;
    }

    private static async Task<ClickPlayer> OpenPlayerAsync(CancellationToken stop)
    {
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                return new ClickPlayer();
            }
            catch (InvalidOperationException) when (attempt < 100)
            {
                // The server is still starting.
                await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System, stop);
            }
        }
    }

    // At the usual priority, whatever that of the benchmark is.
    private static Process StartLoop()
    {
        var loop = Process.Start("/bin/sh", ["-c", "while :; do :; done"]);
        loop.PriorityClass = ProcessPriorityClass.Normal;
        return loop;
    }
}
