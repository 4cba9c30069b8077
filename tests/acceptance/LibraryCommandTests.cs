using System.Text.Json;
using PaintSound.Library.Editing;
using PaintSound.Library.Search;

namespace PaintSound.Acceptance.Tests;

/// <summary><c>paintsound library</c>.</summary>
public class LibraryCommandTests(SampleLibraryFixture samples)
{
    [Fact]
    public async Task Lists_shows_and_removes_works_and_leaves_their_files()
    {
        using var temp = new TemporaryFolder();
        var music = temp.Copy("music", samples.FindWork("Low Pulse.wav"), samples.FindWork("Red Stabs.wav"));
        var paintings = temp.Copy("paintings", samples.FindWork("Fog.png"));
        Assert.Equal(0, (await WorkerProcess.RunAsync("index", music, paintings, "--library", temp["library"])).Status);

        var works = (await WorkerProcess.RunAsync("library", "list", "--library", temp["library"], "--json")).Json.EnumerateArray().ToArray();
        Assert.Equal(["Low Pulse music music", "Red Stabs music music", "Fog paintings painting"], works.Select(Describe));
        Assert.Equal(
            ["id", "title", "collection", "kind", "seconds", "excerpts", "loudnessLufs", "files", "tagTitle", "artist", "album", "year", "genre", "tempoBpm", "isOff"], works[0].EnumerateObject().Select(property => property.Name));
        Assert.Equal([0, 0], [works[2].GetProperty("excerpts").GetInt32(), works[2].GetProperty("seconds").GetDouble()]);

        var found = await WorkerProcess.RunAsync("library", "list", "--library", temp["library"], "--search", "PUL", "--json");
        Assert.Equal(["Low Pulse music music"], found.Json.EnumerateArray().Select(Describe));

        var shown = await WorkerProcess.RunAsync("library", "show", "low pulse", "--library", temp["library"]);
        Assert.Contains(Path.Combine(music, "Low Pulse.wav"), shown.Output, StringComparison.Ordinal);

        var unasked = await WorkerProcess.RunAsync("library", "remove", "Low Pulse", "--library", temp["library"]);
        Assert.Contains("Add --yes", unasked.ErrorLine, StringComparison.Ordinal);
        Assert.Equal(0, (await WorkerProcess.RunAsync("library", "remove", "Low Pulse", "--library", temp["library"], "--yes")).Status);
        Assert.Equal(0, (await WorkerProcess.RunAsync("library", "remove", "--collection", "paintings", "--library", temp["library"], "--yes")).Status);
        var rest = await WorkerProcess.RunAsync("library", "list", "--library", temp["library"], "--json");
        Assert.Equal(["Red Stabs music music"], rest.Json.EnumerateArray().Select(Describe));
        Assert.True(File.Exists(Path.Combine(music, "Low Pulse.wav")) && File.Exists(Path.Combine(paintings, "Fog.png")));
        Assert.Contains("1 painting;", (await WorkerProcess.RunAsync("index", paintings, "--library", temp["library"])).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Select_and_paintings_leave_out_what_is_switched_off_and_mark_it_with_all()
    {
        using var temp = new TemporaryFolder();
        var music = temp.Copy("music", samples.FindWork("Low Pulse.wav"), samples.FindWork("Red Stabs.wav"));
        var paintings = temp.Copy("paintings", samples.FindWork("Fog.png"));
        Assert.Equal(0, (await WorkerProcess.RunAsync("index", music, paintings, "--library", temp["library"])).Status);
        var library = WorkLibrary.Open(temp["library"]);
        string[] off = [.. library.LoadWorks().Where(work => work.Title is "Low Pulse" or "Fog").Select(work => work.Id)];
        LibraryEditor.Switch(library, off, isOn: false);

        string[] select = ["select", "--canvas", samples.Painting, "--brush", samples.Brush, "--library", temp["library"], "--gate", "1", "--top", "100"];
        var listed = await WorkerProcess.RunAsync([.. select, "--json"]);
        Assert.Equal(["Red Stabs"], listed.Json.EnumerateArray().Select(Title).Distinct());
        Assert.Contains("1 work is switched off and left out; --all lists it.", listed.Errors);
        var all = await WorkerProcess.RunAsync([.. select, "--all", "--json"]);
        Assert.All(all.Json.EnumerateArray(), excerpt => Assert.Equal(Title(excerpt) == "Low Pulse", excerpt.TryGetProperty("isOff", out _)));
        Assert.Equal(["Low Pulse", "Red Stabs"], all.Json.EnumerateArray().Select(Title).Distinct().Order());

        string[] match = ["paintings", "--music", Path.Combine(music, "Low Pulse.wav"), "--library", temp["library"]];
        Assert.Contains("All works that could be listed are switched off.", (await WorkerProcess.RunAsync(match)).ErrorLine, StringComparison.Ordinal);
        Assert.Contains("switched off", (await WorkerProcess.RunAsync([.. match, "--all"])).Output, StringComparison.Ordinal);
    }

    private static string? Title(JsonElement work) => work.GetProperty("title").GetString();

    private static string Describe(JsonElement work) =>
        $"{work.GetProperty("title").GetString()} {work.GetProperty("collection").GetString()} {work.GetProperty("kind").GetString()}";
}
