using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace PaintSound.Acceptance.Tests;

/// <summary>Runs the snippets of the guide <c>docs/bring-your-own-network.md</c> and uses the exported networks.</summary>
public sealed partial class BringYourOwnNetworkTests(SampleLibraryFixture samples) : IDisposable
{
    /// <summary>PyTorch takes seconds to load, longer on a busy machine.</summary>
    private static readonly TimeSpan Timeout = TimeSpan.FromMinutes(5);

    private readonly TemporaryFolder _temp = new();

    public void Dispose() => _temp.Dispose();

    [Theory]
    [InlineData("head")]
    [InlineData("shared")]
    [InlineData("embedding")]
    public async Task PaintSound_can_use_the_network_that_a_snippet_exports(string name)
    {
        var network = await ExportAsync(name);
        var check = await WorkerProcess.RunAsync("models", "check", network, "--json");
        Assert.True(check.Json.GetProperty("usable").GetBoolean(), check.ToString());

        var folder = _temp.Copy("music", samples.FindWork("Low Pulse.wav"), samples.FindWork("Red Stabs.wav"));
        var indexed = (await WorkerProcess.RunAsync("index", folder, "--library", _temp["library"], "--models", network, "--json")).Json;
        Assert.Equal(2, indexed.GetProperty("works").GetInt32());
        string[] select = ["select", "--canvas", samples.Painting, "--brush", samples.Brush, "--library", _temp["library"], "--json"];
        var selection = (await WorkerProcess.RunAsync([.. select, "--models", network])).Json;
        Assert.InRange(selection[0].GetProperty("correspondence").GetDouble(), 0, 1);

        if (name == "embedding")
        {
            var paper = (await WorkerProcess.RunAsync([.. select, "--models", network, "--distance", "paper"])).Json;
            Assert.NotEqual(GetDistance(selection[0]), GetDistance(paper[0]));
        }

        var without = await WorkerProcess.RunAsync(select);
        Assert.Contains("was made with another", without.ErrorLine, StringComparison.Ordinal);
    }

    private static double GetDistance(System.Text.Json.JsonElement excerpt) => excerpt.GetProperty("soundDistance").GetDouble();

    private async Task<string> ExportAsync(string name)
    {
        var guide = await File.ReadAllTextAsync(
            Path.Combine(Path.GetDirectoryName(ThisFile())!, "..", "..", "docs", "bring-your-own-network.md"), TestContext.Current.CancellationToken);
        var snippets = SnippetPattern().Matches(guide).ToDictionary(
            match => match.Groups["name"].Value, match => match.Groups["code"].Value, StringComparer.Ordinal);
        foreach (var snippet in new[] { "seal", name })
        {
            _temp.Write($"{snippet}.py", snippets[snippet]);
        }

        // Debian's PyTorch needs Debian's Python, which may not be the first on the path.
        var python = File.Exists("/usr/bin/python3") ? "/usr/bin/python3" : "python3";
        // The snippets write to the current folder.
        const string Run = "import os, runpy, sys; os.chdir(sys.argv[1]); sys.path.insert(0, '.'); runpy.run_path(sys.argv[2])";
        using var export = ChildProcess.Start("python3-torch", python, "-W", "ignore", "-c", Run, _temp["."], $"{name}.py");
        await export.WaitForExitAsync(Timeout);
        Assert.SkipWhen(
            export.Lines.Any(line => line.Contains("ModuleNotFoundError", StringComparison.Ordinal)),
            "PyTorch is not installed: apt-get install python3-torch python3-torchvision python3-onnx");
        Assert.True(export.ExitCode == 0, string.Join('\n', export.Lines));
        return _temp[name];
    }

    [GeneratedRegex(@"```python\r?\n# (?<name>\w+)\.py\r?\n(?<code>.*?)```", RegexOptions.Singleline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex SnippetPattern();

    private static string ThisFile([CallerFilePath] string path = "") => path;
}
