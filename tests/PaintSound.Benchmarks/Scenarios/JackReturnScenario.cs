using PaintSound.Acceptance.Tests;
using PaintSound.Benchmarks.Reporting;

namespace PaintSound.Benchmarks.Scenarios;

/// <summary>How long the brush is away after a JACK server that was killed is there again. Wanted: 4 s.</summary>
internal sealed class JackReturnScenario() : Scenario("JACK returns")
{
    private const int Kills = 3;

    public override async Task<IReadOnlyList<Figure>> MeasureAsync(CancellationToken stop)
    {
        await using var material = new SharedMaterial();
        var atelier = await material.AtelierAsync();
        using var place = new Place();
        await using var jack = new JackServerProcess();
        await jack.StartAsync();
        var show = place.Write(
            "show.yaml", $"library: {atelier.Library}\nbrush:\n  device: {JackServerProcess.Microphone}\ncanvas:\n  file: {atelier.Canvas}\nosc:\n  listen: 127.0.0.1:{Ports.Free()}\n  query: off\n");
        using var worker = WorkerProcess.Start(jack.Environment, "run", show);
        await worker.UntilAsync(() => Running(worker) == 1);
        List<TimeSpan> times = [];
        for (var kill = 1; kill <= Kills; kill++)
        {
            jack.Kill();
            await worker.UntilAsync(() => worker.Lines.Count(line => line.Contains("brush retrying", StringComparison.Ordinal)) >= kill);
            await jack.StartAsync();
            var back = TimeProvider.System.GetTimestamp();
            await worker.UntilAsync(() => Running(worker) == kill + 1);
            times.Add(TimeProvider.System.GetElapsedTime(back));
        }

        return [Figure.Of($"{Name}: until the brush is heard", times)];
    }

    private static int Running(Peer worker) => worker.Lines.Count(line => line.Contains("brush running", StringComparison.Ordinal));
}
