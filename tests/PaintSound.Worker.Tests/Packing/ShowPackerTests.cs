using PaintSound.Core.Brush;
using PaintSound.Core.Choosing;
using PaintSound.Core.Signal;
using PaintSound.Core.Sources;
using PaintSound.Library.Search;
using PaintSound.Performance.Loading;
using PaintSound.Performance.Pipeline;
using PaintSound.Worker.Commands.Input;
using PaintSound.Worker.Commands.Output;
using PaintSound.Worker.Packing;
using PaintSound.Worker.Show;
using PaintSound.Worker.Show.Keys;
using PaintSound.Worker.Show.Settings;

namespace PaintSound.Worker.Tests.Packing;

[Collection(nameof(ShippedWorks))]
public sealed class ShowPackerTests : IDisposable
{
    private readonly ShippedWorks _works;
    private readonly string _root = Directory.CreateTempSubdirectory("paintsound-pack-").FullName;
    private readonly string _show;

    public ShowPackerTests(ShippedWorks works)
    {
        _works = works;
        _show = Path.Combine(_root, "from", "evening.yaml");
        Write("evening.yaml",
            $$"""
            # Our second evening.
            library: '{{works.Library}}'   # all works
            models: [my networks]
            brush:
              file: films/one.mp4   # the film itself
            canvas: { file: films/one.mp4, fps: 2 }
            music:
              # as a film of another day
              file: '{{Path.Combine(_root, "other", "one.mp4")}}'
            midi:
              record: '{{Path.Combine(_root, "other", "notes.mid")}}'
              controller: { port: Faders, map: ../faders.yaml }
            takes: { folder: ~/takes }
            # The end.
            """);
        Write("evening.presets.yaml", "calm:\n  gate: 0.2\n");
        Write("../faders.yaml", "gate: { control: 20, channel: 1 }\n");
        Write("films/one.mp4", "first");
        Write("../other/one.mp4", "second");
        foreach (var file in Directory.GetFiles(NetworkLoader.BundledFolder, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(_root, "from", "my networks", Path.GetRelativePath(NetworkLoader.BundledFolder, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Fact]
    public async Task A_packed_show_that_moved_selects_the_same()
    {
        var before = await SelectAsync(ShowFile.Read(_show));
        Pack();

        // Neither the show nor its networks and films are where they were.
        Directory.Delete(Path.Combine(_root, "from"), recursive: true);
        Directory.Delete(Path.Combine(_root, "other"), recursive: true);
        Directory.Move(Path.Combine(_root, "packed"), Path.Combine(_root, "moved to"));
        var moved = ShowFile.Read(Path.Combine(_root, "moved to", "evening.yaml"));
        Assert.Equal(before, await SelectAsync(moved));
        Assert.Equal(10, before.Count);

        string[] paths = [moved.Library, moved.Takes.Folder!, moved.Midi!.Recording!, .. moved.Models, moved.Brush.Source.Name, moved.Canvas.Source.Name, moved.Music!.Source.Name,
            .. WorkLibrary.Open(moved.Library).LoadWorks().SelectMany(work => work.Files)];
        Assert.All(paths, path => Assert.StartsWith(Path.Combine(_root, "moved to"), path, StringComparison.Ordinal));
        Assert.All(WorkLibrary.Open(moved.Library).LoadWorks(), work => Assert.All(work.Files, file => Assert.True(File.Exists(file), file)));
        Assert.Equal(["first", "first", "second"], new[] { moved.Brush.Source.Name, moved.Canvas.Source.Name, moved.Music.Source.Name }.Select(File.ReadAllText));
    }

    [Fact]
    public void Only_paths_change_in_the_show_file()
    {
        var report = Pack();
        Assert.Empty(report.Missing);
        Assert.Equal(
            """
            # Our second evening.
            library: library   # all works
            models: networks
            brush:
              file: 'recordings/one.mp4'   # the film itself
            canvas: { file: 'recordings/one.mp4', fps: 2 }
            music:
              # as a film of another day
              file: 'recordings/2 one.mp4'
            midi:
              record: notes.mid
              controller: { port: Faders, map: faders.yaml }
            takes: { folder: takes }
            # The end.
            """,
            File.ReadAllText(report.Show));
        Assert.Equal(File.ReadAllText(Path.Combine(_root, "from", "evening.presets.yaml")), File.ReadAllText(Path.Combine(_root, "packed", "evening.presets.yaml")));
    }

    [Fact]
    public void A_missing_recording_is_named_and_the_rest_is_packed()
    {
        var film = Path.Combine(_root, "from", "films", "one.mp4");
        File.Delete(film);
        var report = Pack();
        Assert.Equal([film], report.Missing);
        Assert.Equal(WorkLibrary.Open(_works.Library).LoadWorks().Count, report.Works);
    }

    [Fact]
    public void A_folder_with_files_is_refused() =>
        Assert.Contains("not empty", Assert.Throws<CommandException>(() => EmptyFolder.Create(_root)).Message, StringComparison.Ordinal);

    // A new key that is a path must be packed.
    [Fact]
    public void Every_path_of_a_show_file_is_known() => Assert.Equal(
        ShowKeys.Section.Keys.Where(key => key.Key.Value.Words.Contains("path", StringComparison.Ordinal)).Select(key => key.Path).Distinct().Order(StringComparer.Ordinal),
        ShowPacker.PathKeys.Select(path => string.Join(": ", path)).Order(StringComparer.Ordinal));

    private PackReport Pack() =>
        new ShowPacker(_show, EmptyFolder.Create(Path.Combine(_root, "packed"))).Pack(progress: null, TestContext.Current.CancellationToken);

    private static async Task<IReadOnlyList<string>> SelectAsync(ShowSettings show)
    {
        using var networks = NetworkLoader.Open(show.Models);
        var library = WorkLibrary.Open(show.Library);
        var excerpts = library.LoadExcerpts(networks.Correspondence.Manifest, networks.Sound.Manifest);
        var popularity = PopularityMeter.OfExcerpts(excerpts, library.LoadPaintings(networks.Correspondence.Manifest), networks.Correspondence);
        var perceiver = new CanvasAndBrushPerceiver(excerpts, networks.Correspondence, networks.Sound, popularity);
        var painting = library.LoadWorks().First(work => !work.IsMusic).Files[0];
        perceiver.ProcessCanvas(await new InputMaterial(networks).PictureAsync(painting, TestContext.Current.CancellationToken), show.Choosing);
        var mel = new StreamingLogMel(networks.Sound.Manifest.Mel);
        var random = new Random(1);
        mel.Push([.. Enumerable.Range(0, 4 * ISoundSource.SampleRate).Select(i => i % 4000 < 900 ? 0.4f * (random.NextSingle() - 0.5f) : 0)]);
        var picture = new float[mel.Settings.Bands * mel.Settings.Columns];
        mel.CopyTo(picture);
        perceiver.ProcessBrush(picture, show.Choosing);
        return [.. new Chooser(excerpts).Rank(perceiver.Scores, new BrushSummary(-20, 4, 0.2f), show.Choosing, 10)
            .Select(candidate => FormattableString.Invariant($"{candidate.Excerpt.Work.Id} {candidate.Excerpt.StartSeconds:R} {candidate.Correspondence:R} {candidate.SoundDistance:R}"))];
    }

    private void Write(string name, string text)
    {
        var file = Path.Combine(_root, "from", name);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
    }
}
