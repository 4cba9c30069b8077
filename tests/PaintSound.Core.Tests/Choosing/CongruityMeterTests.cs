using FsCheck;
using FsCheck.Xunit;
using PaintSound.Core.Congruity;

namespace PaintSound.Core.Tests.Choosing;

public class CongruityMeterTests
{
    // Other pictures fit the music with log odds of -5 ... 5.
    private static readonly float[] Pictures = [.. Enumerable.Range(0, 201).Select(i => (i - 100) / 20f)];
    private static readonly LivePair Reliable = new(Correspondence: 0.5f, RelativeLogOdds: 0, Coverage: 0.5f, SoundingShare: 1, VariationDb: 4);

    [Theory]
    [InlineData(-12, 1)]
    [InlineData(-2.5, 0.74)]
    [InlineData(0, 0.5)]
    [InlineData(2.5, 0.26)]
    [InlineData(12, 0)]
    public void The_value_is_the_share_of_pictures_that_fit_the_music_worse(float relative, double share)
    {
        var congruity = new CongruityMeter([]).Measure(Reliable with { RelativeLogOdds = relative, Correspondence = 0.25f }, Pictures, TimeSpan.Zero, TimeSpan.Zero);
        Assert.Equal(share, congruity.Value, 0.02);
        Assert.Equal(0.75f, congruity.Raw);
        Assert.Equal((1f, CongruityReliability.Reliable), (congruity.Confidence, congruity.Reliability));
    }

    [Fact]
    public void A_quarter_of_the_value_compares_with_all_pairs()
    {
        // The canvas fits this music better than all other pictures, but this music fits no picture well.
        var congruity = new CongruityMeter(Pictures).Measure(Reliable with { RelativeLogOdds = 2.5f }, [9, 9.5f, 10, 10.5f, 11, 9, 9, 9, 9, 9], TimeSpan.Zero, TimeSpan.Zero);
        Assert.Equal(0.75 + (0.25 * 0.25), congruity.Value, 0.01);
    }

    [Fact]
    public void A_picture_that_fits_slightly_better_moves_the_value_slightly()
    {
        float[] ten = [.. Enumerable.Range(0, 10).Select(i => i - 4.5f)];
        float[] values = [.. Enumerable.Range(0, 101)
            .Select(i => new CongruityMeter([]).Measure(Reliable with { RelativeLogOdds = (50 - i) / 10f }, ten, TimeSpan.Zero, TimeSpan.Zero).Value)];
        Assert.All(values.Zip(values.Skip(1)), step => Assert.InRange(step.Second - step.First, 0, 0.02f));
    }

    [Fact]
    public void The_value_rises_with_the_smoothing_time_and_falls_in_twice_that()
    {
        var smoothing = TimeSpan.FromSeconds(2);
        var meter = new CongruityMeter([]);
        float Play(float relative, double from, double until)
        {
            var value = 0f;
            for (var at = from; at <= until; at += 0.25)
            {
                value = meter.Measure(Reliable with { RelativeLogOdds = relative }, Pictures, smoothing, ChoosingSamples.At(at)).Value;
            }

            return value;
        }

        Assert.Equal(1 - (0.5 / Math.E), Play(-100, 0, 2), 0.01);
        var high = Play(-100, 2.25, 60);
        Assert.Equal(high / Math.E, Play(100, 60.25, 64), 0.01);
    }

    [Theory]
    [InlineData(0, 1, 4, CongruityReliability.TooLittlePaint)]
    [InlineData(0.5, 0, 4, CongruityReliability.TooLittleSound)]
    [InlineData(0.5, 1, 0.8, CongruityReliability.SteadySound)]
    public void The_value_does_not_change_without_paint_or_music(float coverage, float soundingShare, float variation, CongruityReliability reliability)
    {
        var congruity = new CongruityMeter([]).Measure(new LivePair(0, -9, coverage, soundingShare, variation), Pictures, TimeSpan.Zero, TimeSpan.Zero);
        Assert.Equal((0.5f, 0f, reliability), (congruity.Value, congruity.Confidence, congruity.Reliability));
    }

    [Fact]
    public void Without_pictures_to_compare_with_the_value_does_not_change()
    {
        var meter = new CongruityMeter([]);
        Assert.Equal(
            new CongruityReading(0.5f, 1, 0, CongruityReliability.TooFewPictures),
            meter.Measure(Reliable with { Correspondence = 0, RelativeLogOdds = -99 }, [], TimeSpan.Zero, TimeSpan.Zero));
        var congruity = meter.Measure(Reliable with { Correspondence = 0, RelativeLogOdds = -99 }, Pictures.AsSpan(0, 10), TimeSpan.Zero, Step(1));
        Assert.Equal(new CongruityReading(1, 1, 1, CongruityReliability.Reliable), congruity);
    }

    [Property]
    public bool Readings_are_between_0_and_1_for_any_input(PositiveInt seed, byte count)
    {
        var random = new Random(seed.Get);
        var meter = new CongruityMeter([]);
        return Enumerable.Range(0, 100).All(i =>
        {
            var pair = new LivePair(random.NextSingle(), 32 * (random.NextSingle() - 0.5f), random.NextSingle(), random.NextSingle(), 3 * random.NextSingle());
            float[] pictures = [.. Enumerable.Range(0, count % 20).Select(_ => 32 * (random.NextSingle() - 0.5f))];
            var congruity = meter.Measure(pair, pictures, TimeSpan.FromSeconds(3 * random.NextDouble()), Step(i));
            return congruity is { Value: >= 0 and <= 1, Raw: >= 0 and <= 1, Confidence: >= 0 and <= 1 };
        });
    }

    [Property]
    public bool A_closer_pair_never_has_a_lower_congruity(PositiveInt seed)
    {
        var random = new Random(seed.Get);
        var (one, other) = (new CongruityMeter([]), new CongruityMeter([]));
        return Enumerable.Range(0, 60).All(i =>
        {
            var pair = new LivePair(random.NextSingle(), 10 * (random.NextSingle() - 0.5f), random.NextSingle(), random.NextSingle(), 3 * random.NextSingle());
            var closer = pair with { RelativeLogOdds = pair.RelativeLogOdds - random.NextSingle() };
            return one.Measure(closer, Pictures, TimeSpan.FromSeconds(1), Step(i)).Value
                >= other.Measure(pair, Pictures, TimeSpan.FromSeconds(1), Step(i)).Value - 1e-6;
        });
    }

    [Fact]
    public void Allocates_only_the_reading()
    {
        var meter = new CongruityMeter([]);
        var i = 0;
        Assert.InRange(Allocation.OfSteady(() => meter.Measure(Reliable, Pictures, TimeSpan.FromSeconds(1), Step(i++))), 1, 48);
    }

    private static TimeSpan Step(int number) => ChoosingSamples.At(number * 0.25);
}
