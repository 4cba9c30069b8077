using PaintSound.Acceptance.Tests;
using PaintSound.Benchmarks.Reporting;

namespace PaintSound.Benchmarks.Scenarios;

/// <summary>The time from the restart of a killed JACK server until the brush runs again. Target: 4 s.</summary>
internal sealed class JackReturnScenario() : Scenario("JACK returns")
{
    private const int Kills = 3;

    public override async Task<IReadOnlyList<Figure>> MeasureAsync(CancellationToken stop)
    {
        await using var fixtures = new SharedFixtures();
        var samples = await fixtures.CreateLibraryAsync();
        using var temp = new TemporaryFolder();
        await using var jack = new JackServerProcess();
        await jack.StartAsync();
        var show = temp.Write(
            "show.yaml", $"library: {samples.Library}\nbrush:\n  device: {JackServerProcess.Microphone}\ncanvas:\n  file: {samples.Canvas}\nosc:\n  listen: 127.0.0.1:{FreePort.Find()}\n  query: off\n");
        using var worker = WorkerProcess.Start(jack.Environment, "run", show);
        await worker.WaitUntilAsync(() => CountRunning(worker) == 1);
        List<TimeSpan> times = [];
        for (var kill = 1; kill <= Kills; kill++)
        {
            jack.Kill();
            await worker.WaitUntilAsync(() => worker.Lines.Count(line => line.Contains("brush retrying", StringComparison.Ordinal)) >= kill);
            await jack.StartAsync();
            var restarted = TimeProvider.System.GetTimestamp();
            await worker.WaitUntilAsync(() => CountRunning(worker) == kill + 1);
            times.Add(TimeProvider.System.GetElapsedTime(restarted));
        }

        return [Figure.Create($"{Name}: until the brush is running", times)];
    }

    private static int CountRunning(ChildProcess worker) => worker.Lines.Count(line => line.Contains("brush running", StringComparison.Ordinal));
}
