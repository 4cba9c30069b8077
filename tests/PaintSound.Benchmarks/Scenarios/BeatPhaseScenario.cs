using System.Globalization;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.Logging.Abstractions;
using PaintSound.Acceptance.Tests;
using PaintSound.Benchmarks.Reporting;
using PaintSound.Core.Beat;
using PaintSound.Live;
using PaintSound.Live.Connections;

namespace PaintSound.Benchmarks.Scenarios;

/// <summary>
/// The beat of a scripted Live that plays in real time, with PaintSound's remote script in it: how far the phase is from Live's at each beat, and how far a
/// beat is told from its click. Live's timers run every 10 ms, and its song position changes every 20 ms. The clock of Python and of .NET is the same.
/// Target: p95 at most 3 ms.
/// </summary>
internal sealed class BeatPhaseScenario() : Scenario("beat phase")
{
    private static readonly double[] Tempos = [60, 120, 174];
    private static readonly TimeSpan Duration = TimeSpan.FromSeconds(30);

    // The earliest report of four seconds counts.
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(5);

    public override async Task<IReadOnlyList<Figure>> MeasureAsync(CancellationToken stop)
    {
        List<Figure> figures = [];
        foreach (var tempo in Tempos)
        {
            figures.AddRange(await MeasureAsync(tempo, stop));
        }

        return figures;
    }

    private async Task<IReadOnlyList<Figure>> MeasureAsync(double tempo, CancellationToken stop)
    {
        var port = FreePort.Find();
        using var live = ChildProcess.Start(
            "python3", "python3", "-B", HostFile(), "--port", port.ToString(CultureInfo.InvariantCulture), "--play", tempo.ToString(CultureInfo.InvariantCulture));
        var line = await live.WaitForLineAsync(text => text.StartsWith("plays ", StringComparison.Ordinal));
        var began = long.Parse(line.Split(' ')[2], CultureInfo.InvariantCulture) * (TimeProvider.System.TimestampFrequency / 1_000_000_000.0);
        using var connection = LiveConnections.OpenDevice(LiveConnectionKind.RemoteScript, port, NullLoggerFactory.Instance, TimeProvider.System);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var running = connection.RunAsync(_ => { }, end.Token);
        var (phases, messages) = await ListenAsync(connection.Beat, tempo, began, stop);
        await end.CancelAsync();
        await running;
        return
        [
            Figure.Create($"{Name}: at a click of {tempo} bpm", phases),
            Figure.Create($"{Name}: from a click of {tempo} bpm to its message", messages),
        ];
    }

    // Polls as BeatService does.
    private static async Task<(IReadOnlyList<TimeSpan> Phases, IReadOnlyList<TimeSpan> Messages)> ListenAsync(
        IBeatSource beat, double tempo, double began, CancellationToken stop)
    {
        var (time, ticker) = (TimeProvider.System, new BeatTicker(beat, TimeProvider.System));
        var ticksPerBeat = 60 / tempo * time.TimestampFrequency;
        List<TimeSpan> phases = [], messages = [];
        for (var start = time.GetTimestamp(); time.GetElapsedTime(start) < Duration;)
        {
            if (ticker.Poll() is { IsOnBeat: true } && time.GetElapsedTime(start) > Settling && beat.Timeline is { } timeline)
            {
                var now = time.GetTimestamp();
                var click = Math.Round((now - began) / ticksPerBeat);
                var clickAt = began + (click * ticksPerBeat);
                phases.Add(TimeSpan.FromMinutes(Math.Abs(timeline.GetPosition((long)clickAt) - click) / tempo));
                messages.Add(TimeSpan.FromSeconds(Math.Abs(now - clickAt) / time.TimestampFrequency));
            }

            await Task.Delay(TimeSpan.FromMilliseconds(Math.Max(1, Math.Ceiling(ticker.GetWait().TotalMilliseconds))), time, stop);
        }

        return (phases, messages);
    }

    private static string HostFile([CallerFilePath] string path = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(path)!, "..", "..", "..", "ableton-set", "remote-script", "tests", "host.py"));
}
