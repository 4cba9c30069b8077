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
        Assert.Equal([.. All[10..20], .. All[..10]], new GateThenSound().Rank(Opposed, All, gate: 0.5));

    [Fact]
    public void Sound_then_gate_takes_the_closest_among_the_nearest_sounds() =>
        Assert.Equal([.. All[20..30], .. All[30..]], new SoundThenGate().Rank(Opposed, All, gate: 0.5));

    [Fact]
    public void Weighted_rank_prefers_excerpts_that_are_good_in_both()
    {
        var scores = ChoosingSamples.Scores((0.0f, 0.9f), (0.9f, 0.0f), (0.1f, 0.1f), (0.5f, 0.5f));
        Assert.Equal(2, new WeightedRank(0.5).Rank(scores, [0, 1, 2, 3], gate: 0.01)[0]);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 30)]
    public void Weighted_rank_with_an_extreme_weight_uses_one_distance_only(double weight, int first) =>
        Assert.Equal(first, new WeightedRank(weight).Rank(Opposed, All, gate: 1)[0]);

    [Property]
    public bool Every_ranking_returns_distinct_eligible_excerpts(PositiveInt seed, byte size)
    {
        var scores = ChoosingSamples.Random(size + 2, seed.Get);
        int[] eligible = [.. Enumerable.Range(0, size + 2).Where(i => i % 2 == 0)];
        IRanking[] rankings = [new GateThenSound(), new SoundThenGate(), new WeightedRank(0.3)];
        return rankings.Select(ranking => ranking.Rank(scores, eligible, gate: 0.3)).All(ranked =>
            ranked.Length > 0 && ranked.Distinct().Count() == ranked.Length && !ranked.Except(eligible).Any());
    }

    [Property]
    public bool Equal_distances_keep_the_order_of_the_library(byte size)
    {
        var scores = new Scores(size + 1);
        int[] all = [.. Enumerable.Range(0, size + 1)];
        return new GateThenSound().Rank(scores, all, gate: 1).SequenceEqual(all);
    }
}
