using FsCheck.Xunit;
using PaintSound.Core.Canvas;

namespace PaintSound.Core.Tests.Canvas;

public class MovingMedianTests
{
    [Property(MaxTest = 60)]
    public bool Agrees_with_sorting(int seed, byte extra)
    {
        var random = new Random(seed);
        var (frames, length) = (4 + random.Next(20), 1 + random.Next(300));
        var median = new MovingMedian(frames, length);
        var history = new List<byte[]>();
        for (var n = 0; n < frames + extra % 10; n++)
        {
            var frame = new byte[length];
            random.NextBytes(frame);
            history.Add(frame);
            frame.CopyTo(median.GetNextFrame(length));
            median.Update();
        }

        var window = history.TakeLast(frames).ToArray();
        return median.IsFull && Enumerable.Range(0, length).All(v =>
        {
            var sorted = window.Select(f => f[v]).Order().ToArray();
            return median.Median[v] == sorted[frames / 2]
                && median.Spread[v] == sorted[frames - 1 - frames / 4] - sorted[frames / 4];
        });
    }

    [Theory]
    [InlineData(3)]
    [InlineData(65)]
    public void Rejects_a_window_that_is_too_short_or_too_long(int frames) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new MovingMedian(frames, 10));
}
