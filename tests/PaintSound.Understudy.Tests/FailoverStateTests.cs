using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using PaintSound.Understudy.Failover;

namespace PaintSound.Understudy.Tests;

public sealed class FailoverStateTests
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);
    private readonly SimulatedPair _pair = new();

    /// <summary>What happens in a random performance.</summary>
    public enum Incident
    {
        FreezeLeader,
        ContinueLeader,
        FreezeUnderstudy,
        ContinueUnderstudy,
        Cut,
        Connect,
    }

    [Fact]
    public void The_leader_sends_and_the_understudy_is_silent()
    {
        _pair.Run(60 * Second, () => Assert.True(_pair.Leader.IsOpen && !_pair.Understudy.IsOpen));
        Assert.Equal((FailoverStatus.Leading, FailoverStatus.Following), (_pair.Leader.Status, _pair.Understudy.Status));
    }

    [Fact]
    public void A_frozen_leader_is_replaced_within_a_second_and_sends_nothing_when_it_continues()
    {
        _pair.Run(Second);
        _pair.IsLeaderFrozen = true;
        _pair.Run(Second);
        Assert.True(_pair.Understudy.IsOpen);

        // Its threads can run before the first tick.
        Assert.False(_pair.Leader.IsOpen);
        _pair.IsLeaderFrozen = false;
        _pair.Run(100 * Second, () => Assert.False(_pair.Leader.IsOpen));
        Assert.Equal((FailoverStatus.Replaced, FailoverStatus.TookOver), (_pair.Leader.Status, _pair.Understudy.Status));
    }

    [Fact]
    public void A_leader_that_was_frozen_too_shortly_sends_on_after_one_answer()
    {
        _pair.Run(Second);
        _pair.IsLeaderFrozen = true;
        _pair.Run(TimeSpan.FromMilliseconds(400));
        Assert.False(_pair.Leader.IsOpen);
        _pair.IsLeaderFrozen = false;
        _pair.Run(TimeSpan.FromMilliseconds(200));
        Assert.True(_pair.Leader.IsOpen);
        Assert.False(_pair.Understudy.IsOpen);
    }

    [Fact]
    public void A_leader_without_contact_sends_on_and_is_silent_after_the_next_contact()
    {
        _pair.Run(Second);
        _pair.IsCut = true;
        _pair.Run(10 * Second, () => Assert.True(_pair.Leader.IsOpen));
        Assert.True(_pair.Understudy.IsOpen);
        _pair.IsCut = false;
        _pair.Run(TimeSpan.FromMilliseconds(100));
        _pair.Run(10 * Second, () => Assert.True(!_pair.Leader.IsOpen && _pair.Understudy.IsOpen));
    }

    [Fact]
    public void A_dead_understudy_silences_a_leader_that_was_frozen_for_two_seconds_at_most()
    {
        _pair.Run(Second);
        (_pair.IsLeaderFrozen, _pair.IsUnderstudyFrozen) = (true, true);
        _pair.Run(5 * Second);
        _pair.IsLeaderFrozen = false;
        _pair.Run(2.5 * Second);
        Assert.True(_pair.Leader.IsOpen);
    }

    [Fact]
    public void A_frozen_understudy_does_not_take_over_when_it_continues()
    {
        _pair.Run(Second);
        _pair.IsUnderstudyFrozen = true;
        _pair.Run(10 * Second);
        _pair.IsUnderstudyFrozen = false;
        _pair.Run(10 * Second, () => Assert.True(_pair.Leader.IsOpen && !_pair.Understudy.IsOpen));
    }

    [Fact]
    public void An_understudy_on_a_busy_computer_that_is_always_late_takes_over_nevertheless()
    {
        var time = new FakeTimeProvider();
        var understudy = new FailoverState(isLeader: false, new FailoverOptions(), time);
        understudy.Hear(new FailoverBeat(1, 0, 1, IsActive: true));
        for (var i = 0; i < 3; i++)
        {
            time.Advance(TimeSpan.FromMilliseconds(400));
            understudy.Tick();
        }

        Assert.True(understudy.IsOpen);
    }

    [Fact]
    public void The_end_of_the_leader_is_no_failure()
    {
        _pair.Run(Second);
        _pair.Understudy.HandleEnd();
        _pair.IsLeaderFrozen = true;
        _pair.Understudy.HandleGone();
        _pair.Run(10 * Second, () => Assert.False(_pair.Understudy.IsOpen));
        Assert.Equal(FailoverStatus.LeaderEnded, _pair.Understudy.Status);
        _pair.Understudy.TakeOver();
        Assert.True(_pair.Understudy.IsOpen);
    }

    [Fact]
    public void A_leader_that_is_gone_is_replaced_at_once()
    {
        _pair.Run(Second);
        _pair.Understudy.HandleGone();
        Assert.True(_pair.Understudy.IsOpen);
    }

    [Fact]
    public void An_understudy_that_never_heard_its_leader_does_not_take_over()
    {
        _pair.IsCut = true;
        _pair.Understudy.HandleGone();
        _pair.Run(10 * Second, () => Assert.False(_pair.Understudy.IsOpen));
    }

    [Fact]
    public void A_person_hands_over_there_and_back()
    {
        _pair.Run(Second);
        Assert.True(_pair.Leader.TryYield());
        _pair.Understudy.TakeOver();
        _pair.Run(Second, () => Assert.True(_pair.Understudy.IsOpen && !_pair.Leader.IsOpen));
        Assert.True(_pair.Understudy.TryYield());
        _pair.Leader.TakeOver();
        _pair.Run(Second, () => Assert.True(_pair.Leader.IsOpen && !_pair.Understudy.IsOpen));

        // Who was replaced never returns by itself, even if the other one fails.
        _pair.IsLeaderFrozen = true;
        _pair.Run(10 * Second, () => Assert.False(_pair.Understudy.IsOpen));
    }

    /// <summary>Whatever happens: at most one sends after contact, somebody sends, and who was replaced stays silent.</summary>
    [Property(MaxTest = 500)]
    public Property At_most_one_sends_after_contact_and_nobody_returns_by_itself()
    {
        var incidents = Gen.ListOf(Gen.Zip(Gen.Elements(Enum.GetValues<Incident>()), Gen.Choose(1, 60))).ToArbitrary();
        return Prop.ForAll(incidents, list =>
        {
            var pair = new SimulatedPair();
            pair.Run(Second);
            var wasReplaced = false;
            foreach (var (incident, steps) in list)
            {
                Apply(pair, incident);
                pair.Run(TimeSpan.FromMilliseconds(50 * steps), () =>
                {
                    wasReplaced |= pair.Leader.Status == FailoverStatus.Replaced;
                    Assert.False(wasReplaced && pair.Leader.IsOpen);
                });
            }

            (pair.IsCut, pair.IsLeaderFrozen, pair.IsUnderstudyFrozen) = (false, false, false);
            pair.Run(TimeSpan.FromMilliseconds(150));
            pair.Run(3 * Second, () => Assert.False(pair.BothSend));
            Assert.True(pair.IsSomebodySending);
        });
    }

    private static void Apply(SimulatedPair pair, Incident incident)
    {
        switch (incident)
        {
            case Incident.FreezeLeader or Incident.ContinueLeader:
                pair.IsLeaderFrozen = incident == Incident.FreezeLeader;
                break;
            case Incident.FreezeUnderstudy or Incident.ContinueUnderstudy:
                pair.IsUnderstudyFrozen = incident == Incident.FreezeUnderstudy;
                break;
            default:
                pair.IsCut = incident == Incident.Cut;
                break;
        }
    }
}
