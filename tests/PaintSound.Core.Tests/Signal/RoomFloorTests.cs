using PaintSound.Core.Brush;

namespace PaintSound.Core.Tests.Signal;

public class RoomFloorTests
{
    private const int Rate = 16_000;

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(39)]
    [InlineData(1000)]
    [InlineData(16_000)]
    [InlineData(80_000)]
    public void Digital_zeros_before_the_room_teach_nothing(int zeros)
    {
        var sound = Noise(8, -55);
        sound.AsSpan(0, zeros).Clear();
        Assert.Equal((0, 0), Count(sound));
    }

    [Theory]
    [InlineData(3, 0)]
    [InlineData(40, 0)]
    [InlineData(1600, 0)]
    [InlineData(32_000, 0)]
    [InlineData(1600, 0.1)]
    [InlineData(32_000, -0.3)]
    public void Zeros_in_the_middle_teach_nothing(int zeros, float offset)
    {
        var sound = Noise(12, -55, offset);
        for (var at = 30_001; at + zeros < sound.Length; at += zeros + 25_003)
        {
            sound.AsSpan(at, zeros).Clear();
        }

        Assert.Equal((0, 0), Count(sound));
    }

    /// <summary>A gate in the interface sends zeros between the touches. Only the first touch may be lost: it shows that there is a gate.</summary>
    [Theory]
    [InlineData(0.01, 0.5)]
    [InlineData(0.03, 0.5)]
    [InlineData(0.03, 0.05)]
    [InlineData(0.15, 0.2)]
    [InlineData(0.15, 0.01)]
    public void Touches_through_a_gate_are_heard(double seconds, float peak)
    {
        const int touches = 10;
        var random = new Random(4);
        var sound = new float[(touches + 1) * Rate / 2];
        for (var touch = 1; touch <= touches; touch++)
        {
            for (var n = 0; n < seconds * Rate; n++)
            {
                sound[(touch * Rate / 2) + n] = peak * ((2 * random.NextSingle()) - 1) * MathF.Exp(-3 * n / (float)(seconds * Rate));
            }
        }

        Assert.InRange(Count(sound).Onsets, touches - 1, touches);
    }

    /// <summary>A metronome: tones with zeros between them, as the resampler of a device leaves them.</summary>
    [Theory]
    [InlineData(0.1, 880)]
    [InlineData(0.1, 440)]
    [InlineData(0.15, 2000)]
    public void Tones_through_a_gate_are_heard(double seconds, double hz)
    {
        const int touches = 10;
        var sound = new float[(touches + 1) * Rate / 2];
        for (var touch = 1; touch <= touches; touch++)
        {
            for (var n = 0; n < seconds * Rate; n++)
            {
                var time = n / (double)Rate;
                sound[(touch * Rate / 2) + n] = (float)(0.5 * Math.Sin(2 * Math.PI * hz * time) * Math.Min(1, Math.Min(time / 0.001, (seconds - time) / 0.01)));
            }
        }

        Assert.InRange(Count(sound).Onsets, touches - 1, touches);
    }

    [Theory]
    [InlineData(6)]
    [InlineData(10)]
    [InlineData(15)]
    [InlineData(20)]
    public void A_louder_room_is_learned_within_2_s(float stepDb)
    {
        var sound = Noise(12, -60);
        for (var n = 5 * Rate; n < sound.Length; n++)
        {
            sound[n] *= MathF.Pow(10, stepDb / 20);
        }

        var (onsets, end) = (0, 0L);
        var detector = new OnsetDetector(new OnsetSettings(), (_, _) => onsets++, (sample, started) => end = started ? long.MaxValue : sample);
        detector.Push(sound);
        Assert.InRange(end, 0, 7 * Rate);
        Assert.InRange(onsets, 0, 1);
        Assert.False(detector.IsInStroke);
    }

    [Fact]
    public void A_channel_that_the_interface_mutes_is_no_stroke()
    {
        // The mean of two channels, one of which is muted for a while.
        var (left, right) = (Noise(12, -55, seed: 1), Noise(12, -55, seed: 2));
        right.AsSpan(4 * Rate, 4 * Rate).Clear();
        Assert.Equal((0, 0), Count([.. left.Zip(right, (a, b) => (a + b) / 2)]));
    }

    [Fact]
    public void A_constant_offset_is_no_stroke() => Assert.Equal((0, 0), Count(Noise(8, -55, offset: 0.4f)));

    [Fact]
    public void A_fade_to_silence_and_back_is_no_stroke()
    {
        var sound = Noise(10, -55);
        for (var n = 3 * Rate; n < 6 * Rate; n++)
        {
            sound[n] *= Math.Max(0, 1 - ((n - (3 * Rate)) / (0.3f * Rate)));
        }

        Assert.Equal((0, 0), Count(sound));
    }

    [Fact]
    public void Clipped_strokes_are_strokes()
    {
        var sound = Noise(10, -55);
        var random = new Random(5);
        for (var touch = 1; touch < 9; touch++)
        {
            for (var n = 0; n < 4000; n++)
            {
                sound[(touch * Rate) + n] = Math.Clamp(sound[(touch * Rate) + n] + 6 * (random.NextSingle() - 0.5f), -1, 1);
            }
        }

        var strokes = 0;
        new OnsetDetector(new OnsetSettings(), (_, _) => { }, (_, started) => strokes += started ? 1 : 0).Push(sound);
        Assert.Equal(8, strokes);
    }

    [Theory]
    [InlineData(50)]
    [InlineData(60)]
    public void Hum_with_any_harmonics_is_idle(int hertz)
    {
        foreach (var harmonics in new[] { 1, 5, 20, 60 })
        {
            var sound = Noise(8, -55);
            for (var n = 0; n < sound.Length; n++)
            {
                for (var h = 1; h <= harmonics; h++)
                {
                    sound[n] += 0.1f / h * (float)Math.Sin(2 * Math.PI * hertz * h * n / Rate);
                }
            }

            Assert.Equal((0, 0), Count(sound));
        }
    }

    [Fact]
    public void A_gate_in_the_interface_does_not_hide_the_strokes()
    {
        // Between the strokes, the gate sends zeros.
        var sound = new float[10 * Rate];
        var random = new Random(6);
        for (var touch = 1; touch < 9; touch++)
        {
            for (var n = 0; n < 2400; n++)
            {
                sound[(touch * Rate) + n] = 0.3f * (random.NextSingle() - 0.5f) * MathF.Exp(-n / 400f);
            }
        }

        // The first is what the floor is learned from.
        Assert.InRange(Count(sound).Onsets, 7, 8);
    }

    private static (int Onsets, int Strokes) Count(float[] sound)
    {
        var (onsets, strokes) = (0, 0);
        new OnsetDetector(new OnsetSettings(), (_, _) => onsets++, (_, _) => strokes++).Push(sound);
        return (onsets, strokes);
    }

    private static float[] Noise(double seconds, float db, float offset = 0, int seed = 7)
    {
        var random = new Random(seed);
        var peak = MathF.Pow(10, db / 20) * MathF.Sqrt(12);
        return [.. Enumerable.Range(0, (int)(seconds * Rate)).Select(_ => offset + peak * (random.NextSingle() - 0.5f))];
    }
}
