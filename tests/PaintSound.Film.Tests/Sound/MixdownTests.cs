using FsCheck.Xunit;
using PaintSound.Core.Choosing;
using PaintSound.Film.Recording;
using PaintSound.Film.Sound;
using PaintSound.Media.Decoding;
using static PaintSound.Film.Tests.SamplePerformance;

namespace PaintSound.Film.Tests.Sound;

public class MixdownTests
{
    private const int Rate = ExcerptReader.SampleRate;

    [Fact]
    public async Task Without_selections_the_mix_is_silent()
    {
        var (left, missing) = await MixAsync(new ToneWorks(), 3.21);
        Assert.Equal((int)(3.21 * Rate), left.Length);
        Assert.All(left, sample => Assert.Equal(0, sample));
        Assert.Empty(missing);
    }

    [Fact]
    public async Task An_excerpt_plays_from_its_selection_to_the_end()
    {
        var tones = new ToneWorks();
        var (left, _) = await MixAsync(tones, 12, CreateSelection(1.5, "440", start: 30));
        Assert.All(left[..(int)(1.5 * Rate)], sample => Assert.Equal(0, sample));
        Assert.Equal(("440", 30), (tones.Requests[0].File, tones.Requests[0].Start));
        for (var second = 2.0; second < 11.5; second += 0.5)
        {
            Assert.Equal(0.5 / Math.Sqrt(2), MeasureLevel(left, second, 0.4), 3);
        }

        Assert.True(Math.Abs(left[^1]) < 1e-4, "the end is faded out");
        Assert.Equal(0.5f * (float)Math.Sin(2 * Math.PI * 440 * 34), left[(int)(5.5 * Rate)], 3);
    }

    [Fact]
    public async Task An_excerpt_is_at_full_level_after_10_ms_so_that_its_first_note_is_heard()
    {
        var (left, _) = await MixAsync(new ToneWorks(), 12, CreateSelection(0, "110", duration: 6), CreateSelection(6, "440"));
        Assert.Equal(0.5 / Math.Sqrt(2), MeasureLevel(left, 6.01, 0.05), 0.01);
    }

    [Fact]
    public async Task A_change_of_work_never_drops_in_level()
    {
        var (left, _) = await MixAsync(new ToneWorks(), 12, CreateSelection(0, "noise1"), CreateSelection(6, "noise2"));
        var before = MeasureLevel(left, 2, 3);
        Assert.All(Enumerable.Range(0, 10), i => Assert.InRange(20 * Math.Log10(MeasureLevel(left, 6 + (0.05 * i), 0.05) / before), -0.5, 3.2));
    }

    [Theory]
    [InlineData(-6)]
    [InlineData(4)]
    public async Task Each_excerpt_has_its_gain(double gain)
    {
        var selection = CreateSelection(0, "440");
        selection = selection with { Excerpt = selection.Excerpt with { GainDb = gain } };
        var (left, _) = await MixAsync(new ToneWorks(0.3f), 4, selection);
        Assert.Equal(20 * Math.Log10(0.3 / Math.Sqrt(2)) + gain, 20 * Math.Log10(MeasureLevel(left, 1, 2)), 0.01);
    }

    [Theory]
    [InlineData(4)]
    [InlineData(0.3)]
    [InlineData(0.05)]
    public async Task A_change_of_work_does_not_click(double interval)
    {
        var selections = Enumerable.Range(0, 20).Select(i => CreateSelection(0.7 + (i * interval), i % 2 == 0 ? "110" : "165", start: 1.2345 * i)).ToArray();
        var (left, _) = await MixAsync(new ToneWorks(0.3f), 0.7 + (20 * interval) + 2, selections);
        var steepest = 2 * Math.PI * 165 / Rate * 0.3;
        var steps = Enumerable.Range(1, left.Length - 1).Max(i => Math.Abs(left[i] - left[i - 1]));

        // With a selection every 50 ms, several excerpts fade out at the same time. A click would be a step of up to 0.6.
        Assert.InRange(steps, 0.1 * steepest, steepest * (interval < 0.5 ? 4 : 2));
    }

    [Fact]
    public async Task Fades_out_a_work_that_ends()
    {
        var (left, missing) = await MixAsync(new ToneWorks(duration: 20), 12, CreateSelection(1, "110", start: 17, duration: 20));
        Assert.True(MeasureLevel(left, 2, 1.4) > 0.3);
        Assert.All(left[(4 * Rate)..], sample => Assert.Equal(0, sample));
        Assert.True(Enumerable.Range(1, left.Length - 1).Max(i => Math.Abs(left[i] - left[i - 1])) < 0.01);
        Assert.Empty(missing);
    }

    [Fact]
    public async Task Reports_a_missing_file_and_continues()
    {
        var (left, missing) = await MixAsync(new ToneWorks(), 12, CreateSelection(0, "440"), CreateSelection(4, "missing"), CreateSelection(8, "440"));
        var one = Assert.Single(missing);
        Assert.Equal(TimeSpan.FromSeconds(4), one.Selection.At);
        Assert.Contains("missing", one.Reason, StringComparison.Ordinal);
        Assert.True(MeasureLevel(left, 1, 2) > 0.3);
        Assert.Equal(0, MeasureLevel(left, 4.6, 3));
        Assert.True(MeasureLevel(left, 9, 2) > 0.3);
    }

    [Fact]
    public async Task Limits_loud_works_without_clipping()
    {
        var (left, _) = await MixAsync(new ToneWorks(1), 9, CreateSelection(0, "full"), CreateSelection(3, "noise1"), CreateSelection(3.2, "full"));
        Assert.True(left.Max(Math.Abs) <= Limiter.Ceiling + 1e-6f);
        Assert.InRange(MeasureLevel(left, 4, 4), Limiter.Ceiling * 0.99, Limiter.Ceiling + 1e-6);
    }

    [Fact]
    public async Task Mixes_the_brush_at_its_own_pitch()
    {
        var recording = new PerformanceRecording();
        recording.AddBrush([.. Enumerable.Range(0, 5 * 16_000).Select(i => 0.5f * MathF.Sin(2 * MathF.PI * 1000 * i / 16_000))]);
        var mixed = new List<float>();
        await new Mixdown(new ToneWorks().ReadAsync, new MixdownSettings(BrushGain: 0.2)).RenderAsync(
            recording, TimeSpan.FromSeconds(5), samples => mixed.AddRange(samples), null, TestContext.Current.CancellationToken);
        var left = mixed.Where((_, i) => i % 2 == 0).ToArray();
        Assert.Equal(5 * Rate, left.Length);
        for (var i = Rate; i < 4 * Rate; i++)
        {
            Assert.Equal(0.1 * Math.Sin(2 * Math.PI * 1000 * i / Rate), left[i], 0.0003);
        }
    }

    [Property(MaxTest = 20)]
    public async Task Any_selections_give_a_repeatable_mix_below_the_ceiling(byte[] times, byte tenths)
    {
        var length = 0.1 + (tenths / 25.0);
        var selections = times.Order().Select((at, i) => CreateSelection(at / 25.0, i % 3 == 0 ? "full" : $"noise{i % 7}", i, duration: i + 3)).ToArray();
        var (first, _) = await MixAsync(new ToneWorks(), length, selections);
        var (second, _) = await MixAsync(new ToneWorks(), length, selections);
        Assert.Equal((int)Math.Round(length * Rate), first.Length);
        Assert.Equal(first, second);
        Assert.All(first, sample => Assert.InRange(sample, -Limiter.Ceiling - 1e-6f, Limiter.Ceiling + 1e-6f));
    }

    private static async Task<(float[] Left, IReadOnlyList<MissingExcerpt> Missing)> MixAsync(ToneWorks tones, double seconds, params Selection[] selections)
    {
        var recording = new PerformanceRecording();
        foreach (var selection in selections)
        {
            recording.AddSelection(selection);
        }

        var mixed = new List<float>();
        var missing = await new Mixdown(tones.ReadAsync, new MixdownSettings()).RenderAsync(
            recording, TimeSpan.FromSeconds(seconds), samples => mixed.AddRange(samples), null, TestContext.Current.CancellationToken);
        return ([.. mixed.Where((_, i) => i % 2 == 0)], missing);
    }

    private static double MeasureLevel(float[] samples, double from, double seconds) =>
        Math.Sqrt(samples.Skip((int)(from * Rate)).Take((int)(seconds * Rate)).Average(s => (double)s * s));
}
