using FsCheck;
using FsCheck.Xunit;
using PaintSound.Core.Choosing;
using PaintSound.Core.Choosing.Strategies;

namespace PaintSound.Core.Tests.Choosing;

public class ChooserTests
{
    private static readonly ChoosingControls Open = new() { Gate = 1, Dwell = TimeSpan.FromSeconds(4) };

    [Fact]
    public void The_first_choice_comes_at_once_and_says_why()
    {
        var chooser = new Chooser(Pieces.Library(4));
        var scores = Pieces.Scores((0.1f, 0.9f), (0.2f, 0.8f), (0.8f, 0.2f), (0.9f, 0.1f));

        var selection = chooser.Choose(scores, Pieces.Painting, Open with { Gate = 0.5 }, TimeSpan.Zero)!;

        Assert.Equal("Work 1", selection.Excerpt.Work.Title);
        Assert.Equal((0.2f, 0.8f), (selection.Correspondence, selection.SoundDistance));
        Assert.Equal(4, selection.Reason.Eligible);
        Assert.Equal(2, selection.Reason.Passed);
        Assert.Equal(2, selection.Reason.CorrespondenceRank);
        Assert.Equal(3, selection.Reason.SoundRank);
        Assert.Equal([1, 2], selection.Reason.Best.Select(c => c.Rank));
        Assert.Equal("Work 1", selection.Reason.Best[0].Excerpt.Work.Title);
        Assert.False(selection.Reason.Silent);
    }

    [Fact]
    public void It_dwells()
    {
        var chooser = new Chooser(Pieces.Library(8));
        var scores = Pieces.Random(8, seed: 1);
        Assert.NotNull(chooser.Choose(scores, Pieces.Painting, Open, Pieces.At(0)));
        Assert.Null(chooser.Choose(scores, Pieces.Painting, Open, Pieces.At(3.99)));
        Assert.NotNull(chooser.Choose(scores, Pieces.Painting, Open, Pieces.At(4)));
    }

    [Fact]
    public void Next_passes_over_dwell_and_hold()
    {
        var chooser = new Chooser(Pieces.Library(8));
        var scores = Pieces.Random(8, seed: 1);
        var held = Open with { Hold = true };
        var first = chooser.Choose(scores, Pieces.Painting, Open, Pieces.At(0))!;
        Assert.Null(chooser.Choose(scores, Pieces.Painting, held, Pieces.At(100)));
        var second = chooser.Choose(scores, Pieces.Painting, held, Pieces.At(100), next: true)!;
        Assert.NotEqual(first.Excerpt, second.Excerpt);
    }

    [Fact]
    public void A_collection_that_is_off_is_never_chosen()
    {
        var chooser = new Chooser(Pieces.Library(8));
        var scores = Pieces.Random(8, seed: 1);
        var controls = Open with { Excluded = ["own"], Dwell = TimeSpan.Zero };
        var chosen = Enumerable.Range(0, 20).Select(i => chooser.Choose(scores, Pieces.Painting, controls, Pieces.At(i))!);
        Assert.All(chosen, s => Assert.Equal("composers", s.Excerpt.Work.Collection));
    }

    [Fact]
    public void With_every_collection_off_nothing_is_chosen() => Assert.Null(new Chooser(Pieces.Library(4)).Choose(
        Pieces.Random(4, seed: 1), Pieces.Painting, Open with { Excluded = ["own", "composers"] }, TimeSpan.Zero));

    [Fact]
    public void An_empty_library_chooses_nothing() =>
        Assert.Null(new Chooser([]).Choose(new Scores(0), Pieces.Painting, Open, TimeSpan.Zero));

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_hum_and_a_silent_brush_choose_held_notes(bool hum)
    {
        var chooser = new Chooser(Pieces.Library(8));
        var scores = Pieces.Scores([.. Enumerable.Range(0, 8).Select(i => (0.5f, i % 2 == 0 ? 0.9f : 0.1f))]);
        var selection = chooser.Choose(scores, hum ? Pieces.Hum : Pieces.Quiet, Open, TimeSpan.Zero)!;
        Assert.True(selection.Reason.Silent);
        Assert.True(selection.Excerpt.IsHeld);
    }

    [Fact]
    public void Silence_may_keep_what_is_there_or_choose_anything()
    {
        var scores = Pieces.Scores([.. Enumerable.Range(0, 8).Select(i => (0.5f, i % 2 == 0 ? 0.9f : 0.1f))]);
        Assert.Null(new Chooser(Pieces.Library(8)).Choose(
            scores, Pieces.Quiet, Open with { Silence = SilencePolicy.Stay }, TimeSpan.Zero));
        var any = new Chooser(Pieces.Library(8)).Choose(
            scores, Pieces.Quiet, Open with { Silence = SilencePolicy.Any }, TimeSpan.Zero)!;
        Assert.False(any.Excerpt.IsHeld);
    }

    [Fact]
    public void A_silent_excerpt_is_chosen_only_where_all_are_silent()
    {
        var library = Pieces.Library(3);
        library[0] = library[0] with { LevelDb = -90 };
        var scores = Pieces.Scores((0, 0), (0.5f, 0.5f), (0.9f, 0.9f));
        Assert.Equal("w1", new Chooser(library).Choose(scores, Pieces.Painting, Open, TimeSpan.Zero)!.Excerpt.Work.Id);
        Assert.NotNull(new Chooser(library[..1]).Choose(Pieces.Scores((0, 0)), Pieces.Painting, Open, TimeSpan.Zero));
    }

    [Fact]
    public void Where_all_rest_the_longest_rested_returns()
    {
        var chooser = new Chooser(Pieces.Library(3));
        var scores = Pieces.Scores((0.1f, 0.1f), (0.2f, 0.2f), (0.3f, 0.3f));
        var controls = Open with { Dwell = TimeSpan.Zero, RepeatAfter = TimeSpan.FromHours(1) };
        string[] ids = [.. Enumerable.Range(0, 5).Select(i =>
            chooser.Choose(scores, Pieces.Painting, controls, Pieces.At(i))!.Excerpt.Work.Id)];
        Assert.Equal(["w0", "w1", "w2", "w0", "w1"], ids);
    }

    [Property]
    public bool Nothing_repeats_within_its_rest(PositiveInt seed, byte rest)
    {
        var chooser = new Chooser(Pieces.Library(64));
        var controls = Open with { Gate = 0.2, Dwell = TimeSpan.FromSeconds(1), RepeatAfter = TimeSpan.FromSeconds(rest % 60) };
        var last = new Dictionary<string, TimeSpan>(StringComparer.Ordinal);
        for (var i = 0; i < 100; i++)
        {
            var selection = chooser.Choose(Pieces.Random(64, seed.Get + i), Pieces.Painting, controls, Pieces.At(i))!;
            if (last.TryGetValue(selection.Excerpt.Work.Id, out var before) && selection.At - before < controls.RepeatAfter)
            {
                return false;
            }

            last[selection.Excerpt.Work.Id] = selection.At;
        }

        return true;
    }

    [Property]
    public bool The_same_scores_give_the_same_selections(PositiveInt seed)
    {
        string[] Play()
        {
            var chooser = new Chooser(Pieces.Library(32));
            return [.. Enumerable.Range(0, 40)
                .Select(i => chooser.Choose(Pieces.Random(32, seed.Get + i), Pieces.Painting, Open, Pieces.At(i)))
                .Select(s => s?.Excerpt.Work.Id ?? "-")];
        }

        return Play().SequenceEqual(Play());
    }
}
