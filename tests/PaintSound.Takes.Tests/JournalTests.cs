using System.Collections.Immutable;
using FsCheck.Xunit;
using PaintSound.Core.Beat;
using PaintSound.Core.Brush;
using PaintSound.Core.Canvas;
using PaintSound.Core.Choosing;
using PaintSound.Core.Choosing.Filters;
using PaintSound.Core.Choosing.Rule;
using PaintSound.Core.Choosing.Strategies;
using PaintSound.Core.Choosing.Taste;
using PaintSound.Core.Congruity;
using PaintSound.Core.Control;
using PaintSound.Core.Events;
using PaintSound.Core.Framing;
using PaintSound.Core.Perception;
using PaintSound.Core.Sources;
using PaintSound.Core.Works;
using PaintSound.Performance.Pipeline;
using PaintSound.Takes.Records;
using PaintSound.Takes.Storage;

namespace PaintSound.Takes.Tests;

public class JournalTests
{
    private static readonly TakeRecord[] All =
    [
        new BrushRecord(long.MaxValue, 200), new MusicRecord(1, 160), new FrameRecord(5),
        new CommandRecord(7, new PipelineCommand(PipelineCommandKind.Calibrate, -60.1f, 0, 12)),
        new CommandRecord(7, new PipelineCommand(PipelineCommandKind.SetLoudspeakers, -38.5f)),
        new SourceRecord(8, new SourceReport(SourceKind.Music, SourceState.Lost, "\"Zoë\"\nwas pulled.")),
        new FramingRecord(9, new FramingReport(FramingState.Moved, "The canvas moved.")),
        new StepRecord(11, true, new BeatTimeline(1_000_000_000, 12, 0.1, 119.7, new TimeSignature(7, 8), true) { Bar = 3, BarStart = 7, Correction = -0.01, Quantisation = LaunchQuantisation.TwoBars }, TimeSpan.FromTicks(123_457)),
        new StepRecord(12, false, null, default),
        new GapRecord(4),
        new OnsetRecord(TimeSpan.FromTicks(1), 0.1f), new StrokeRecord(default, true), new StrokeKindRecord(default, new StrokeReading(0.5f, -1, 1, (StrokeKind)1, 0.3f)),
        new PositionRecord(default, new BrushPosition(0.1f, 0.2f, 0.3f)),
        new SelectionRecord(TimeSpan.FromSeconds(3), "id", "Prélude", "/music/a.flac", 12.345, 1e-9f, float.PositiveInfinity, 1, 2, 3, 4, 5),
        new PaintingRecord(default, "p", "Bild", "/b.png", 0.7f),
        new MarkRecord(TimeSpan.FromSeconds(4), new Mark(MarkKind.Like, new PictureQualities(0.1f, 0.2f, 0.3f, 0.4f), new MusicQualities(700, -20, 0.5f, 6), -1.25f, "id", 12.345)),
        new CongruityRecord(default, new CongruityReading(0.1f, 0.2f, 0.3f, CongruityReliability.Reliable)),
        new LiveRecord(default, new LiveReport(LiveReportKind.Refused, 3, "No.", TimeSpan.FromMilliseconds(3)) { Track = "1" }),
    ];

    [Fact]
    public void Every_kind_of_record_comes_back_as_it_was()
    {
        var kinds = typeof(TakeRecord).Assembly.GetTypes().Where(type => type.IsAssignableTo(typeof(TakeRecord)) && !type.IsAbstract);
        Assert.Empty(kinds.Except([.. All.Select(record => record.GetType()), typeof(ControlsRecord), typeof(PerceptionRecord)]));
        foreach (var record in All)
        {
            Assert.Equal(record, RecordJson.Read(RecordJson.Write(record)));
        }
    }

    [Fact]
    public void What_other_sites_perceive_comes_back_bit_for_bit_and_only_changes_are_written()
    {
        Half[] vector = [(Half)0.1f, Half.MaxValue, Half.Epsilon];
        var brush = new BrushPerception(new BrushSummary(-20, 2, 0.5f), new BrushActivity(-19, 1, 0.2f), 1, 2, vector, [], vector);
        var canvas = new CanvasPerception(
            vector, 0.5f, new PictureQualities(0.1f, 0.2f, 0.3f, 0.4f), 0.25f, true, new CanvasFeatures(0.1f, 0.2f, 0.3f, 0.4f, CanvasCover.Free, [], null, true));
        var before = new SitePerception(brush, canvas, null);
        var after = before with { Brush = brush with { RateOctave = 3 } };
        var first = Assert.IsType<PerceptionRecord>(RecordJson.Read(RecordJson.Write(PerceptionRecord.Create(1, SitePerception.None, before))));
        var second = Assert.IsType<PerceptionRecord>(RecordJson.Read(RecordJson.Write(PerceptionRecord.Create(2, before, after))));
        Assert.Null(second.Remote.Canvas);
        var read = second.Apply(first.Apply(SitePerception.None));
        Assert.Equal((3, brush.Summary), (read.Brush!.RateOctave, read.Brush.Summary));
        Assert.Equal(vector, read.Brush.Rhythm);
        Assert.Equal(vector, read.Canvas!.ImageHalf);
        Assert.Equal((canvas.Qualities, canvas.Features!.Cover), (read.Canvas.Qualities, read.Canvas.Features!.Cover));
        Assert.Null(read.Music);
        Assert.Null(PerceptionRecord.Create(3, after, SitePerception.None).Apply(read).Brush);
    }

    [Property(MaxTest = 100)]
    public void Controls_come_back_as_they_were(double? gate, bool hold, float silence, long dwell, int strategy, string[] excluded, double depth)
    {
        var state = new ShowState
        {
            Choosing = new ChoosingControls
            {
                Gate = gate, Hold = hold, SilenceDb = silence, Dwell = TimeSpan.FromTicks(dwell), Strategy = (ChoosingStrategy)(Math.Abs(strategy % 2)),
                Excluded = [.. excluded.Where(name => name is not null)],
                ExcludedWorks = [.. excluded.Where(name => name is not null)],
                Filter = ExcerptFilter.None with
                {
                    LoudnessDb = new NumberRange(silence), Year = new NumberRange(Maximum: strategy), Held = hold ? HeldChoice.Held : HeldChoice.Any,
                    Unheard = TimeSpan.FromTicks(dwell), Artists = [.. excluded.Where(name => name is not null)],
                },
            },
            Names = new MusicNames(["Ana"], [], []),
            Depths = ImmutableSortedDictionary.Create<string, double>(StringComparer.Ordinal).Add("light", depth),
            Collections = ["own"],
        };
        var read = Assert.IsType<ControlsRecord>(RecordJson.Read(RecordJson.Write(new ControlsRecord(3, state)))).State;
        Assert.True(read.Choosing.Excluded.SetEquals(state.Choosing.Excluded));
        Assert.True(read.Choosing.ExcludedWorks.SetEquals(state.Choosing.ExcludedWorks));
        Assert.Equal(state.Choosing, read.Choosing with { Excluded = state.Choosing.Excluded, ExcludedWorks = state.Choosing.ExcludedWorks });
        Assert.Equal(state.Choosing.Filter, read.Choosing.Filter);
        Assert.Same(MusicNames.None, read.Names);
        Assert.Equal(state.Depths, read.Depths);
        Assert.Equal(state.Collections, read.Collections);
        Assert.Equal(state.Projection, read.Projection);
        Assert.Same(StringComparer.Ordinal, read.Depths.KeyComparer);
    }

    [Fact]
    public void A_journal_that_was_cut_off_or_damaged_is_read_up_to_there()
    {
        using TakeFolder folder = new();
        Write(folder.File("journal"), All);
        var bytes = File.ReadAllBytes(folder.File("journal"));
        Assert.Equal((All.Length, false), Count(folder.File("journal")));
        Random random = new(11);
        for (var i = 0; i < 300; i++)
        {
            var at = random.Next(1, bytes.Length - 1);
            var damaged = bytes.ToArray();
            damaged[at] ^= (byte)(1 << random.Next(8));
            File.WriteAllBytes(folder.File("damaged"), i % 2 == 0 ? damaged : damaged[..at]);
            var (count, isDamaged) = Count(folder.File("damaged"));
            Assert.True(count < All.Length);
            Assert.True(isDamaged || bytes[at - 1] == '\n', $"byte {at}");
        }

        (int, bool) Count(string file)
        {
            using JournalReader reader = new(File.OpenRead(file));
            var count = 0;
            while (reader.Read() is { } record)
            {
                Assert.Equal(All[count++], record);
            }

            return (count, reader.IsDamaged);
        }
    }

    [Fact]
    public void A_file_without_lines_is_damaged()
    {
        using TakeFolder folder = new();
        File.WriteAllBytes(folder.File("noise"), [.. Enumerable.Repeat((byte)'x', 3 << 20)]);
        using JournalReader reader = new(File.OpenRead(folder.File("noise")));
        Assert.Null(reader.Read());
        Assert.True(reader.IsDamaged);
    }

    private static void Write(string file, IEnumerable<TakeRecord> records)
    {
        using JournalWriter writer = new(file);
        foreach (var record in records)
        {
            writer.Write(record);
        }
    }
}
