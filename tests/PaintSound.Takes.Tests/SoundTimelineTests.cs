using FsCheck.Xunit;
using PaintSound.Takes.Contents;

namespace PaintSound.Takes.Tests;

public class SoundTimelineTests
{
    private const int Block = 1600;

    [Fact]
    public void A_source_that_begins_late_and_one_that_is_lost_leave_silence()
    {
        // Blocks of 0.1 s that end at these tenths of a second: the first begins at 0.4, and from 0.8 to 2.9 nothing came.
        var timeline = Create([5, 6, 7, 8, 30, 31]);
        Assert.Equal([new SoundPart(4 * Block, 4 * Block), new SoundPart(21 * Block, 2 * Block)], timeline.Parts);
        Assert.Equal(31 * Block, timeline.Length);
        Assert.Equal(Block * 45 / 10, timeline.GetSample(TimeSpan.FromSeconds(0.45)));
        Assert.Equal(Block * 305 / 10, timeline.GetSample(TimeSpan.FromSeconds(3.05)));
    }

    [Fact]
    public void Blocks_that_arrive_late_and_catch_up_leave_none()
    {
        // The first three arrive together at 0.8 s, although they began at zero; later, two arrive 0.5 s late.
        var timeline = Create([8, 8, 8, 8, 8, 8, 8, 8, 9, 10, 16, 16, 16, 16, 16, 16, 17]);
        Assert.Equal([new SoundPart(0, 17 * Block)], timeline.Parts);

        // The events of a late block have the times of its arrival.
        Assert.Equal(0, timeline.GetSample(TimeSpan.FromSeconds(0.7)));
        Assert.Equal(Block / 2, timeline.GetSample(TimeSpan.FromSeconds(0.75)));
    }

    [Fact]
    public void Times_before_and_after_the_sound_are_its_ends()
    {
        var timeline = Create([11, 12], start: 1);
        Assert.Equal([new SoundPart(0, 2 * Block)], timeline.Parts);
        Assert.Equal(0, timeline.GetSample(TimeSpan.Zero));
        Assert.Equal(2 * Block, timeline.GetSample(TimeSpan.FromSeconds(9)));
        Assert.Equal(0, Create([]).Length);
    }

    [Property(MaxTest = 200)]
    public void Nothing_recorded_is_lost_and_no_gap_is_shorter_than_the_jitter(byte[] delays)
    {
        SoundTimeline timeline = new(TimeSpan.Zero);
        var end = 0.0;
        foreach (var delay in delays)
        {
            end += 0.1 + (delay > 200 ? delay / 100.0 : 0);
            timeline.Add(TimeSpan.FromSeconds(end), Block);
        }

        timeline.Complete();
        Assert.Equal((long)delays.Length * Block, timeline.Parts.Sum(part => part.Samples));
        Assert.Equal(timeline.Length, timeline.Parts.Sum(part => part.Silence + part.Samples));
        Assert.All(timeline.Parts.Skip(1), part => Assert.True(part.Silence > 1600));
        Assert.InRange(timeline.Length, (end * 16_000) - 1600 - 1, (end * 16_000) + 1);
    }

    private static SoundTimeline Create(int[] ends, int start = 0)
    {
        SoundTimeline timeline = new(TimeSpan.FromSeconds(start));
        foreach (var end in ends)
        {
            timeline.Add(TimeSpan.FromSeconds(end / 10.0), Block);
        }

        timeline.Complete();
        return timeline;
    }
}
