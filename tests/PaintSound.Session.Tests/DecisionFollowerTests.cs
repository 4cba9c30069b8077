using FsCheck.Xunit;
using PaintSound.Session.Decisions;
using PaintSound.Session.Tests.Simulation;

namespace PaintSound.Session.Tests;

public sealed class DecisionFollowerTests
{
    [Property]
    public bool Whatever_comes_again_or_late_each_decision_is_taken_once_and_in_order(int[] numbers, int[] cuts)
    {
        DecisionFollower follower = new();
        List<Decision> taken = [];
        foreach (var batch in numbers.Chunk(1 + (Math.Abs(cuts.FirstOrDefault()) % 4)))
        {
            follower.Receive([.. batch.Select(number => Create(Math.Abs(number % 50)))]);
            taken.AddRange(follower.Take(TimeSpan.FromDays(1)).Excerpts.Select(excerpt => Create(int.Parse(excerpt.Work, System.Globalization.CultureInfo.InvariantCulture))));
        }

        return taken.Zip(taken.Skip(1)).All(pair => pair.First.Number < pair.Second.Number)
            && follower.Repeated + taken.Count == numbers.Length;
    }

    [Fact]
    public void A_decision_waits_until_it_is_due()
    {
        DecisionFollower follower = new();
        follower.Receive([Create(1) with { Due = TimeSpan.FromSeconds(5) }, Create(2) with { Due = TimeSpan.FromSeconds(6) }]);
        Assert.Empty(follower.Take(TimeSpan.FromSeconds(4.9)).Excerpts);
        Assert.Equal(TimeSpan.FromSeconds(5), follower.NextDue);
        Assert.Single(follower.Take(TimeSpan.FromSeconds(5)).Excerpts);
        follower.Release();
        Assert.Single(follower.Take(TimeSpan.Zero).Excerpts);
        Assert.Null(follower.NextDue);
    }

    [Fact]
    public void A_decision_of_a_host_that_was_replaced_has_no_effect()
    {
        DecisionFollower follower = new();
        follower.Receive([Create(1) with { Number = new DecisionNumber(20, 1) }, Create(9) with { Number = new DecisionNumber(10, 9) }]);
        Assert.Equal(["1"], follower.Take(TimeSpan.FromDays(1)).Excerpts.Select(excerpt => excerpt.Work));
        Assert.Equal(1, follower.Repeated);
    }

    [Fact]
    public void A_host_whose_clock_is_behind_still_comes_after_the_host_before()
    {
        DecisionMaker maker = new(term: 5);
        maker.Follow(new DecisionNumber(7, 100));
        Assert.True(maker.Decide(Selections.Excerpt("1", TimeSpan.Zero), TimeSpan.Zero).Number > new DecisionNumber(7, 100));
    }

    [Fact]
    public void The_log_keeps_the_latest()
    {
        DecisionLog log = new();
        log.Add([.. Enumerable.Range(0, 500).Select(Create)]);
        Assert.Equal(DecisionLog.Capacity, log.After(DecisionNumber.None).Length);
        Assert.Equal(3, log.After(new DecisionNumber(1, 496 + 1)).Length);
    }

    private static Decision Create(int number) =>
        new(new DecisionNumber(1, number + 1), TimeSpan.Zero, Selections.Excerpt($"{number}", TimeSpan.Zero), null);
}
