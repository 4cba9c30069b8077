namespace PaintSound.Acceptance.Tests;

/// <summary><c>paintsound replay TAKE --speed</c> plays a take live again into the outputs of a show.</summary>
public class TakePlaybackTests(SampleLibraryFixture samples)
{
    [Fact]
    public async Task A_take_is_played_into_the_outputs_of_another_show_with_the_same_decisions()
    {
        using var temp = new TemporaryFolder();
        using var performed = new OscRecorder();
        using var rehearsed = new OscRecorder();
        var run = await WorkerProcess.RunAsync("run", WriteShow(temp, "show", performed.Address));
        Assert.True(run.Status == 0, run.ToString());
        var original = Selections(performed);
        Assert.True(original.Length > 2, run.ToString());

        // A venue with other addresses.
        var web = FreePort.Find();
        var venue = WriteShow(temp, "venue", rehearsed.Address, web, "understudy: {key: a key of both computers}\n");
        using (var replay = WorkerProcess.Start("replay", "last", "--takes", temp["takes"], "--speed", "1", "--from", "0:02", "--show", venue))
        {
            await replay.WaitForLineAsync(line => line.StartsWith("Playing the take from 0:", StringComparison.Ordinal));
            using HttpClient client = new() { BaseAddress = new Uri($"http://127.0.0.1:{web}") };
            Assert.Equal(System.Net.HttpStatusCode.OK, (await client.GetAsync("/composer", TestContext.Current.CancellationToken)).StatusCode);

            // A replay has no understudy, whatever the show file says.
            Assert.Equal(System.Net.HttpStatusCode.OK, (await client.GetAsync("/health", TestContext.Current.CancellationToken)).StatusCode);
            await replay.WaitForExitAsync();
            Assert.Equal(0, replay.ExitCode);
            Assert.Matches("All [1-9][0-9]* events were the same as in the take", string.Join('\n', replay.Output));
            Assert.Contains(replay.Output, line => line.StartsWith("Ended after 0:", StringComparison.Ordinal));
            Assert.DoesNotContain(replay.Output, line => line.StartsWith("Recorded", StringComparison.Ordinal));
        }

        // The newest selection before the beginning is sent again; then come those of the take.
        var again = Selections(rehearsed);
        Assert.Equal(original[^(again.Length)..], again);
        Assert.InRange(again.Length, 2, original.Length);
        Assert.Single(Directory.GetDirectories(temp["takes"]));
    }

    [Fact]
    public async Task What_cannot_be_played_is_refused_in_one_line()
    {
        using var temp = new TemporaryFolder();
        foreach (var (arguments, expected) in ((string, string)[])[
            ("--from 1:20", "--from needs '--speed 1'"), ("--speed 0,5", "a number from 0.5 to 4"), ("--speed 1 --from 1:70", "--from does not take '1:70'"),
            ("--live-controls", "need '--speed 1'"), ("--speed 1 --against x.yaml", "use '--show'"), ("--page --speed 1", "a page of its own")])
        {
            var result = await WorkerProcess.RunAsync(["replay", "last", "--takes", temp["takes"], .. arguments.Split(' ')]);
            Assert.Equal(2, result.Status);
            Assert.Contains(expected, result.Errors[0], StringComparison.Ordinal);
        }
    }

    private static string[] Selections(OscRecorder osc) =>
        [.. osc.GetMessages("/paintsound/selection/music").Select(message => string.Join(' ', message.Arguments.Select(argument => argument.ToString())))];

    private string WriteShow(TemporaryFolder temp, string name, string osc, int? web = null, string more = "") => temp.Write(
        $"{name}.yaml",
        $"library: {samples.Library}\nbrush: {{simulated: 1, seconds: 8}}\ncanvas: {{simulated: 1, seconds: 8}}\nmusic: {{simulated: 2, seconds: 8}}\n" +
        $"osc: {{to: [{osc}], listen: 127.0.0.1:{FreePort.Find()}, query: off}}\nweb: {{listen: 127.0.0.1:{web ?? FreePort.Find()}}}\nchoosing: {{gate: 0.3, dwell: 1, silence: any}}\n" +
        $"takes: {{folder: {temp["takes"]}}}\n{more}");
}
