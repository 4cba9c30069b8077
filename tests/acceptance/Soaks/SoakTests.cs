using System.Globalization;

namespace PaintSound.Acceptance.Tests.Soaks;

/// <summary>
/// A show in real time that records its take: what the process holds does not grow, clocks do not drift, and nothing is lost. PAINTSOUND_SOAK_MINUTES sets the
/// length, 30 if it is not set.
/// </summary>
public sealed class SoakTests(SampleLibraryFixture samples, ITestOutputHelper output)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(10);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact(Explicit = true)]
    public async Task A_show_of_half_an_hour_stays_flat_and_loses_nothing()
    {
        var minutes = double.Parse(Environment.GetEnvironmentVariable("PAINTSOUND_SOAK_MINUTES") ?? "30", CultureInfo.InvariantCulture);
        var seconds = (int)(minutes * 60);
        using var temp = new TemporaryFolder();
        using var clock = new HeartbeatClock();
        using var worker = WorkerProcess.Start("run", WriteShow(temp, clock.Address, seconds));
        var start = TimeProvider.System.GetTimestamp();
        List<ProcessSample> taken = [];
        while (!worker.HasExited && TimeProvider.System.GetElapsedTime(start).TotalSeconds < seconds + 120)
        {
            taken.Add(ProcessSample.Take(worker.Id, TimeProvider.System.GetElapsedTime(start).TotalSeconds));
            if (taken.Count % 6 == 1)
            {
                output.WriteLine($"{taken[^1]}, drift {clock.Drift * 1000:0.0} ms");
            }

            await Task.Delay(Pause, TimeProvider.System, Stop);
        }

        await worker.WaitForExitAsync();
        output.WriteLine(string.Join('\n', worker.Output.TakeLast(12)));
        Assert.Equal(0, worker.ExitCode);

        // The library of the tests is small: the show says so.
        Assert.DoesNotContain(worker.Errors, line => !line.StartsWith("The gate ", StringComparison.Ordinal));
        Assert.DoesNotContain(worker.Output, line => new[] { "dropped", "too late", "not sent", "were lost" }.Any(word => line.Contains(word, StringComparison.Ordinal)));

        // Each second has its heartbeat, and the clocks of show and test agree.
        Assert.InRange(clock.Offsets.Count, seconds - 1, seconds + 3);
        Assert.InRange(clock.Drift, -0.02, 0.02);

        // The take has every second of the show, and every event comes out of it again.
        var replay = await WorkerProcess.RunAsync("replay", "last", "--takes", temp["takes"], "--json");
        Assert.True(replay.Status == 0, replay.ToString());
        var recorded = replay.Json.GetProperty("seconds").GetDouble();
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"take of {recorded:0.000} s"));
        Assert.InRange(recorded, seconds - 0.1, seconds + 3);

        // Warm after a quarter; a part of a take has its files open, so handles come and go.
        var warm = taken[(taken.Count / 4)..];
        var (early, late) = (warm[..(warm.Count / 2)], warm[(warm.Count / 2)..^2]);
        Assert.InRange(late.Average(sample => sample.WorkingSetBytes) / early.Average(sample => sample.WorkingSetBytes), 0, 1.1);
        Assert.InRange(late.Max(sample => sample.Handles) - early.Max(sample => sample.Handles), -100, 6);
        Assert.InRange(late.Max(sample => sample.Threads) - early.Max(sample => sample.Threads), -100, 6);
    }

    private string WriteShow(TemporaryFolder temp, string osc, int seconds) => temp.Write(
        "show.yaml",
        $"library: {samples.Library}\nbrush: {{simulated: 1, seconds: {seconds}}}\ncanvas: {{simulated: 1, seconds: {seconds}}}\nmusic: {{simulated: 2, seconds: {seconds}}}\n" +
        $"osc: {{to: [{osc}], listen: 127.0.0.1:{FreePort.Find()}, query: off}}\nweb: {{listen: 127.0.0.1:{FreePort.Find()}}}\nchoosing: {{gate: 0.3, dwell: 2}}\n" +
        $"takes: {{folder: {temp["takes"]}}}\n");
}
