using PaintSound.Media.Conversion;
using PaintSound.Media.Windows;
using PaintSound.Media.Windows.Streams;

namespace PaintSound.Media.Tests.Windows;

public sealed class WasapiStreamTests
{
    private static readonly SampleFormat Format = new(48_000, 2, SampleEncoding.Float32);

    [Fact]
    public void Nothing_is_allocated_from_the_driver_to_the_reader()
    {
        FakeCapture capture = new(Format, isRaw: true);
        using var stream = Open(capture);
        var buffer = new byte[16_000];
        capture.Give();
        var before = 0;
        Assert.Equal(0, Allocation.OfSteady(() =>
        {
            for (var i = 0; i < 50; i++)
            {
                capture.Give();
                before += stream.Read(buffer);
            }
        }));
        Assert.True(before > 0);
    }

    [Fact]
    public void All_packets_are_read_before_the_end_is_told()
    {
        FakeCapture capture = new(Format, isRaw: true);
        using var stream = Open(capture);
        capture.Give(100);
        capture.End(WasapiError.DeviceInUse);
        var bytes = Drain(stream);
        Assert.InRange(bytes / sizeof(float), 15_900, 16_000);
        Assert.Equal("8889000A", stream.Fail());
    }

    [Fact]
    public void A_reader_that_stands_still_loses_packets_and_not_the_driver()
    {
        FakeCapture capture = new(Format, isRaw: true);
        using var stream = Open(capture);
        capture.Give(500);
        Assert.Equal(100, stream.Dropped);
        capture.End(0);
        Assert.InRange(Drain(stream) / sizeof(float), 63_900, 64_000);
    }

    [Fact]
    public void What_is_ended_ends_with_its_reason()
    {
        FakeCapture capture = new(Format, isRaw: true);
        using (var stream = Open(capture))
        {
            stream.End("it was unplugged");
            Assert.Equal(0, stream.Read(new byte[100]));
            Assert.Equal("it was unplugged", stream.Fail());
            stream.Kill();
        }

        Assert.True(capture.IsClosed);
    }

    private static WasapiStream Open(FakeCapture capture) => new(capture, fillsSilence: false, code => $"{code:X8}", whyGone: null, new FakeTimeProvider());

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
