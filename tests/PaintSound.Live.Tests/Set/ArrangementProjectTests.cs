using System.Globalization;
using System.IO.Compression;
using System.Xml.Linq;
using PaintSound.Core.Works;
using PaintSound.Live.Set;
using PaintSound.Live.Set.Arrangement;
using PaintSound.Media.Ffmpeg;

namespace PaintSound.Live.Tests.Set;

/// <summary>Reads arrangements as plain XML, without the code that wrote them.</summary>
public sealed class ArrangementProjectTests : IDisposable
{
    private const double Tempo = 90;
    private readonly Folder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Clips_and_automation_are_at_their_times()
    {
        var works = Works(2);
        var report = await WriteAsync(Arrange(works));
        Assert.Equal(4, report.Clips);
        Assert.Empty(report.Missing);

        var set = Read(report.File);
        var tracks = set.Descendants("AudioTrack").ToArray();
        Assert.Equal(["Selected music", "Brush"], tracks.Select(track => Value(track.Element("Name")!, "UserName")));
        Assert.Equal(["true", "false"], tracks.Select(track => Value(Mixer(track).Element("Speaker")!, "Manual")));

        // From the second on, each clip ends where the next one begins, or with its work, which has three seconds.
        ExpectedClip[] expected = [new(1, 0.5, 1), new(2, 1, 1.5), new(3.5, 0, 3)];
        var clips = Events(tracks[0]).Elements("AudioClip").ToArray();
        Assert.Equal(expected.Length, clips.Length);
        foreach (var (clip, e) in clips.Zip(expected))
        {
            var (time, end) = (Number(clip.Attribute("Time")!.Value), Number(Value(clip, "CurrentEnd")));
            Assert.Equal(Number(Value(clip, "CurrentStart")), time);
            Assert.Equal(e.Seconds * Tempo / 60, time, 6);
            Assert.Equal(e.Length * Tempo / 60, end - time, 6);
            var loop = clip.Element("Loop")!;
            Assert.Equal(e.From, Number(Value(loop, "LoopStart")), 6);
            Assert.Equal(e.From + e.Length, Number(Value(loop, "LoopEnd")), 6);
            Assert.Equal("false", Value(clip, "IsWarped"));
        }

        Assert.Equal(["0", "1", "2"], clips.Select(clip => clip.Attribute("Id")!.Value));
        Assert.Equal(Value(clips[0], "Color"), Value(clips[2], "Color"));
        Assert.NotEqual(Value(clips[0], "Color"), Value(clips[1], "Color"));
        Assert.Equal(0.5011872336, Number(Value(clips[1], "SampleVolume")), 6);

        // Congruity moves the send of the music, and nothing else.
        var envelope = Assert.Single(set.Descendants("AudioTrack").Descendants("AutomationEnvelope"));
        var send = Mixer(tracks[0]).Element("Sends")!.Descendants("Send").Single();
        Assert.Equal(send.Element("AutomationTarget")!.Attribute("Id")!.Value, Value(envelope.Element("EnvelopeTarget")!, "PointeeId"));
        var points = envelope.Descendants("FloatEvent").Select(point => (Number(point.Attribute("Time")!.Value), Number(point.Attribute("Value")!.Value))).ToArray();
        Assert.Equal([(-63072000, 0.25), (0.5 * Tempo / 60, 0.25), (2 * Tempo / 60, 1), (4 * Tempo / 60, 0.0003162277571)], points);
        Assert.Equal("90", Value(set.Descendants("Tempo").Single(tempo => tempo.HasElements), "Manual"));
    }

    [Fact]
    public async Task All_numbers_that_automation_can_point_at_are_unique_and_samples_exist()
    {
        var report = await WriteAsync(Arrange(Works(2)));
        var set = Read(report.File);
        var ids = set.Descendants().Where(element => element.Name.LocalName == "Pointee" || element.Element("LockEnvelope") is not null)
            .Select(element => element.Attribute("Id")!.Value).ToArray();
        Assert.Equal(ids.Length, ids.Distinct().Count());
        Assert.True(ids.Max(id => Number(id)) < Number(Value(set.Descendants("LiveSet").Single(), "NextPointeeId")));
        Assert.All(set.Descendants("FileRef"), file => Assert.True(File.Exists(Path.Combine(_folder.Path("out"), Value(file, "RelativePath")))));
    }

    [Fact]
    public async Task A_work_that_has_gone_is_named_and_its_clips_are_left_out()
    {
        var works = Works(2);
        File.Delete(works[1].File);
        var report = await WriteAsync(Arrange(works));
        Assert.Equal(works[1].File, Assert.Single(report.Missing).File);
        Assert.Equal(3, report.Clips);
    }

    private MusicWork[] Works(int count) =>
        [.. Enumerable.Range(0, count).Select(i => new MusicWork($"w{i}", $"Piece {i}", _folder.Wav($"piece {i}.wav", 24_000), "own", 3))];

    private static ArrangedPerformance Arrange(MusicWork[] works) => new(
        Tempo,
        [
            new ArrangementTrack(
                "Selected music",
                [
                    new ArrangementClip(works[0], 1, 0.5, 100, 0), new ArrangementClip(works[1], 2, 1, 100, -6), new ArrangementClip(works[0], 3.5, 0, 100, 0),
                    new ArrangementClip(works[0], 7, 3, 100, 0),   // begins where its work ends
                ],
                HasCongruity: true),
            new ArrangementTrack("Brush", [new ArrangementClip(works[0], 0, 0, double.PositiveInfinity, 0)], IsOn: false),
        ],
        [new AutomationPoint(0.5, 0.25), new AutomationPoint(2, 1), new AutomationPoint(4, 0)],
        "paintsound export");

    private Task<ArrangementReport> WriteAsync(ArrangedPerformance performance) =>
        new ArrangementProject(FfmpegTools.Find(), TimeProvider.System).WriteAsync(performance, _folder.Path("out"), null, TestContext.Current.CancellationToken);

    private static XDocument Read(string file)
    {
        using GZipStream stream = new(File.OpenRead(file), CompressionMode.Decompress);
        return XDocument.Load(stream);
    }

    private static XElement Mixer(XElement track) => track.Element("DeviceChain")!.Element("Mixer")!;

    private static XElement Events(XElement track) =>
        track.Element("DeviceChain")!.Element("MainSequencer")!.Element("Sample")!.Element("ArrangerAutomation")!.Element("Events")!;

    private static string Value(XElement parent, string name) => parent.Element(name)!.Attribute("Value")!.Value;

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    private sealed record ExpectedClip(double Seconds, double From, double Length);
}
