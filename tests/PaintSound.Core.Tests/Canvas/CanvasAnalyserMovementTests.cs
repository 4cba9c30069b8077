using PaintSound.Core.Canvas;
using PaintSound.Core.Sources;

namespace PaintSound.Core.Tests.Canvas;

public class CanvasAnalyserMovementTests
{
    private const int Settled = 40;   // frames, 10 s

    private readonly CanvasAnalyser _analyser = new(TimeProvider.System);
    private readonly byte[] _before = Pattern(0), _moved = Pattern(9);
    private readonly byte[] _picture = new byte[IFrameSource.FrameBytes];
    private long _frames;

    public CanvasAnalyserMovementTests()
    {
        Add(_before, Settled);
        _analyser.TakeChange();
    }

    [Fact]
    public void A_moved_picture_becomes_paint_if_nothing_is_held()
    {
        Add(_moved, Settled);
        Assert.True(_analyser.TakeChange() > 0);
    }

    [Fact]
    public void While_held_nothing_becomes_paint_for_as_long_as_it_takes()
    {
        _analyser.IsHeld = true;
        Add(_moved, 4 * Settled);
        AssertUnchanged();
    }

    [Fact]
    public void After_realigning_the_settled_picture_stays_and_frames_from_before_do_not_count()
    {
        Add(_moved, 2);
        _analyser.IsHeld = true;
        Add(_moved, 6);
        _analyser.Realign();
        _analyser.IsHeld = false;
        Add(_before, Settled);
        AssertUnchanged();
    }

    [Fact]
    public void New_paint_is_seen_again_after_realigning()
    {
        _analyser.Realign();
        Add(Pattern(5), Settled);
        Assert.True(_analyser.TakeChange() > 0);
    }

    [Fact]
    public void Another_canvas_can_be_framed_while_held()
    {
        _analyser.IsHeld = true;
        Add(_moved, 4);
        _analyser.Reset();
        _analyser.IsHeld = false;
        Add(_moved, Settled);
        Assert.True(_analyser.IsSettled);
        _analyser.CopySettled(_picture);
        Assert.Equal(_moved, _picture);
    }

    private static byte[] Pattern(int shift)
    {
        var frame = new byte[IFrameSource.FrameBytes];
        for (var i = 0; i < frame.Length; i++)
        {
            var (x, y) = ((i / 3 % IFrameSource.Size) + shift, i / 3 / IFrameSource.Size);
            frame[i] = (byte)(((x / 20) + (y / 20)) % 2 == 0 ? 60 : 200);
        }

        return frame;
    }

    private void Add(byte[] frame, int count)
    {
        for (var i = 0; i < count; i++)
        {
            _analyser.AddFrame(frame, _frames++ * TimeProvider.System.TimestampFrequency / 4);
        }
    }

    private void AssertUnchanged()
    {
        Assert.Equal(0, _analyser.TakeChange());
        _analyser.CopySettled(_picture);
        Assert.Equal(_before, _picture);
    }
}
