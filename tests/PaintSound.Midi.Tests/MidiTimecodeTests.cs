using Microsoft.Extensions.Logging.Testing;
using PaintSound.Core.Logging;
using PaintSound.Core.Timecode;
using PaintSound.Midi.Streams;
using PaintSound.Midi.Timecode;

namespace PaintSound.Midi.Tests;

/// <summary>A receiver of MIDI timecode, written from the specification alone, follows what the output sends in virtual time.</summary>
public sealed class MidiTimecodeTests : IDisposable
{
    private readonly FakeTimeProvider _time = new();
    private readonly List<ReceivedTime> _received = [];
    private readonly int[] _pieces = new int[8];
    private FakePort _port = new();
    private MidiTimecode? _timecode;
    private MidiOutput? _output;
    private long _zero;
    private int _read;
    private int _expectedPiece;

    public void Dispose() => _output?.Dispose();

    [Theory]
    [InlineData(SmpteRate.Fps24, 24.0, "00:00:00:00")]
    [InlineData(SmpteRate.Fps25, 25.0, "01:00:00:00")]
    [InlineData(SmpteRate.Fps2997Drop, 30_000 / 1001.0, "00:00:58:00")]
    [InlineData(SmpteRate.Fps30, 30.0, "23:59:58:00")]
    public void A_receiver_reads_the_time_of_the_show(SmpteRate rate, double framesPerSecond, string start)
    {
        Open(rate, start);
        Run(TimeSpan.FromSeconds(10));
        if (_expectedPiece != 0)
        {
            // The last time has not arrived completely.
            _received.RemoveAt(_received.Count - 1);
        }

        Assert.True(_received[0].IsFull);
        Assert.All(_received.Skip(1), received => Assert.False(received.IsFull));
        Assert.InRange(_received.Count, (int)(5 * framesPerSecond) - 2, (int)(5 * framesPerSecond) + 2);
        Assert.True(SmpteTime.TryParse(start, rate, out var first));
        foreach (var (index, received) in _received.Skip(1).Index())
        {
            // A time takes eight quarters to arrive; it is that of its first quarter. The output waits in whole milliseconds.
            var frame = first.ToFrame(rate) + (2 * index);
            Assert.Equal(((int)rate, SmpteTime.FromFrame(frame, rate)), (received.Rate, received.Time));
            Assert.InRange((received.At - TimeSpan.FromSeconds(2 * index / framesPerSecond)).TotalMilliseconds, -0.01, 1.01);
        }
    }

    [Fact]
    public void After_a_pause_it_locates_instead_of_catching_up()
    {
        Open(SmpteRate.Fps25, "00:00:00:00");
        Run(TimeSpan.FromSeconds(1));
        var before = _received.Count;
        _time.Advance(TimeSpan.FromSeconds(3));
        var sent = _port.Sent.Count;
        _output!.Step();
        Assert.Equal(sent, _port.Sent.Count);
        Run(TimeSpan.FromSeconds(1));
        Assert.True(_received[before].IsFull);
        Assert.InRange((_received[before].Time.ToFrame(SmpteRate.Fps25) / 25.0) - 4, 0, 0.1);
        Assert.Equal(_received[before].Time, _received[before + 1].Time);
    }

    [Fact]
    public void A_port_that_comes_back_gets_the_whole_time_first()
    {
        Open(SmpteRate.Fps25, "00:00:00:00");
        Run(TimeSpan.FromSeconds(1));
        _port.IsConnected = false;
        Run(TimeSpan.FromSeconds(2));
        (_port, _read) = (new FakePort(), 0);
        var before = _received.Count;
        Run(TimeSpan.FromSeconds(3));
        Assert.True(_received[before].IsFull);
        Assert.False(_received[before + 1].IsFull);
        Assert.InRange((_received[^1].Time.ToFrame(SmpteRate.Fps25) / 25.0) - 6, -0.2, 0);
    }

    [Fact]
    public void Nothing_is_sent_before_the_zero_of_the_show()
    {
        Open(SmpteRate.Fps30, "00:00:00:00", delay: TimeSpan.FromSeconds(1));
        Run(TimeSpan.FromSeconds(0.99));
        Assert.Empty(_port.Sent);
        Run(TimeSpan.FromSeconds(0.5));
        Assert.Equal("F07F7F010160000000F7", _port.Sent[0]);
    }

    private void Open(SmpteRate rate, string start, TimeSpan delay = default)
    {
        Assert.True(SmpteTime.TryParse(start, rate, out var first));
        _timecode = new MidiTimecode(new TimecodeSettings(rate, first), _time);
        _output = new MidiOutput(() => _port, RateLimitedLogger.Once(new FakeLogger()), _time) { Timecode = _timecode };
        _zero = _time.GetTimestamp() + (long)(delay.TotalSeconds * _time.TimestampFrequency);
        _timecode.Start(_zero);
    }

    /// <summary>Steps as the output's thread does: it waits as long as a step says.</summary>
    private void Run(TimeSpan length)
    {
        for (var start = _time.GetTimestamp(); _time.GetElapsedTime(start) < length;)
        {
            var wait = _output!.Step();
            Read();
            _time.Advance(wait > TimeSpan.Zero ? wait : TimeSpan.FromMilliseconds(1));
        }
    }

    private void Read()
    {
        var now = _time.GetElapsedTime(_zero);
        for (; _read < _port.Sent.Count; _read++)
        {
            var bytes = Convert.FromHexString(_port.Sent[_read]);
            if (bytes is [0xF0, 0x7F, 0x7F, 1, 1, var hours, var minutes, var seconds, var frames, 0xF7])
            {
                _received.Add(new ReceivedTime(now, new SmpteTime(hours & 0x1F, minutes, seconds, frames), hours >> 5, IsFull: true));
                _expectedPiece = 0;
                continue;
            }

            Assert.Equal(0xF1, bytes[0]);
            Assert.Equal(_expectedPiece, bytes[1] >> 4);
            _pieces[_expectedPiece] = bytes[1] & 0xF;
            if (_expectedPiece == 0)
            {
                _received.Add(new ReceivedTime(now, default, 0, IsFull: false));
            }

            if (_expectedPiece == 7)
            {
                _received[^1] = _received[^1] with
                {
                    Time = new SmpteTime(_pieces[6] | ((_pieces[7] & 1) << 4), _pieces[4] | (_pieces[5] << 4), _pieces[2] | (_pieces[3] << 4), _pieces[0] | (_pieces[1] << 4)),
                    Rate = _pieces[7] >> 1,
                };
            }

            _expectedPiece = (_expectedPiece + 1) % 8;
        }
    }

    private sealed record ReceivedTime(TimeSpan At, SmpteTime Time, int Rate, bool IsFull);
}
