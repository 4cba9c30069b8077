namespace PaintSound.Acceptance.Tests;

/// <summary><c>paintsound index</c> with repeated runs.</summary>
public class IndexCommandTests(SampleLibraryFixture samples)
{
    [Fact]
    public async Task A_second_run_finds_everything_unchanged()
    {
        using var temp = new TemporaryFolder();
        var folder = temp.Copy("music", samples.FindWork("Low Pulse.wav"), samples.FindWork("Red Stabs.wav"), samples.FindWork("Fog.png"));
        var first = (await WorkerProcess.RunAsync("index", folder, "--library", temp["library"], "--json")).Json;
        var second = (await WorkerProcess.RunAsync("index", folder, "--library", temp["library"], "--json")).Json;

        Assert.Equal(["works", "excerpts", "paintings", "unchanged", "skipped", "warnings", "passedOver", "seconds"], first.EnumerateObject().Select(p => p.Name));
        Assert.Equal((2, 1, 0), (GetInt(first, "works"), GetInt(first, "paintings"), GetInt(first, "unchanged")));
        Assert.True(GetInt(first, "excerpts") > 4, first.ToString());
        Assert.Equal(GetInt(first, "excerpts"), GetInt(second, "excerpts"));
        Assert.Equal(3, GetInt(second, "unchanged"));
        Assert.Equal(0, second.GetProperty("skipped").GetArrayLength());
    }

    [Fact]
    public async Task Reports_an_unreadable_file_and_indexes_the_others()
    {
        using var temp = new TemporaryFolder();
        var folder = temp.Copy("music", samples.FindWork("Low Pulse.wav"));
        var broken = Path.Combine(folder, "broken.flac");
        await File.WriteAllTextAsync(broken, "fLaC, and nothing that follows from it", TestContext.Current.CancellationToken);
        var result = await WorkerProcess.RunAsync("index", folder, "--library", temp["library"], "--json");

        Assert.Equal(1, result.Status);
        Assert.Equal(1, GetInt(result.OutputJson, "works"));
        var skipped = result.OutputJson.GetProperty("skipped")[0];
        Assert.Equal(["file", "reason", "isUnsupported"], skipped.EnumerateObject().Select(p => p.Name));
        Assert.Equal(broken, skipped.GetProperty("file").GetString());
        Assert.NotEmpty(skipped.GetProperty("reason").GetString()!);
        Assert.Single(result.Errors, line => line.Contains(broken, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Other_files_are_counted_and_a_video_is_no_failure()
    {
        using var temp = new TemporaryFolder();
        var folder = temp.Copy("music", samples.FindWork("Low Pulse.wav"), samples.Canvas);
        foreach (var name in new[] { "Low Pulse.wav.asd", "set.als", "clip.alc", "notes.pdf", ".DS_Store", "Thumbs.db", "song.rpp" })
        {
            await File.WriteAllTextAsync(Path.Combine(folder, name), "no work", TestContext.Current.CancellationToken);
        }

        var result = await WorkerProcess.RunAsync("index", folder, "--library", temp["library"]);
        Assert.Equal(0, result.Status);
        Assert.Contains("7 other files passed over: they are neither sound nor pictures.", result.Output, StringComparison.Ordinal);
        Assert.Single(result.Errors, line => line.Contains("It is a video", StringComparison.Ordinal));
        Assert.DoesNotContain(result.Errors, line => line.Contains(".asd", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_folder_without_works_is_a_failure()
    {
        using var temp = new TemporaryFolder();
        var folder = temp.Copy("music");
        var result = await WorkerProcess.RunAsync("index", folder, "--library", temp["library"]);
        Assert.Equal(1, result.Status);
        Assert.Contains(result.Errors, line => line.Contains("is empty: no music and no pictures could be read", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_next_run_completes_an_index_that_was_killed()
    {
        using var temp = new TemporaryFolder();
        string[] files = [.. samples.Folders.SelectMany(Directory.GetFiles).Order(StringComparer.Ordinal).Where((_, i) => i % 4 == 0)];
        string[] command = ["index", temp.Copy("works", files), "--library"];
        await WorkerProcess.RunAsync([.. command, temp["whole"]]);
        using (var worker = WorkerProcess.Start([.. command, temp["library"]]))
        {
            await worker.WaitUntilAsync(() => worker.Errors.Any(line => line.StartsWith("Indexing: 30 %", StringComparison.Ordinal)));
            worker.Kill();
            await worker.WaitForExitAsync();
            Assert.Empty(worker.Output);
        }

        var next = (await WorkerProcess.RunAsync([.. command, temp["library"], "--json"])).Json;
        Assert.InRange(GetInt(next, "unchanged"), 1, files.Length - 1);
        Assert.Equal(await samples.SelectAsync(temp["whole"]), await samples.SelectAsync(temp["library"]));
    }

    [Fact]
    public async Task Follows_moved_works_and_removes_deleted_works()
    {
        using var temp = new TemporaryFolder();
        var folder = temp.Copy("music", samples.FindWork("Low Pulse.wav"), samples.FindWork("Red Stabs.wav"));
        string[] index = ["index", folder, "--library", temp["library"], "--json"];
        await WorkerProcess.RunAsync(index);
        Directory.CreateDirectory(Path.Combine(folder, "deeper"));
        var moved = Path.Combine(folder, "deeper", "Pulse.wav");
        File.Move(Path.Combine(folder, "Low Pulse.wav"), moved);
        File.Delete(Path.Combine(folder, "Red Stabs.wav"));

        var after = (await WorkerProcess.RunAsync(index)).Json;
        Assert.Equal((1, 1), (GetInt(after, "works"), GetInt(after, "unchanged")));
        var selection = await WorkerProcess.RunAsync(
            "select", "--canvas", samples.Painting, "--brush", samples.Brush, "--library", temp["library"], "--json");
        Assert.All(selection.Json.EnumerateArray(), excerpt => Assert.Equal(moved, excerpt.GetProperty("file").GetString()));
    }

    private static int GetInt(System.Text.Json.JsonElement json, string name) => json.GetProperty(name).GetInt32();
}
