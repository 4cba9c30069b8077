namespace PaintSound.Acceptance.Tests;

/// <summary><c>paintsound new</c> without a terminal.</summary>
public class NewCommandTests(SampleLibraryFixture samples)
{
    [Fact]
    public async Task Writes_a_show_file_that_show_check_accepts_and_never_replaces_it()
    {
        using var temp = new TemporaryFolder();
        var library = temp.Copy("library", Directory.GetFiles(samples.Library));
        var show = temp["my-show.yaml"];
        var result = await WorkerProcess.RunAsync("new", show, "--yes", "--brush", samples.Brush, "--canvas", "simulated:3");
        Assert.Equal(0, result.Status);
        var text = await File.ReadAllTextAsync(show, TestContext.Current.CancellationToken);
        Assert.Contains($"\nlibrary: {Path.GetFileName(library)}\n", text, StringComparison.Ordinal);
        Assert.Contains("\n  simulated: 3 ", text, StringComparison.Ordinal);
        Assert.Equal(0, (await WorkerProcess.RunAsync("show", "check", show)).Status);

        var again = await WorkerProcess.RunAsync("new", show, "--yes");
        Assert.Contains("exists already", again.ErrorLine, StringComparison.Ordinal);
        Assert.Equal(text, await File.ReadAllTextAsync(show, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Without_a_terminal_it_names_the_page_and_the_options()
    {
        using var temp = new TemporaryFolder();
        var result = await WorkerProcess.RunAsync("new", temp["my-show.yaml"]);
        Assert.Contains("Add --page to answer in a browser, or --yes", result.ErrorLine, StringComparison.Ordinal);
        Assert.False(File.Exists(temp["my-show.yaml"]));
    }
}
