using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace PaintSound.Acceptance.Tests;

/// <summary>The guide <c>docs/bring-your-own-network.md</c>, followed to the letter: its snippets are run, and what they make is used.</summary>
public sealed partial class BringYourOwnTests(Atelier atelier) : IDisposable
{
    /// <summary>PyTorch alone takes seconds to load, and others may use the machine.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly Place _place = new();

    public void Dispose() => _place.Dispose();

    [Theory]
    [InlineData("head")]
    [InlineData("shared")]
    [InlineData("embedding")]
    public async Task What_a_snippet_exports_can_be_used(string name)
    {
        var network = await ExportAsync(name);
        var check = await WorkerProcess.RunAsync("models", "check", network, "--json");
        Assert.True(check.Json.GetProperty("usable").GetBoolean(), check.ToString());

        var folder = _place.Copy("music", atelier.Work("Low Pulse.wav"), atelier.Work("Red Stabs.wav"));
        var indexed = (await WorkerProcess.RunAsync("index", folder, "--library", _place["library"], "--models", network, "--json")).Json;
        Assert.Equal(2, indexed.GetProperty("works").GetInt32());
        string[] select = ["select", "--canvas", atelier.Painting, "--brush", atelier.Brush, "--library", _place["library"], "--json"];
        var chosen = (await WorkerProcess.RunAsync([.. select, "--models", network])).Json;
        Assert.InRange(chosen[0].GetProperty("correspondence").GetDouble(), 0, 1);

        if (name == "embedding")
        {
            var paper = (await WorkerProcess.RunAsync([.. select, "--models", network, "--distance", "paper"])).Json;
            Assert.NotEqual(Distance(chosen[0]), Distance(paper[0]));
        }

        var without = await WorkerProcess.RunAsync(select);
        Assert.Contains("was made with another", without.Complaint, StringComparison.Ordinal);
    }

    private static double Distance(System.Text.Json.JsonElement excerpt) => excerpt.GetProperty("soundDistance").GetDouble();

    private async Task<string> ExportAsync(string name)
    {
        var guide = await File.ReadAllTextAsync(
            Path.Combine(Path.GetDirectoryName(ThisFile())!, "..", "..", "docs", "bring-your-own-network.md"), TestContext.Current.CancellationToken);
        var snippets = Snippet().Matches(guide).ToDictionary(
            match => match.Groups["name"].Value, match => match.Groups["code"].Value, StringComparer.Ordinal);
        foreach (var snippet in new[] { "seal", name })
        {
            _place.Write($"{snippet}.py", snippets[snippet]);
        }

        // Debian's PyTorch belongs to Debian's Python, which need not be the first on the path.
        var python = File.Exists("/usr/bin/python3") ? "/usr/bin/python3" : "python3";
        using (var torch = Peer.Start("python3-torch", python, "-c", "import torch, torchvision, onnx"))
        {
            await torch.EndAsync(Patience);
            Assert.SkipUnless(torch.ExitCode == 0, "PyTorch is not installed: apt-get install python3-torch python3-torchvision python3-onnx");
        }

        // The snippets write beside where they are run.
        const string Run = "import os, runpy, sys; os.chdir(sys.argv[1]); sys.path.insert(0, '.'); runpy.run_path(sys.argv[2])";
        using var export = Peer.Start("python3-torch", python, "-W", "ignore", "-c", Run, _place["."], $"{name}.py");
        await export.EndAsync(Patience);
        Assert.True(export.ExitCode == 0, string.Join('\n', export.Lines));
        return _place[name];
    }

    [GeneratedRegex(@"```python\r?\n# (?<name>\w+)\.py\r?\n(?<code>.*?)```", RegexOptions.Singleline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Snippet();

    private static string ThisFile([CallerFilePath] string path = "") => path;
}
