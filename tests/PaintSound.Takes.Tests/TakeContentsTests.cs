using PaintSound.Core.Brush;
using PaintSound.Takes.Contents;
using PaintSound.Takes.Records;
using PaintSound.Takes.Replay;

namespace PaintSound.Takes.Tests;

public class TakeContentsTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_contents_of_a_take_are_the_events_that_were_recorded()
    {
        using TakeFolder folder = new();
        var time = new FakeTimeProvider();
        string path;
        await using (RecordedPerformance performance = new(folder.Path, time))
        {
            for (var i = 0; i < 800; i++)
            {
                time.Advance(TimeSpan.FromSeconds(0.0125));
                performance.AddBrush(i);
                performance.AddMusic(i);
                if (i % 10 == 0)
                {
                    performance.AddFrame(i / 10);
                }

                if (i % 20 == 0)
                {
                    performance.Step();
                }
            }

            path = performance.Recorder.Folder!;
        }

        var take = Take.Open(path);
        EventList events = new();
        TakeContentsReader reader = new(take);
        new TakeReader(take).Read(new TakeListeners([events, reader]), Stop);
        var contents = reader.Complete();
        Assert.Equal((TimeSpan.Zero, TimeSpan.FromSeconds(10)), (contents.Start, contents.End));
        Assert.NotEmpty(contents.Onsets);
        Assert.NotEmpty(contents.Selections);
        Assert.NotEmpty(contents.Congruity);
        Assert.Equal(events.Records.OfType<OnsetRecord>(), contents.Onsets);
        Assert.Equal(events.Records.OfType<SelectionRecord>(), contents.Selections.Select(selection => selection.Record));
        Assert.All(contents.Selections, selection => Assert.Equal(take.Head.State.Choosing.Strategy, selection.Choosing.Strategy));
        Assert.Equal(events.Records.OfType<StrokeRecord>().Count(stroke => stroke.IsStart), contents.Strokes.Count);
        Assert.Equal(
            events.Records.OfType<StrokeRecord>().Where(stroke => !stroke.IsStart).Select(stroke => stroke.Time), contents.Strokes.Where(stroke => stroke.Reading is not null).Select(stroke => stroke.End));
    }

    [Fact]
    public async Task A_stroke_without_its_end_ends_with_the_next_one_or_with_the_take()
    {
        using TakeFolder folder = new();
        var time = new FakeTimeProvider();
        string path;
        await using (RecordedPerformance performance = new(folder.Path, time))
        {
            performance.AddBrush(10);
            path = performance.Recorder.Folder!;
        }

        var take = Take.Open(path);
        List<int> ended = [];
        TakeContentsReader reader = new(take, ended.Add);
        StrokeReading reading = new(1, 0, 0.5f, StrokeKind.Sweep, 0.9f);
        reader.OnRecord(new StrokeRecord(Seconds(1), IsStart: false));   // its start is lost
        reader.OnRecord(new StrokeRecord(Seconds(2), IsStart: true));
        reader.OnRecord(new PositionRecord(Seconds(2.5), new BrushPosition(0.1f, 0.2f, 1)));
        reader.OnRecord(new StrokeRecord(Seconds(3), IsStart: true));
        reader.OnRecord(new StrokeRecord(Seconds(4), IsStart: false));
        reader.OnRecord(new StrokeKindRecord(Seconds(4), reading));
        reader.OnRecord(new GapRecord(7));
        reader.OnRecord(new StrokeRecord(Seconds(5), IsStart: true));
        reader.OnRecord(new OnsetRecord(Seconds(6), 1));
        var contents = reader.Complete();
        Assert.Equal(
            [
                new TakeStroke(1, Seconds(2), Seconds(3), null, new BrushPosition(0.1f, 0.2f, 1)),
                new TakeStroke(2, Seconds(3), Seconds(4), reading, null),
                new TakeStroke(3, Seconds(5), Seconds(6), null, null),
            ],
            contents.Strokes);
        Assert.Equal([1, 2, 3], ended);
        Assert.Equal(7, contents.Lost);
    }

    private static TimeSpan Seconds(double seconds) => TimeSpan.FromSeconds(seconds);

    private sealed class EventList : ITakeListener
    {
        public List<EventRecord> Records { get; } = [];

        public void OnBrush(long at, ReadOnlySpan<float> samples)
        {
            // Only events count.
        }

        public void OnMusic(long at, ReadOnlySpan<float> samples)
        {
            // Only events count.
        }

        public void OnFrame(long at, ReadOnlySpan<byte> rgb)
        {
            // Only events count.
        }

        public void OnRecord(TakeRecord record)
        {
            if (record is EventRecord performanceEvent)
            {
                Records.Add(performanceEvent);
            }
        }
    }
}
