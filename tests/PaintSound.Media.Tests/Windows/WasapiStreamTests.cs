using PaintSound.Media.Conversion;
using PaintSound.Media.Windows;
using PaintSound.Media.Windows.Streams;

namespace PaintSound.Media.Tests.Windows;

public sealed class WasapiStreamTests
{
    private static readonly SampleFormat Format = new(48_000, 2, SampleEncoding.Float32);

    [Fact]
    public void Reading_packets_does_not_allocate()
    {
        FakeCapture capture = new(Format, isRaw: true);
        using var stream = Open(capture);
        var buffer = new byte[16_000];
        capture.Deliver();
        var before = 0;
        Assert.Equal(0, Allocation.OfSteady(() =>
        {
            for (var i = 0; i < 50; i++)
            {
                capture.Deliver();
                before += stream.Read(buffer);
            }
        }));
        Assert.True(before > 0);
    }

    [Fact]
    public void Delivers_all_packets_before_the_end()
    {
        FakeCapture capture = new(Format, isRaw: true);
        using var stream = Open(capture);
        capture.Deliver(100);
        capture.End(WasapiError.DeviceInUse);
        var bytes = Drain(stream);
        Assert.InRange(bytes / sizeof(float), 15_900, 16_000);
        Assert.Equal("8889000A", stream.GetError());
    }

    [Fact]
    public void Drops_packets_without_blocking_the_driver_if_the_reader_is_slow()
    {
        FakeCapture capture = new(Format, isRaw: true);
        using var stream = Open(capture);
        capture.Deliver(500);
        Assert.Equal(100, stream.DroppedPackets);
        capture.End(0);
        Assert.InRange(Drain(stream) / sizeof(float), 63_900, 64_000);
    }

    [Fact]
    public void Ending_a_stream_keeps_the_reason()
    {
        FakeCapture capture = new(Format, isRaw: true);
        using (var stream = Open(capture))
        {
            stream.End("it was unplugged");
            Assert.Equal(0, stream.Read(new byte[100]));
            Assert.Equal("it was unplugged", stream.GetError());
            stream.Kill();
        }

        Assert.True(capture.IsClosed);
    }

    private static WasapiStream Open(FakeCapture capture) => new(capture, fillsSilence: false, code => $"{code:X8}", getEndReason: null, new FakeTimeProvider());

    private static int Drain(WasapiStream stream)
    {
        var all = 0;
        var buffer = new byte[1_000];
        for (var read = stream.Read(buffer); read > 0; read = stream.Read(buffer))
        {
            all += read;
        }

        return all;
    }
}
