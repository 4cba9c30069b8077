using PaintSound.Core.Canvas;
using PaintSound.Core.Sources;

namespace PaintSound.Core.Tests.Canvas;

public class FrozenFrameDetectorTests
{
    private static readonly long Second = TimeProvider.System.TimestampFrequency;

    [Fact]
    public void TheSameFrameForTwoSecondsIsFrozenAndANewOneIsNot()
    {
        var (watch, frame) = (new FrozenFrameDetector(TimeProvider.System), new byte[IFrameSource.FrameBytes]);
        watch.AddFrame(frame, 0);
        watch.AddFrame(frame, Second * 19 / 10);
        Assert.False(watch.IsFrozen);
        watch.AddFrame(frame, 2 * Second);
        Assert.True(watch.IsFrozen);

        frame[77_777]++;
        watch.AddFrame(frame, 3 * Second);
        Assert.False(watch.IsFrozen);
    }

    [Fact]
    public void ALiveCamerasNoiseIsNeverFrozen()
    {
        var (watch, frame, random) = (new FrozenFrameDetector(TimeProvider.System), new byte[IFrameSource.FrameBytes], new Random(1));
        for (var n = 0; n < 100; n++)
        {
            frame[random.Next(frame.Length)]++;
            watch.AddFrame(frame, n * Second);
            Assert.False(watch.IsFrozen);
        }
    }
}
