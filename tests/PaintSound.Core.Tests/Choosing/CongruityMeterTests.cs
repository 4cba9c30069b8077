using FsCheck;
using FsCheck.Xunit;
using PaintSound.Core.Congruity;

namespace PaintSound.Core.Tests.Choosing;

public class CongruityMeterTests
{
    private static readonly float[] Library = [.. Enumerable.Range(0, 200).Select(i => i / 199f)];
    private static readonly LivePair Sure = new(Correspondence: 0.5f, Painted: 0.5f, Sounding: 1);

    [Theory]
    [InlineData(0f, 1)]
    [InlineData(0.25f, 0.75)]
    [InlineData(1f, 0)]
    public void It_is_the_share_of_chance_pairs_that_are_farther_apart(float correspondence, double share)
    {
        var congruity = new CongruityMeter(Library).Measure(Sure with { Correspondence = correspondence }, [], TimeSpan.Zero, TimeSpan.Zero);
        Assert.Equal(share, congruity.Value, 0.005);
        Assert.Equal(1 - correspondence, congruity.Raw);
        Assert.Equal((1f, CongruityReliability.Reliable), (congruity.Confidence, congruity.Reliability));
    }

    [Fact]
    public void Bunched_figures_are_spread_over_the_whole_range()
    {
        var random = new Random(4);
        float[] bunched = [.. Enumerable.Range(0, 500).Select(_ => 0.98f + (0.02f * random.NextSingle()))];
        var values = bunched.Select(pair => new CongruityMeter(bunched).Measure(Sure with { Correspondence = pair }, [], TimeSpan.Zero, TimeSpan.Zero).Value)
            .Order().ToArray();
        Assert.Equal([0.1, 0.5, 0.9], new[] { 50, 250, 450 }.Select(i => Math.Round(values[i], 2)));
    }

    [Fact]
    public void This_performance_counts_too()
    {
        // All that this camera sees lies far from all music: what is 0.8 there is close.
        var meter = new CongruityMeter(Library);
        var (first, last) = (0f, 0f);
        for (var i = 0; i < 4000; i++)
        {
            last = meter.Measure(Sure with { Correspondence = 0.8f }, [0.9f], TimeSpan.Zero, Step(i)).Value;
            first = i == 0 ? last : first;
        }

        Assert.InRange(first, 0.19f, 0.22f);
        Assert.InRange(last, 0.85f, 0.88f);   // 1,000 chance pairs of the performance beside 200 of the library
    }

    [Fact]
    public void It_rises_with_the_smoothing_time_and_falls_in_twice_that()
    {
        var smoothing = TimeSpan.FromSeconds(2);
        var meter = new CongruityMeter(Library);
        float Play(float correspondence, double from, double until)
        {
            var value = 0f;
            for (var at = from; at <= until; at += 0.25)
            {
                value = meter.Measure(Sure with { Correspondence = correspondence }, [], smoothing, Pieces.At(at)).Value;
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
    public void Without_paint_or_sound_it_stands_still_and_says_so(float painted, float sounding, CongruityReliability doubt)
    {
        var congruity = new CongruityMeter(Library).Measure(new LivePair(0, painted, sounding), [0.5f], TimeSpan.Zero, TimeSpan.Zero);
        Assert.Equal((0.5f, 0f, doubt), (congruity.Value, congruity.Confidence, congruity.Reliability));
    }

    [Fact]
    public void With_nothing_to_compare_with_it_stands_still_and_says_so()
    {
        var meter = new CongruityMeter([]);
        Assert.Equal(
            new CongruityReading(0.5f, 1, 0, CongruityReliability.TooFewPairs), meter.Measure(Sure with { Correspondence = 0 }, [], TimeSpan.Zero, TimeSpan.Zero));
        var congruity = meter.Measure(Sure with { Correspondence = 0 }, [.. Enumerable.Repeat(0.5f, 100)], TimeSpan.Zero, Step(1));
        Assert.Equal(new CongruityReading(1, 1, 1, CongruityReliability.Reliable), congruity);
    }

    [Property]
    public bool It_lies_between_0_and_1_whatever_comes(PositiveInt seed, bool empty)
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
    public bool A_closer_pair_is_never_less_congruent(PositiveInt seed)
    {
        var random = new Random(seed.Get);
        var (one, other) = (new CongruityMeter(Library), new CongruityMeter(Library));
        return Enumerable.Range(0, 60).All(i =>
        {
            var pair = new LivePair(random.NextSingle(), random.NextSingle(), random.NextSingle());
            float[] chance = [random.NextSingle(), random.NextSingle()];
            var closer = pair with { Correspondence = pair.Correspondence * random.NextSingle() };
            return one.Measure(closer, chance, TimeSpan.FromSeconds(1), Step(i)).Value
                >= other.Measure(pair, chance, TimeSpan.FromSeconds(1), Step(i)).Value - 1e-6;
        });
    }

    [Property(MaxTest = 30)]
    public bool Under_steady_input_it_comes_to_rest(PositiveInt seed)
    {
        var random = new Random(seed.Get);
        var pair = Sure with { Correspondence = random.NextSingle() };
        float[] canvas = [.. Enumerable.Range(0, 300).Select(_ => random.NextSingle())];
        var meter = new CongruityMeter(Library);
        float[] values = [.. Enumerable.Range(0, 4800)
            .Select(i => meter.Measure(pair, [canvas[random.Next(300)], canvas[random.Next(300)]], TimeSpan.FromSeconds(1), Step(i)).Value)];

        // From the second minute on: no step of more than 0.01, and within 0.08 for the rest of twenty minutes.
        var later = values.Skip(480).ToArray();
        return later.Zip(later.Skip(1)).All(step => Math.Abs(step.First - step.Second) < 0.01f) && later.Max() - later.Min() < 0.08f;
    }

    [Fact]
    public void Comparing_allocates_no_more_than_its_answer()
    {
        var meter = new CongruityMeter(Library);
        var i = 0;
        float[] chance = [0.3f, 0.6f];
        Assert.InRange(Allocation.OfSteady(() => meter.Measure(Sure, chance, TimeSpan.FromSeconds(1), Step(i++))), 1, 48);
    }

    private static TimeSpan Step(int number) => Pieces.At(number * 0.25);
}
