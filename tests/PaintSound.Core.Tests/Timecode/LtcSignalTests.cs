using PaintSound.Core.Timecode;

namespace PaintSound.Core.Tests.Timecode;

/// <summary>What the signal contains is read by libltc, which knows nothing of PaintSound.</summary>
public class LtcSignalTests
{
    private const int Block = 256;
    private readonly FakeTimeProvider _time = new();

    [Theory]
    [InlineData(SmpteRate.Fps24, "09:59:58:20", 48_000)]
    [InlineData(SmpteRate.Fps25, "23:59:58:00", 44_100)]
    [InlineData(SmpteRate.Fps2997Drop, "00:00:58:10", 48_000)]
    [InlineData(SmpteRate.Fps2997Drop, "00:09:58:10", 44_100)]
    [InlineData(SmpteRate.Fps30, "01:00:00:00", 96_000)]
    public void A_reader_gets_every_frame_when_it_is_due(SmpteRate rate, string start, int sampleRate)
    {
        Assert.SkipUnless(LtcLibrary.IsInstalled, "libltc is not installed");
        Assert.True(SmpteTime.TryParse(start, rate, out var from));
        LtcSignal signal = new(new TimecodeSettings(rate, from), -12, _time);
        var zero = _time.GetTimestamp();
        signal.Start(zero);
        var samples = Record(signal, TimeSpan.FromSeconds(4), sampleRate, sampleRate);

        var readings = LtcLibrary.Read(samples, sampleRate, rate.FramesPerSecond());
        var frames = (int)(4 * rate.FramesPerSecond());

        // A reader needs a word to find the bits, and has the last one only when the next begins.
        Assert.InRange(readings.Count, frames - 3, frames);
        var first = Assert.Single(Enumerable.Range(0, 3), number => SmpteTime.FromFrame(from.ToFrame(rate) + number, rate).ToString() == readings[0].Time);
        Assert.All(readings.Index(), reading =>
        {
            var (number, (text, isDropFrame, sample)) = (first + reading.Index, reading.Item);
            Assert.Equal(SmpteTime.FromFrame(from.ToFrame(rate) + number, rate).ToString(), text);
            Assert.Equal(rate == SmpteRate.Fps2997Drop, isDropFrame);
            Assert.InRange((sample / (double)sampleRate) - (number / rate.FramesPerSecond()), -0.0005, 0.0005);
        });
    }

    [Theory]
    [InlineData(300)]
    [InlineData(-300)]
    public void The_signal_stays_with_the_show_if_the_device_is_faster_or_slower(int partsPerMillion)
    {
        Assert.SkipUnless(LtcLibrary.IsInstalled, "libltc is not installed");
        LtcSignal signal = new(new TimecodeSettings(SmpteRate.Fps25, default), -12, _time);
        signal.Start(_time.GetTimestamp());
        var real = 48_000 * (1 + (partsPerMillion * 1e-6));
        var readings = LtcLibrary.Read(Record(signal, TimeSpan.FromSeconds(60), 48_000, real, jitter: 0.004), 48_000, 25);

        // 300 ppm would be 18 ms after a minute. What stays is half of the jitter and 300 ppm of the 4 s in which an error is corrected: 3.2 ms.
        var last = readings[^1];
        Assert.Equal(1500, readings.Count, 3.0);
        Assert.True(SmpteTime.TryParse(last.Time, SmpteRate.Fps25, out var at));
        Assert.InRange((last.FirstSample / real) - (at.ToFrame(SmpteRate.Fps25) / 25.0), -0.004, 0.004);
        Assert.Equal(readings.Select(reading => reading.Time), readings.Index().Select(reading => SmpteTime.FromFrame(reading.Index + FrameOf(readings[0]), SmpteRate.Fps25).ToString()));
    }

    [Fact]
    public void After_lost_sound_the_signal_is_where_the_show_is()
    {
        Assert.SkipUnless(LtcLibrary.IsInstalled, "libltc is not installed");
        LtcSignal signal = new(new TimecodeSettings(SmpteRate.Fps25, default), -12, _time);
        signal.Start(_time.GetTimestamp());
        var before = Record(signal, TimeSpan.FromSeconds(1), 48_000, 48_000);
        _time.Advance(TimeSpan.FromSeconds(10));
        var offset = before.Length + 480_000;
        var readings = LtcLibrary.Read(Record(signal, TimeSpan.FromSeconds(1), 48_000, 48_000), 48_000, 25);
        Assert.True(readings.Count > 20);
        Assert.All(readings, reading => Assert.InRange(((reading.FirstSample + offset) / 48_000.0) - (FrameOf(reading) / 25.0), -0.0005, 0.0005));
    }

    [Fact]
    public void The_signal_is_silent_before_the_show_and_never_louder_than_its_peak()
    {
        LtcSignal signal = new(new TimecodeSettings(SmpteRate.Fps25, default), -20, _time);
        Assert.All(Record(signal, TimeSpan.FromSeconds(0.1), 48_000, 48_000), sample => Assert.Equal(0, sample));
        signal.Start(_time.GetTimestamp() + (_time.TimestampFrequency / 2));
        var samples = Record(signal, TimeSpan.FromSeconds(1), 48_000, 48_000);
        Assert.All(samples.Take(23_900), sample => Assert.Equal(0, sample));
        Assert.Equal(0.1f, samples.Max(), 4);
        Assert.Equal(-0.1f, samples.Min(), 4);
    }

    [Fact]
    public void A_change_takes_40_microseconds()
    {
        LtcSignal signal = new(new TimecodeSettings(SmpteRate.Fps25, default), 0, _time);
        signal.Start(_time.GetTimestamp());
        const int Rate = 10_000_000;
        var samples = new float[Rate / 25];
        signal.Fill(samples, Rate, TimeSpan.Zero);

        // The first change that is complete: from -0.8 to 0.8, or back.
        var (from, to) = (0, 0);
        for (var i = 2000; to == 0; i++)
        {
            from = Math.Abs(samples[i]) >= 0.8 ? i : from;
            to = from > 0 && i > from && Math.Sign(samples[i + 1]) != Math.Sign(samples[from]) && Math.Abs(samples[i + 1]) >= 0.8 ? i + 1 : 0;
        }

        Assert.InRange((to - from) / (double)Rate, 35e-6, 45e-6);
    }

    [Fact]
    public void Nothing_is_allocated()
    {
        LtcSignal signal = new(new TimecodeSettings(SmpteRate.Fps30, default), -12, _time);
        signal.Start(_time.GetTimestamp());
        var samples = new float[4800];
        Assert.Equal(0, Allocation.OfSteady(() =>
        {
            signal.Fill(samples, 48_000, TimeSpan.FromMilliseconds(5));
            _time.Advance(TimeSpan.FromMilliseconds(100));
        }));
    }

    private static long FrameOf(LtcReading reading) => SmpteTime.TryParse(reading.Time, SmpteRate.Fps25, out var at) ? at.ToFrame(SmpteRate.Fps25) : -1;

    // The device asks for a block when it needs one, and is late by up to the jitter, in seconds.
    private float[] Record(LtcSignal signal, TimeSpan length, int sampleRate, double realRate, double jitter = 0)
    {
        var samples = new float[(int)(length.TotalSeconds * sampleRate) / Block * Block];
        Random random = new(1);
        var start = _time.GetTimestamp();
        for (var i = 0; i < samples.Length; i += Block)
        {
            var due = TimeSpan.FromSeconds((i / realRate) + (i == 0 ? 0 : random.NextDouble() * jitter));
            _time.Advance(due > _time.GetElapsedTime(start) ? due - _time.GetElapsedTime(start) : TimeSpan.Zero);
            signal.Fill(samples.AsSpan(i, Block), sampleRate, TimeSpan.Zero);
        }

        _time.Advance(TimeSpan.FromSeconds(samples.Length / realRate) - _time.GetElapsedTime(start));
        return samples;
    }
}
