using FsCheck;
using FsCheck.Xunit;
using PaintSound.Core.Music;
using PaintSound.Core.Signal;
using PaintSound.Core.Sources;

namespace PaintSound.Core.Tests.Music;

public class TempoMeterTests
{
    private const int Rate = ISoundSource.SampleRate;
    private static readonly MelSettings Mel = new();

    [Theory]
    [InlineData(60)]
    [InlineData(73)]
    [InlineData(90)]
    [InlineData(120)]
    [InlineData(128.5)]
    [InlineData(174)]
    [InlineData(200)]
    public void A_click_is_measured(double bpm) => Assert.InRange(Measure(Clicks(30, bpm, _ => 1))!.Value, 0.99 * bpm, 1.01 * bpm);

    // A strong first beat of four, and weaker notes between the beats.
    [Theory]
    [InlineData(80)]
    [InlineData(112)]
    [InlineData(140)]
    public void The_beat_counts_and_not_the_bar_or_the_notes_between(double bpm) =>
        Assert.InRange(Measure(Clicks(30, 2 * bpm, i => i % 2 == 1 ? 0.1 : i % 8 == 0 ? 1 : 0.5))!.Value, 0.98 * bpm, 1.02 * bpm);

    [Property(MaxTest = 30)]
    public bool A_beat_that_is_not_exact_is_found(PositiveInt drawn, int seed)
    {
        var (bpm, random) = (70 + (drawn.Get % 110), new System.Random(seed));
        var sound = Clicks(40, bpm, _ => 0.5 + (0.5 * random.NextDouble()), () => 0.03 * (random.NextDouble() - 0.5));
        return Measure(sound) is { } measured && (IsNear(measured, bpm) || IsNear(measured, 2 * bpm) || IsNear(2 * measured, bpm));
    }

    [Fact]
    public void A_drone_noise_silence_and_a_short_piece_have_none()
    {
        var random = new System.Random(1);
        Assert.Null(Measure(new float[20 * Rate]));
        Assert.Null(Measure([.. Enumerable.Range(0, 20 * Rate).Select(i => 0.3f * MathF.Sin(i * 0.2f))]));
        Assert.Null(Measure([.. Enumerable.Range(0, 20 * Rate).Select(_ => random.NextSingle() - 0.5f)]));
        Assert.Null(Measure(Clicks(7, 120, _ => 1)));
    }

    [Fact]
    public void Notes_at_random_times_have_none()
    {
        var random = new System.Random(3);
        var sound = new float[60 * Rate];
        for (var note = 0; note < 120; note++)
        {
            Add(sound, random.NextDouble() * 59, 0.8);
        }

        Assert.Null(Measure(sound));
    }

    [Property(MaxTest = 100)]
    public bool Any_flux_has_a_tempo_in_the_range_or_none(NonNegativeInt[] flux) =>
        TempoMeter.MeasureBpm([.. flux.Select(value => (float)value.Get)], 2) is not { } bpm || bpm is >= TempoMeter.MinBpm - 1e-6 and <= TempoMeter.MaxBpm + 1e-6;

    private static bool IsNear(double bpm, double expected) => Math.Abs(bpm - expected) < 0.02 * expected;

    private static double? Measure(float[] sound)
    {
        SpectralFlux flux = new(Mel);
        StreamingLogMel mel = new(Mel, (column, _) => flux.Add(column));
        mel.Push(sound);
        return TempoMeter.MeasureBpm(flux.Values, (double)Mel.SampleRate / Mel.Hop);
    }

    private static float[] Clicks(double seconds, double bpm, Func<int, double> level, Func<double>? shift = null)
    {
        var sound = new float[(int)(seconds * Rate)];
        for (var i = 0; i * 60 / bpm < seconds - 0.3; i++)
        {
            Add(sound, Math.Max(0, (i * 60 / bpm) + (shift?.Invoke() ?? 0)), level(i));
        }

        return sound;
    }

    // A short noise with an exponential decay, like a hi-hat, over a low tone.
    private static void Add(float[] sound, double at, double level)
    {
        var random = new System.Random(7);
        var first = (int)(at * Rate);
        for (var i = first; i < Math.Min(sound.Length, first + (Rate / 5)); i++)
        {
            sound[i] += (float)(level * 0.4 * Math.Exp(-(i - first) / (0.03 * Rate)) * ((random.NextDouble() - 0.5) + Math.Sin((i - first) * 0.05)));
        }
    }
}
