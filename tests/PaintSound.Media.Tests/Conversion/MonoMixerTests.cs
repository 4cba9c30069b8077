using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using PaintSound.Media.Conversion;

namespace PaintSound.Media.Tests.Conversion;

public class MonoMixerTests
{
    private const int Rate = 48_000;
    private const int Short = 4_800;

    [Property]
    public bool A_single_active_channel_keeps_its_samples(PositiveInt count, NonNegativeInt which)
    {
        var channels = 1 + (count.Get % 32);
        var active = which.Get % channels;
        var tone = Noise(1, 0.5);
        return Mix(Short, channels, (frame, channel) => channel == active ? tone[frame] : 0).AsSpan().SequenceEqual(tone);
    }

    [Property]
    public bool The_same_sound_on_all_channels_keeps_its_level(PositiveInt count)
    {
        var channels = 1 + (count.Get % 32);
        var tone = Noise(2, 0.5);
        return Mix(Short, channels, (frame, _) => tone[frame]).Zip(tone).All(pair => Math.Abs(pair.First - pair.Second) < 1e-5);
    }

    [Theory]
    [InlineData(-1.0)]
    [InlineData(-0.9)]
    public void Sound_in_opposite_phase_does_not_cancel(double second)
    {
        var tone = Noise(3, 0.5);
        Assert.Equal(tone, Mix(Short, 2, (frame, channel) => channel == 0 ? tone[frame] : (float)(second * tone[frame])));
    }

    [Fact]
    public void An_idle_input_does_not_reduce_the_level_of_the_microphone()
    {
        var (brush, idle) = (Noise(4, 0.3), Noise(5, 0.001));
        var mono = Mix(Short, 2, (frame, channel) => channel == 0 ? idle[frame] : brush[frame]);
        Assert.Equal(Tone.Level(brush), Tone.Level(mono), 0.01);
    }

    [Fact]
    public void Two_different_channels_are_both_mixed_and_keep_their_power()
    {
        var (left, right) = (Tone.Make(500, Rate, 1, 0.5), Tone.Make(800, Rate, 1, 0.5));
        var mono = Mix(Rate, 2, (frame, channel) => channel == 0 ? left[frame] : right[frame]);
        Assert.Equal(-9.03, Tone.Level(mono, 500, Rate), 0.1);
        Assert.Equal(-9.03, Tone.Level(mono, 800, Rate), 0.1);
    }

    [Fact]
    public void Changing_weights_makes_no_click()
    {
        // The second channel starts after 0.5 s in opposite phase. The mean of both would be silence.
        var tone = Tone.Make(200, Rate, 1, 0.5);
        var mono = Mix(Rate, 2, (frame, channel) => channel == 0 ? tone[frame] : frame < Rate / 2 ? 0 : -tone[frame]);
        var steepest = 2 * Math.PI * 200 / Rate * 0.5;
        for (var i = 1; i < mono.Length; i++)
        {
            Assert.True(Math.Abs(mono[i] - mono[i - 1]) < 1.3 * steepest, $"a step of {mono[i] - mono[i - 1]} at {i}");
        }

        Assert.Equal(-6.02, Tone.Level(mono.AsSpan(Rate * 3 / 4, Rate / 5), 200, Rate), 1.0);
    }

    [Fact]
    public void Mixing_does_not_allocate()
    {
        MonoMixer mixer = new(8, Rate);
        var frames = new float[480 * 8];
        var mono = new float[480];
        new Random(1).GetItems([0f, 0.5f, -0.25f], frames);
        Assert.Equal(0, Allocation.OfSteady(() => mixer.Mix(frames, mono)));
    }

    private static float[] Noise(int seed, double amplitude)
    {
        Random random = new(seed);
        return [.. Enumerable.Range(0, Short).Select(_ => (float)(amplitude * ((2 * random.NextDouble()) - 1)))];
    }

    private static float[] Mix(int frames, int channels, Func<int, int, float> sound)
    {
        MonoMixer mixer = new(channels, Rate);
        var mono = new float[frames];
        var block = new float[480 * channels];
        for (var at = 0; at < frames; at += 480)
        {
            for (var i = 0; i < 480; i++)
            {
                for (var c = 0; c < channels; c++)
                {
                    block[(i * channels) + c] = sound(at + i, c);
                }
            }

            mixer.Mix(block, mono.AsSpan(at, 480));
        }

        return mono;
    }
}
