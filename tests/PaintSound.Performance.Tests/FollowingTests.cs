using PaintSound.Core.Choosing;
using PaintSound.Core.Choosing.Paintings;
using PaintSound.Core.Choosing.Strategies;
using PaintSound.Core.Control;

namespace PaintSound.Performance.Tests;

/// <summary>A performance that follows another one, and continues it.</summary>
public sealed class FollowingTests : IDisposable
{
    private static readonly ChoosingControls Controls = new()
    {
        Strategy = ChoosingStrategy.WeightedRank,
        Weight = 0,
        Silence = SilencePolicy.Any,
        Dwell = TimeSpan.FromSeconds(4),
        OnChange = false,
    };

    private readonly FakeTimeProvider _time = new();
    private readonly PipelineFixture _fixture;

    public FollowingTests()
    {
        _fixture = new PipelineFixture(_time, Controls);
        _fixture.Pipeline.IsFollowing = true;
    }

    public void Dispose() => _fixture.Dispose();

    [Fact]
    public void Selects_nothing_itself_and_tells_the_outputs_not_to_launch_what_it_follows()
    {
        Run(20);
        Assert.Empty(_fixture.Events.Selections);
        Assert.Empty(_fixture.Events.Paintings);
        _fixture.Pipeline.Follow(Selection(19, "w3"));
        _fixture.Pipeline.Follow(new FollowedPainting(TimeSpan.FromSeconds(19), "p4", 0.5f, 11, 10, 1));
        Run(20);
        var selection = Assert.Single(_fixture.Events.Selections);
        Assert.Equal(("w3", TimeSpan.FromSeconds(19), true), (selection.Excerpt.Work.Id, selection.At, selection.IsFollowed));
        Assert.Equal("p4", Assert.Single(_fixture.Events.Paintings).Painting.Id);
    }

    [Fact]
    public void Continues_the_dwell_and_the_rests_of_the_performance_that_it_followed()
    {
        Run(10);
        string[] resting = ["w0", "w1", "w2", "w3"];
        for (var i = 0; i < resting.Length; i++)
        {
            _fixture.Pipeline.Follow(Selection(6 + i, resting[i]));
        }

        Run(0.5);
        _fixture.Pipeline.IsFollowing = false;
        _fixture.Events.Selections.Clear();

        // The last selection was at 9 s, so nothing is due before 13 s.
        Run(2.25);
        Assert.Empty(_fixture.Events.Selections);
        Run(1);
        var selection = Assert.Single(_fixture.Events.Selections);
        Assert.False(selection.IsFollowed);
        Assert.DoesNotContain(selection.Excerpt.Work.Id, resting);
    }

    [Fact]
    public void A_selection_that_arrives_with_the_takeover_still_is_not_launched_again()
    {
        Run(10);
        _fixture.Pipeline.Follow(Selection(10, "w5"));
        _fixture.Pipeline.IsFollowing = false;
        Run(3);
        Assert.True(Assert.Single(_fixture.Events.Selections).IsFollowed);
    }

    [Fact]
    public void A_work_that_this_library_does_not_have_changes_nothing()
    {
        Run(1);
        _fixture.Pipeline.Follow(Selection(1, "another"));
        Run(5);
        Assert.Empty(_fixture.Events.Selections);
    }

    [Fact]
    public void Next_that_was_pressed_here_is_forgotten()
    {
        Run(6);
        _fixture.Pipeline.Follow(Selection(6, "w5"));
        _fixture.Control.Set(ControlTable.Next, true);
        Run(0.5);
        _fixture.Pipeline.IsFollowing = false;
        _fixture.Events.Selections.Clear();
        Run(2);
        Assert.Empty(_fixture.Events.Selections);
    }

    private static FollowedSelection Selection(double at, string work) => new(TimeSpan.FromSeconds(at), work, 0, 0.25f, 1, false, 11, 11, 1, 1, null);

    private void Run(double seconds)
    {
        for (var left = seconds; left > 0; left -= 0.25)
        {
            _fixture.Pipeline.AddFrame(PipelineFixture.Frame(128), _time.GetTimestamp());
            _time.Advance(TimeSpan.FromSeconds(0.25));
            _fixture.Pipeline.Step();
            _fixture.Pipeline.DeliverEvents();
        }
    }
}
