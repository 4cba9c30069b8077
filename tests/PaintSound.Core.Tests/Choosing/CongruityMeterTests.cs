using FsCheck;
using FsCheck.Xunit;
using PaintSound.Core.Congruity;

namespace PaintSound.Core.Tests.Choosing;

public class CongruityMeterTests
{
    private static readonly float[] Library = [.. Enumerable.Range(0, 200).Select(i => i / 199f)];
    private static readonly LivePair Reliable = new(Correspondence: 0.5f, Coverage: 0.5f, SoundingShare: 1);

    [Theory]
    [InlineData(0f, 1)]
    [InlineData(0.25f, 0.75)]
    [InlineData(1f, 0)]
    public void The_value_is_the_share_of_random_pairs_with_a_higher_correspondence(float correspondence, double share)
    {
        var congruity = new CongruityMeter(Library).Measure(Reliable with { Correspondence = correspondence }, [], TimeSpan.Zero, TimeSpan.Zero);
        Assert.Equal(share, congruity.Value, 0.005);
        Assert.Equal(1 - correspondence, congruity.Raw);
        Assert.Equal((1f, CongruityReliability.Reliable), (congruity.Confidence, congruity.Reliability));
    }

    [Fact]
    public void Similar_raw_values_are_spread_over_the_whole_range()
    {
        var random = new Random(4);
        float[] similar = [.. Enumerable.Range(0, 500).Select(_ => 0.98f + (0.02f * random.NextSingle()))];
        var values = similar.Select(pair => new CongruityMeter(similar).Measure(Reliable with { Correspondence = pair }, [], TimeSpan.Zero, TimeSpan.Zero).Value)
            .Order().ToArray();
        Assert.Equal([0.1, 0.5, 0.9], new[] { 50, 250, 450 }.Select(i => Math.Round(values[i], 2)));
    }

    [Fact]
    public void The_pairs_of_the_performance_count_too()
    {
        // All pictures of this camera are far from all music; 0.8 is close in comparison.
        var meter = new CongruityMeter(Library);
        var (first, last) = (0f, 0f);
        for (var i = 0; i < 4000; i++)
        {
            last = meter.Measure(Reliable with { Correspondence = 0.8f }, [0.9f], TimeSpan.Zero, Step(i)).Value;
            first = i == 0 ? last : first;
        }

        Assert.InRange(first, 0.19f, 0.22f);
        Assert.InRange(last, 0.85f, 0.88f);   // 1,000 random pairs of the performance and 200 of the library
    }

    [Fact]
    public void The_value_rises_with_the_smoothing_time_and_falls_in_twice_that()
    {
        var smoothing = TimeSpan.FromSeconds(2);
        var meter = new CongruityMeter(Library);
        float Play(float correspondence, double from, double until)
        {
            var value = 0f;
            for (var at = from; at <= until; at += 0.25)
            {
                value = meter.Measure(Reliable with { Correspondence = correspondence }, [], smoothing, ChoosingSamples.At(at)).Value;
            }

            return value;
        }

        Assert.Equal(1 - (0.5 / Math.E), Play(0, 0, 2), 0.01);
        var high = Play(0, 2.25, 60);
        Assert.Equal(high / Math.E, Play(1, 60.25, 64), 0.01);
    }

    [Theory]
    [InlineData(0, 1, CongruityReliability.TooLittlePaint)]
    [InlineData(0.5, 0, CongruityReliability.TooLittleSound)]
    public void The_value_does_not_change_without_paint_or_sound(float coverage, float soundingShare, CongruityReliability reliability)
    {
        var congruity = new CongruityMeter(Library).Measure(new LivePair(0, coverage, soundingShare), [0.5f], TimeSpan.Zero, TimeSpan.Zero);
        Assert.Equal((0.5f, 0f, reliability), (congruity.Value, congruity.Confidence, congruity.Reliability));
    }

    [Fact]
    public void The_value_does_not_change_without_random_pairs()
    {
        var meter = new CongruityMeter([]);
        Assert.Equal(
            new CongruityReading(0.5f, 1, 0, CongruityReliability.TooFewPairs), meter.Measure(Reliable with { Correspondence = 0 }, [], TimeSpan.Zero, TimeSpan.Zero));
        var congruity = meter.Measure(Reliable with { Correspondence = 0 }, [.. Enumerable.Repeat(0.5f, 100)], TimeSpan.Zero, Step(1));
        Assert.Equal(new CongruityReading(1, 1, 1, CongruityReliability.Reliable), congruity);
    }

    [Property]
    public bool Readings_are_between_0_and_1_for_any_input(PositiveInt seed, bool empty)
    {
        var random = new Random(seed.Get);
        var meter = new CongruityMeter(empty ? [] : Library);
        return Enumerable.Range(0, 100).All(i =>
        {
            var pair = new LivePair(random.NextSingle(), random.NextSingle(), random.NextSingle());
            var congruity = meter.Measure(pair, [random.NextSingle(), random.NextSingle()], TimeSpan.FromSeconds(3 * random.NextDouble()), Step(i));
            return congruity is { Value: >= 0 and <= 1, Raw: >= 0 and <= 1, Confidence: >= 0 and <= 1 };
        });
    }

    [Property]
    public bool A_closer_pair_never_has_a_lower_congruity(PositiveInt seed)
    {
        var random = new Random(seed.Get);
        var (one, other) = (new CongruityMeter(Library), new CongruityMeter(Library));
        return Enumerable.Range(0, 60).All(i =>
        {
            var pair = new LivePair(random.NextSingle(), random.NextSingle(), random.NextSingle());
            float[] randomPairs = [random.NextSingle(), random.NextSingle()];
            var closer = pair with { Correspondence = pair.Correspondence * random.NextSingle() };
            return one.Measure(closer, randomPairs, TimeSpan.FromSeconds(1), Step(i)).Value
                >= other.Measure(pair, randomPairs, TimeSpan.FromSeconds(1), Step(i)).Value - 1e-6;
        });
    }

    [Property(MaxTest = 30)]
    public bool The_value_settles_under_steady_input(PositiveInt seed)
    {
        var random = new Random(seed.Get);
        var pair = Reliable with { Correspondence = random.NextSingle() };
        float[] canvas = [.. Enumerable.Range(0, 300).Select(_ => random.NextSingle())];
        var meter = new CongruityMeter(Library);
        float[] values = [.. Enumerable.Range(0, 4800)
            .Select(i => meter.Measure(pair, [canvas[random.Next(300)], canvas[random.Next(300)]], TimeSpan.FromSeconds(1), Step(i)).Value)];

        // From the third minute: no step of more than 0.01, and within 0.08 for the rest of the 20 minutes.
        var later = values.Skip(480).ToArray();
        return later.Zip(later.Skip(1)).All(step => Math.Abs(step.First - step.Second) < 0.01f) && later.Max() - later.Min() < 0.08f;
    }

    [Fact]
    public void Allocates_only_the_reading()
    {
        var meter = new CongruityMeter(Library);
        var i = 0;
        float[] randomPairs = [0.3f, 0.6f];
        Assert.InRange(Allocation.OfSteady(() => meter.Measure(Reliable, randomPairs, TimeSpan.FromSeconds(1), Step(i++))), 1, 48);
    }

    private static TimeSpan Step(int number) => ChoosingSamples.At(number * 0.25);
}
