using PaintSound.Core.Canvas;
using PaintSound.Core.Sources;

namespace PaintSound.Core.Tests.Canvas;

public class FrozenFrameDetectorTests
{
    private static readonly long Second = TimeProvider.System.TimestampFrequency;

    [Fact]
    public void The_same_frame_for_2_seconds_is_frozen_and_a_new_one_is_not()
    {
        var (detector, frame) = (new FrozenFrameDetector(TimeProvider.System), new byte[IFrameSource.FrameBytes]);
        detector.AddFrame(frame, 0);
        detector.AddFrame(frame, Second * 19 / 10);
        Assert.False(detector.IsFrozen);
        detector.AddFrame(frame, 2 * Second);
        Assert.True(detector.IsFrozen);

        frame[77_777]++;
        detector.AddFrame(frame, 3 * Second);
        Assert.False(detector.IsFrozen);
    }

    [Fact]
    public void A_camera_with_noise_is_never_frozen()
    {
        var (detector, frame, random) = (new FrozenFrameDetector(TimeProvider.System), new byte[IFrameSource.FrameBytes], new Random(1));
        for (var n = 0; n < 100; n++)
        {
            frame[random.Next(frame.Length)]++;
            detector.AddFrame(frame, n * Second);
            Assert.False(detector.IsFrozen);
        }
    }
}
