using PaintSound.Worker.Metrics;

namespace PaintSound.Worker.Tests.Metrics;

public class RecentTimesTests
{
    [Fact]
    public void Times_are_sorted_and_removed_after_a_minute()
    {
        var clock = new FakeTimeProvider();
        var times = new RecentTimes(clock);
        Assert.Empty(times.GetSorted());
        times.Add(TimeSpan.FromMilliseconds(30));
        clock.Advance(RecentTimes.Kept / 2);
        times.Add(TimeSpan.FromMilliseconds(10));
        Assert.Equal([10, 30], times.GetSorted().Select(time => time.TotalMilliseconds));
        clock.Advance(RecentTimes.Kept / 2);
        Assert.Equal(2, times.GetSorted().Count);
        clock.Advance(TimeSpan.FromMilliseconds(1));
        Assert.Equal([10], times.GetSorted().Select(time => time.TotalMilliseconds));
    }
}
