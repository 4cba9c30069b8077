using PaintSound.Core.Sources;
using PaintSound.Performance.Offline;

namespace PaintSound.Performance.Tests;

/// <summary>A canvas that is framed anew, or moved along with the easel, differs everywhere from its last picture: nobody painted there.</summary>
public sealed class BrushPlaceAfterFramingTests : IDisposable
{
    private const int Size = IFrameSource.Size;
    private readonly OfflineTimeProvider _time = new();
    private readonly PipelineFixture _fixture;
    private double _now;

    public BrushPlaceAfterFramingTests() => _fixture = new PipelineFixture(_time);

    public void Dispose() => _fixture.Dispose();

    [Theory]
    [InlineData(false, 30)]
    [InlineData(false, 8)]
    [InlineData(true, 3)]
    public void Framing_is_not_a_stroke(bool follows, int shift)
    {
        Play(Picture(shift: 0));
        Assert.Empty(_fixture.Events.Positions);
        Play(Picture(shift: 0, blob: true));
        AssertBlob();
        if (follows)
        {
            _fixture.Pipeline.RealignCanvas();
        }
        else
        {
            _fixture.Pipeline.ResetCanvas();
        }

        Play(Picture(shift));
        Assert.Empty(_fixture.Events.Positions);

        Play(Picture(shift, blob: true));
        AssertBlob();
    }

    private void AssertBlob()
    {
        var found = Assert.Single(_fixture.Events.Positions);
        Assert.Equal(0.75, found.X, 0.03);
        Assert.Equal(0.25, found.Y, 0.03);
        _fixture.Events.Positions.Clear();
    }

    private void Play(byte[] frame)
    {
        for (var i = 0; i < 16 * 8; i++)
        {
            _now += 1.0 / 16;
            _time.MoveTo(TimeSpan.FromSeconds(_now));
            _fixture.Pipeline.AddFrame(frame, _time.GetTimestamp());
            if (i % 4 == 3)
            {
                _fixture.Pipeline.Step();
                _fixture.Pipeline.DeliverEvents();
            }
        }
    }

    /// <summary>A painting of stripes, and perhaps a new dark mark at the upper right.</summary>
    private static byte[] Picture(int shift, bool blob = false)
    {
        var rgb = new byte[IFrameSource.FrameBytes];
        for (var pixel = 0; pixel < Size * Size; pixel++)
        {
            var (x, y) = (pixel % Size, pixel / Size);
            var isBlob = blob && Math.Abs(x - 168) < 12 && Math.Abs(y - 56) < 12;
            rgb.AsSpan(3 * pixel, 3).Fill(isBlob ? (byte)10 : (x + shift) % 56 < 20 && y > 100 ? (byte)120 : (byte)230);
        }

        return rgb;
    }
}
