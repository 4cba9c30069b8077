using PaintSound.Core.Music;

namespace PaintSound.Core.Tests.Signal;

public class ExcerptMeterTests
{
    private const int Rate = 16_000;

    [Fact]
    public void The_level_is_the_RMS_of_the_4_seconds()
    {
        var meter = new ExcerptMeter();
        meter.Push([.. Enumerable.Range(0, 12 * Rate).Select(n => n < 4 * Rate ? 0 : 0.1f * MathF.Sin(2 * MathF.PI * 440 * n / Rate))]);

        Assert.Equal(12, meter.Seconds);
        Assert.Equal(-120, meter.GetLevelDb(0));
        Assert.Equal(-23.01f, meter.GetLevelDb(4), 0.01f);
        Assert.Equal(-26.02f, meter.GetLevelDb(2), 0.02f);
        Assert.Equal(-26.02f, meter.GetLevelDb(10), 0.02f);
        Assert.Equal(-120, meter.GetLevelDb(100));
    }

    /// <summary>Plucked strings, low and high, at several rates.</summary>
    [Theory]
    [InlineData(2, 110)]
    [InlineData(4, 220)]
    [InlineData(8, 440)]
    public void Counts_plucked_notes(int perSecond, double hz)
    {
        var meter = new ExcerptMeter();
        meter.Push(Pluck(perSecond, hz));
        Assert.Equal(perSecond, meter.GetOnsetRate(4), 0.5f);
    }

    /// <summary>A bowed chord with beats and vibrato counts as held.</summary>
    [Theory]
    [InlineData(65)]
    [InlineData(220)]
    [InlineData(660)]
    public void A_held_chord_has_at_most_one_onset_per_second(double hz)
    {
        var meter = new ExcerptMeter();
        meter.Push([.. Enumerable.Range(0, 8 * Rate).Select(n => Chord(n / (double)Rate, hz))]);
        Assert.InRange(meter.GetOnsetRate(2), 0, 1);
        Assert.InRange(meter.GetLevelDb(2), -40, 0);
    }

    [Fact]
    public void The_block_size_does_not_matter()
    {
        var sound = Pluck(4, 220);
        var (whole, parts) = (new ExcerptMeter(), new ExcerptMeter());
        whole.Push(sound);
        for (var start = 0; start < sound.Length; start += 77)
        {
            parts.Push(sound.AsSpan(start..Math.Min(sound.Length, start + 77)));
        }

        Assert.Equal((whole.GetLevelDb(1), whole.GetOnsetRate(1)), (parts.GetLevelDb(1), parts.GetOnsetRate(1)));
    }

    private static float Chord(double t, double hz)
    {
        var sum = 0.0;
        foreach (var ratio in new[] { 1, 1.26, 1.498 })
        {
            for (var k = 1; k * hz * ratio < 6000 && k <= 12; k++)
            {
                var vibrato = 0.004 * Math.Sin(2 * Math.PI * 5.5 * t) / (2 * Math.PI * 5.5);
                sum += Math.Sin(2 * Math.PI * hz * ratio * k * (t + vibrato)) / k;
            }
        }

        return (float)(0.05 * Math.Min(1, t / 0.5) * sum * (1 + 0.2 * Math.Sin(2 * Math.PI * 5.5 * t)));
    }

    // A Karplus-Strong string.
    private static float[] Pluck(int perSecond, double hz)
    {
        var random = new Random(1);
        var sound = new float[10 * Rate];
        var delayLine = new float[(int)(Rate / hz)];
        for (var n = 0; n < sound.Length; n++)
        {
            if (n % (Rate / perSecond) == 0)
            {
                for (var k = 0; k < delayLine.Length; k++)
                {
                    delayLine[k] += random.NextSingle() - 0.5f;
                }
            }

            var slot = n % delayLine.Length;
            sound[n] = delayLine[slot];
            delayLine[slot] = 0.994f * (delayLine[slot] + delayLine[(slot + 1) % delayLine.Length]) / 2;
        }

        return sound;
    }
}
