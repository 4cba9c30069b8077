using System.IO.Compression;
using System.Xml.Linq;

namespace PaintSound.Acceptance.Tests;

/// <summary><c>paintsound live set</c>: a Live project of the atelier's library, seen from outside.</summary>
public class LiveSetTests(Atelier atelier)
{
    [Fact]
    public async Task A_project_holds_a_clip_and_a_sample_for_every_work()
    {
        using var place = new Place();
        var answer = (await WorkerProcess.RunAsync("live", "set", "--library", atelier.Library, "--out", place["set"], "--notes", "--json")).Json;
        Assert.Equal(
            ["file", "tracks", "scenes", "clips", "copied", "decoded", "sampleBytes", "missing"], answer.EnumerateObject().Select(p => p.Name));
        await using var file = File.OpenRead(answer.GetProperty("file").GetString()!);
        await using var xml = new GZipStream(file, CompressionMode.Decompress);
        var set = await XDocument.LoadAsync(xml, LoadOptions.None, TestContext.Current.CancellationToken);
        var samples = set.Descendants("RelativePath").Select(path => path.Attribute("Value")!.Value).Where(path => path.Length > 0).ToArray();
        Assert.Equal(answer.GetProperty("clips").GetInt32(), samples.Length);
        Assert.All(samples, sample => Assert.True(File.Exists(Path.Combine(place["set"], sample)), sample));
        Assert.Equal(["composers 1", "own 1"], set.Descendants("AudioTrack").Select(track => track.Element("Name")!.Element("UserName")!.Attribute("Value")!.Value));
        Assert.Equal(samples.Length, set.Descendants("ClipSlot").Count(slot => slot.Element("KeyMidi") is not null));
    }

    [Fact]
    public async Task Without_a_library_or_into_a_folder_in_use_it_is_one_line_and_nothing_is_lost()
    {
        using var place = new Place();
        var mine = place.Copy("mine", atelier.Work("Fog.png"));
        var outcome = await WorkerProcess.RunAsync("live", "set", "--library", mine, "--out", place["set"]);
        Assert.Contains("There is no library in", outcome.Complaint, StringComparison.Ordinal);
        outcome = await WorkerProcess.RunAsync("live", "set", "--library", atelier.Library, "--out", mine);
        Assert.Contains($"{mine} is not empty", outcome.Complaint, StringComparison.Ordinal);
        Assert.Equal(["Fog.png"], Directory.GetFileSystemEntries(mine).Select(Path.GetFileName));
        Assert.False(Directory.Exists(place["set"]));
    }

    [Fact]
    public async Task Where_no_folder_can_be_made_it_is_one_line()
    {
        using var place = new Place();
        var file = place.Write("file", "not a folder");
        var outcome = await WorkerProcess.RunAsync("live", "set", "--library", atelier.Library, "--out", Path.Combine(file, "set"));
        Assert.Contains("cannot be written", outcome.Complaint, StringComparison.Ordinal);
    }
}
