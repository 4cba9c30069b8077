using System.IO.Compression;
using System.Xml.Linq;

namespace PaintSound.Acceptance.Tests;

/// <summary><c>paintsound live set</c>: a Live project of the sample library.</summary>
public class LiveSetTests(SampleLibraryFixture samples)
{
    [Fact]
    public async Task A_project_contains_a_clip_and_a_sample_for_every_work()
    {
        using var temp = new TemporaryFolder();
        var json = (await WorkerProcess.RunAsync("live", "set", "--library", samples.Library, "--out", temp["set"], "--notes", "--json")).Json;
        Assert.Equal(
            ["file", "tracks", "scenes", "clips", "copied", "decoded", "sampleBytes", "missing"], json.EnumerateObject().Select(p => p.Name));
        await using var file = File.OpenRead(json.GetProperty("file").GetString()!);
        await using var xml = new GZipStream(file, CompressionMode.Decompress);
        var set = await XDocument.LoadAsync(xml, LoadOptions.None, TestContext.Current.CancellationToken);
        var sampleFiles = set.Descendants("RelativePath").Select(path => path.Attribute("Value")!.Value).Where(path => path.Length > 0).ToArray();
        Assert.Equal(json.GetProperty("clips").GetInt32(), sampleFiles.Length);
        Assert.All(sampleFiles, sample => Assert.True(File.Exists(Path.Combine(temp["set"], sample)), sample));
        Assert.Equal(["composers 1", "own 1"], set.Descendants("AudioTrack").Select(track => track.Element("Name")!.Element("UserName")!.Attribute("Value")!.Value));
        Assert.Equal(sampleFiles.Length, set.Descendants("ClipSlot").Count(slot => slot.Element("KeyMidi") is not null));
    }

    [Fact]
    public async Task Reports_a_missing_library_or_a_non_empty_folder_and_changes_nothing()
    {
        using var temp = new TemporaryFolder();
        var nonEmpty = temp.Copy("mine", samples.FindWork("Fog.png"));
        var result = await WorkerProcess.RunAsync("live", "set", "--library", nonEmpty, "--out", temp["set"]);
        Assert.Contains("There is no library in", result.ErrorLine, StringComparison.Ordinal);
        result = await WorkerProcess.RunAsync("live", "set", "--library", samples.Library, "--out", nonEmpty);
        Assert.Contains($"{nonEmpty} is not empty", result.ErrorLine, StringComparison.Ordinal);
        Assert.Equal(["Fog.png"], Directory.GetFileSystemEntries(nonEmpty).Select(Path.GetFileName));
        Assert.False(Directory.Exists(temp["set"]));
    }

    [Fact]
    public async Task Reports_a_folder_that_cannot_be_created()
    {
        using var temp = new TemporaryFolder();
        var file = temp.Write("file", "not a folder");
        var result = await WorkerProcess.RunAsync("live", "set", "--library", samples.Library, "--out", Path.Combine(file, "set"));
        Assert.Contains("cannot be written", result.ErrorLine, StringComparison.Ordinal);
    }
}
