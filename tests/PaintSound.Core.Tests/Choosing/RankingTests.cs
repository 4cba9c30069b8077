using FsCheck;
using FsCheck.Xunit;
using PaintSound.Core.Choosing.Strategies;

namespace PaintSound.Core.Tests.Choosing;

public class RankingTests
{
    // Correspondence prefers 0 and 1, sound prefers 3 and 2.
    private static readonly Scores Opposed = ChoosingSamples.Tens((0.1f, 0.9f), (0.2f, 0.8f), (0.8f, 0.2f), (0.9f, 0.1f));
    private static readonly int[] All = [.. Enumerable.Range(0, 40)];

    [Fact]
    public void Gate_then_sound_takes_the_nearest_sound_among_the_closest() =>
        Assert.Equal([.. All[10..20], .. All[..10]], new GateThenSound().Rank(Opposed, All, gate: 0.5, top: 40).Best);

    [Fact]
    public void Sound_then_gate_takes_the_closest_among_the_nearest_sounds() =>
        Assert.Equal([.. All[20..30], .. All[30..]], new SoundThenGate().Rank(Opposed, All, gate: 0.5, top: 40).Best);

    [Fact]
    public void Weighted_rank_prefers_excerpts_that_are_good_in_both()
    {
        var scores = ChoosingSamples.Scores((0.0f, 0.9f), (0.9f, 0.0f), (0.1f, 0.1f), (0.5f, 0.5f));
        Assert.Equal(2, new WeightedRank(0.5).Rank(scores, [0, 1, 2, 3], gate: 0.01, top: 1).Best[0]);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 30)]
    public void Weighted_rank_with_an_extreme_weight_uses_one_distance_only(double weight, int first) =>
        Assert.Equal(first, new WeightedRank(weight).Rank(Opposed, All, gate: 1, top: 3).Best[0]);

    [Property]
    public bool Every_ranking_returns_distinct_eligible_excerpts(PositiveInt seed, byte size)
    {
        var scores = ChoosingSamples.Random(size + 2, seed.Get);
        int[] eligible = [.. Enumerable.Range(0, size + 2).Where(i => i % 2 == 0)];
        IRanking[] rankings = [new GateThenSound(), new SoundThenGate(), new WeightedRank(0.3)];
        return rankings.Select(ranking => ranking.Rank(scores, eligible, gate: 0.3, top: 300)).All(ranked =>
            ranked.Best.Count > 0 && ranked.Best.Count == ranked.Passed && ranked.Best.Distinct().Count() == ranked.Passed && !ranked.Best.Except(eligible).Any());
    }

    // What the first edition did: sort all, and take the first.
    [Property]
    public bool Every_ranking_is_that_of_sorting_all(PositiveInt seed, byte size, byte percent, byte top)
    {
        var random = new Random(seed.Get);
        var count = size + 1;

        // Few values, so that many distances are equal.
        var scores = ChoosingSamples.Scores([.. Enumerable.Range(0, count).Select(_ => (Value(), Value()))]);
        int[] eligible = [.. Enumerable.Range(0, count).Where(_ => random.Next(4) > 0)];
        if (eligible.Length == 0)
        {
            return true;
        }

        var (gate, most) = (((percent % 100) + 1) / 100.0, top + 1);
        var passing = Gate.CountPassing(eligible.Length, gate);
        int[] Sort(Func<int, double> distance, IEnumerable<int> items) => [.. items.OrderBy(distance)];
        int[] byCanvas = Sort(i => scores.CanvasDistance[i], eligible), bySound = Sort(i => scores.SoundDistance[i], eligible);
        return Same(new GateThenSound(), Sort(i => scores.SoundDistance[i], byCanvas[..passing].Order()), passing)
            && Same(new SoundThenGate(), Sort(i => scores.CanvasDistance[i], bySound[..passing].Order()), passing)
            && Same(new WeightedRank(0.25), Sort(i => (0.75f * Array.IndexOf(byCanvas, i)) + (0.25f * Array.IndexOf(bySound, i)), eligible), eligible.Length);

        float Value() => (random.Next(9) - 4) / 2f;
        bool Same(IRanking ranking, int[] expected, int passed) =>
            ranking.Rank(scores, eligible, gate, most) is var actual && actual.Passed == passed && actual.Best.SequenceEqual(expected.Take(most))
            && ranking.FindPassed(scores, eligible, gate).Order().SequenceEqual(expected.Order());
    }

    [Property]
    public bool Equal_distances_keep_the_order_of_the_library(byte size)
    {
        var scores = new Scores(size + 1);
        int[] all = [.. Enumerable.Range(0, size + 1)];
        return new GateThenSound().Rank(scores, all, gate: 1, top: all.Length).Best.SequenceEqual(all);
    }
}
