
namespace PaintSound.Acceptance.Tests;

/// <summary><c>paintsound run</c> records, is killed, and <c>paintsound replay</c> plays it again.</summary>
public class TakesTests(SampleLibraryFixture samples)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_show_that_is_killed_loses_at_most_a_second_and_is_repeated_event_for_event()
    {
        using var temp = new TemporaryFolder();
        using var osc = new OscRecorder();
        using var worker = WorkerProcess.Start("run", WriteShow(temp, "show", osc.Address));
        await osc.WaitUntilAsync("/paintsound/heartbeat", 9);
        await osc.WaitUntilAsync("/paintsound/selection/music", 1);
        worker.Kill();
        await worker.WaitForExitAsync();
        var seconds = LastHeartbeat(osc);

        var replay = await WorkerProcess.RunAsync("replay", "last", "--takes", temp["takes"], "--json");
        Assert.True(replay.Status == 0, replay.ToString());
        Assert.True(replay.Json.GetProperty("isSame").GetBoolean(), replay.Output);
        Assert.Empty(replay.Json.GetProperty("differences").EnumerateArray());
        Assert.True(replay.Json.GetProperty("seconds").GetDouble() >= seconds - 1, $"{replay.Output} after {seconds} s");
        Assert.True(replay.Json.GetProperty("equal").GetInt32() > 10, replay.Output);

        // Other settings select something else, on one page.
        var other = WriteShow(temp, "other", osc.Address, "choosing: {gate: 0.02, dwell: 1}");
        var against = await WorkerProcess.RunAsync("replay", "last", "--takes", temp["takes"], "--against", other, "--out", temp["page.html"]);
        Assert.True(against.Status == 0, against.ToString());
        var page = await File.ReadAllTextAsync(temp["page.html"], Stop);
        Assert.Contains("<th scope=\"col\">other.yaml</th>", page, StringComparison.Ordinal);
        Assert.Contains("data:image/jpeg;base64,", page, StringComparison.Ordinal);

        var list = await WorkerProcess.RunAsync("takes", "--takes", temp["takes"], "--json");
        Assert.Equal(temp["show.yaml"], list.Json.EnumerateArray().Single().GetProperty("show").GetString());
    }

    [Fact]
    public async Task A_show_that_ends_says_where_its_take_is_and_one_that_does_not_record_writes_nothing()
    {
        using var temp = new TemporaryFolder();
        using var osc = new OscRecorder();
        var recorded = await WorkerProcess.RunAsync("run", WriteShow(temp, "show", osc.Address, seconds: 2));
        Assert.True(recorded.Status == 0, recorded.ToString());
        Assert.Contains($"Recorded: {temp["takes"]}", recorded.Output, StringComparison.Ordinal);

        var silent = await WorkerProcess.RunAsync("run", WriteShow(temp, "silent", osc.Address, seconds: 1, takes: $"{{record: false, folder: {temp["none"]}}}"));
        Assert.True(silent.Status == 0, silent.ToString());
        Assert.DoesNotContain("Recorded", silent.Output, StringComparison.Ordinal);
        Assert.False(Directory.Exists(temp["none"]));
        var replay = await WorkerProcess.RunAsync("replay", "last", "--takes", temp["none"]);
        Assert.Equal(1, replay.Status);
        Assert.Contains("There is no take in", string.Join('\n', replay.Errors), StringComparison.Ordinal);
    }

    // What is in the files at a moment is what would be left if the program were killed then.
    [Fact(Explicit = true)]
    public async Task Whatever_the_moment_at_which_the_show_is_killed_the_take_is_repeated()
    {
        const int Moments = 100;
        using var temp = new TemporaryFolder();
        using var osc = new OscRecorder();
        using var worker = WorkerProcess.Start("run", WriteShow(temp, "show", osc.Address, seconds: 200));
        await osc.WaitUntilAsync("/paintsound/heartbeat", 3);
        var take = Directory.GetDirectories(temp["takes"]).Single();
        Random random = new(1);
        List<int> seconds = [];
        for (var i = 0; i < Moments; i++)
        {
            await Task.Delay(TimeSpan.FromSeconds(0.2 + random.NextDouble()), TimeProvider.System, Stop);
            seconds.Add(LastHeartbeat(osc));
            Copy(take, temp[$"copy{i}"]);
        }

        worker.Kill();
        List<string> wrong = [];
        for (var i = 0; i < Moments; i++)
        {
            var replay = await WorkerProcess.RunAsync("replay", temp[$"copy{i}"], "--json");
            if (replay.Status != 0 || replay.Json.GetProperty("seconds").GetDouble() < seconds[i] - 1)
            {
                wrong.Add($"{seconds[i]} s: {replay}");
            }
        }

        Assert.Empty(wrong);
    }

    private string WriteShow(TemporaryFolder temp, string name, string osc, string choosing = "choosing: {gate: 0.3, dwell: 2}", int seconds = 100, string? takes = null) => temp.Write(
        $"{name}.yaml",
        $"library: {samples.Library}\nbrush: {{simulated: 1, seconds: {seconds}}}\ncanvas: {{simulated: 1, seconds: {seconds}}}\nmusic: {{simulated: 2, seconds: {seconds}}}\n" +
        $"osc: {{to: [{osc}], listen: 127.0.0.1:{FreePort.Find()}, query: off}}\nweb: {{listen: 127.0.0.1:{FreePort.Find()}}}\n{choosing}\n" +
        $"takes: {takes ?? $"{{folder: {temp["takes"]}}}"}\n");

    private static int LastHeartbeat(OscRecorder osc) => osc.GetMessages("/paintsound/heartbeat")
        .Max(message => message.Arguments[0].TryNumber(out var second) ? (int)second : throw new FormatException(message.Address));

    private static void Copy(string from, string to)
    {
        // The show holds its lock, as long as it lives.
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories).Where(file => Path.GetExtension(file) != ".lock"))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }
}
