namespace PaintSound.Acceptance.Tests;

/// <summary><c>paintsound index</c>, as a composer uses it over the weeks.</summary>
public class IndexCommandTests(Atelier atelier)
{
    [Fact]
    public async Task A_second_run_finds_everything_unchanged()
    {
        using var place = new Place();
        var folder = place.Copy("music", atelier.Work("Low Pulse.wav"), atelier.Work("Red Stabs.wav"), atelier.Work("Fog.png"));
        var first = (await WorkerProcess.RunAsync("index", folder, "--library", place["library"], "--json")).Json;
        var second = (await WorkerProcess.RunAsync("index", folder, "--library", place["library"], "--json")).Json;

        Assert.Equal(["works", "excerpts", "paintings", "unchanged", "skipped", "seconds"], first.EnumerateObject().Select(p => p.Name));
        Assert.Equal((2, 1, 0), (Int(first, "works"), Int(first, "paintings"), Int(first, "unchanged")));
        Assert.True(Int(first, "excerpts") > 4, first.ToString());
        Assert.Equal(Int(first, "excerpts"), Int(second, "excerpts"));
        Assert.Equal(3, Int(second, "unchanged"));
        Assert.Equal(0, second.GetProperty("skipped").GetArrayLength());
    }

    [Fact]
    public async Task A_file_that_cannot_be_read_is_named_and_the_others_are_indexed()
    {
        using var place = new Place();
        var folder = place.Copy("music", atelier.Work("Low Pulse.wav"));
        var broken = Path.Combine(folder, "broken.flac");
        await File.WriteAllTextAsync(broken, "fLaC, and nothing that follows from it", TestContext.Current.CancellationToken);
        var outcome = await WorkerProcess.RunAsync("index", folder, "--library", place["library"], "--json");

        Assert.Equal(1, outcome.Status);
        Assert.Equal(1, Int(outcome.Answer, "works"));
        var skipped = outcome.Answer.GetProperty("skipped")[0];
        Assert.Equal(["file", "reason"], skipped.EnumerateObject().Select(p => p.Name));
        Assert.Equal(broken, skipped.GetProperty("file").GetString());
        Assert.NotEmpty(skipped.GetProperty("reason").GetString()!);
        Assert.Single(outcome.Errors, line => line.Contains(broken, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Killed_in_the_middle_the_next_run_completes_and_answers_as_if_nothing_had_been()
    {
        using var place = new Place();
        string[] command = ["index", .. atelier.Folders, "--library", place["library"]];
        using (var killed = WorkerProcess.Start(command))
        {
            await killed.UntilAsync(() => killed.Errors.Any(line => line.StartsWith("Indexing: 30 %", StringComparison.Ordinal)));
            killed.Kill();
            await killed.EndAsync();
            Assert.Empty(killed.Output);
        }

        var next = (await WorkerProcess.RunAsync([.. command, "--json"])).Json;
        Assert.InRange(Int(next, "unchanged"), 5, 35);
        Assert.Equal(atelier.Answer, await atelier.AskAsync(place["library"]));
    }

    [Fact]
    public async Task Works_that_moved_are_followed_and_works_that_went_are_forgotten()
    {
        using var place = new Place();
        var folder = place.Copy("music", atelier.Work("Low Pulse.wav"), atelier.Work("Red Stabs.wav"));
        string[] index = ["index", folder, "--library", place["library"], "--json"];
        await WorkerProcess.RunAsync(index);
        Directory.CreateDirectory(Path.Combine(folder, "deeper"));
        var moved = Path.Combine(folder, "deeper", "Pulse.wav");
        File.Move(Path.Combine(folder, "Low Pulse.wav"), moved);
        File.Delete(Path.Combine(folder, "Red Stabs.wav"));

        var after = (await WorkerProcess.RunAsync(index)).Json;
        Assert.Equal((1, 1), (Int(after, "works"), Int(after, "unchanged")));
        var answer = await WorkerProcess.RunAsync(
            "select", "--canvas", atelier.Painting, "--brush", atelier.Brush, "--library", place["library"], "--json");
        Assert.All(answer.Json.EnumerateArray(), found => Assert.Equal(moved, found.GetProperty("file").GetString()));
    }

    private static int Int(System.Text.Json.JsonElement answer, string name) => answer.GetProperty(name).GetInt32();
}
