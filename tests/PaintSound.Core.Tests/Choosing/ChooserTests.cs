using FsCheck;
using FsCheck.Xunit;
using PaintSound.Core.Choosing;

namespace PaintSound.Core.Tests.Choosing;

public class ChooserTests
{
    private static readonly ChoosingControls Open = new() { Gate = 1, Dwell = TimeSpan.FromSeconds(4) };

    [Fact]
    public void The_first_selection_comes_immediately_with_its_reason()
    {
        var chooser = new Chooser(ChoosingSamples.Library(40));
        var scores = ChoosingSamples.Tens((0.1f, 0.9f), (0.2f, 0.8f), (0.8f, 0.2f), (0.9f, 0.1f));

        var selection = chooser.Choose(scores, ChoosingSamples.Painting, Open with { Gate = 0.5 }, TimeSpan.Zero)!;

        Assert.Equal("Work 10", selection.Excerpt.Work.Title);
        Assert.Equal((0.2f, 0.8f), (selection.Correspondence, selection.SoundDistance));
        Assert.Equal(40, selection.Reason.Eligible);
        Assert.Equal(20, selection.Reason.Passed);
        Assert.Equal(11, selection.Reason.CorrespondenceRank);
        Assert.Equal(21, selection.Reason.SoundRank);
        Assert.Equal([1, 2, 3, 4, 5], selection.Reason.Best.Select(c => c.Rank));
        Assert.Equal("Work 10", selection.Reason.Best[0].Excerpt.Work.Title);
        Assert.False(selection.Reason.Silent);
    }

    [Fact]
    public void Keeps_the_selection_for_the_dwell_time()
    {
        var chooser = new Chooser(ChoosingSamples.Library(8));
        var scores = ChoosingSamples.Random(8, seed: 1);
        Assert.NotNull(chooser.Choose(scores, ChoosingSamples.Painting, Open, ChoosingSamples.At(0)));
        Assert.Null(chooser.Choose(scores, ChoosingSamples.Painting, Open, ChoosingSamples.At(3.99)));
        Assert.NotNull(chooser.Choose(scores, ChoosingSamples.Painting, Open, ChoosingSamples.At(4)));
    }

    [Fact]
    public void Next_ignores_dwell_and_hold()
    {
        var chooser = new Chooser(ChoosingSamples.Library(8));
        var scores = ChoosingSamples.Random(8, seed: 1);
        var held = Open with { Hold = true };
        var first = chooser.Choose(scores, ChoosingSamples.Painting, Open, ChoosingSamples.At(0))!;
        Assert.Null(chooser.Choose(scores, ChoosingSamples.Painting, held, ChoosingSamples.At(100)));
        var second = chooser.Choose(scores, ChoosingSamples.Painting, held, ChoosingSamples.At(100), next: true)!;
        Assert.NotEqual(first.Excerpt, second.Excerpt);
    }

    [Fact]
    public void Never_selects_from_an_excluded_collection()
    {
        var chooser = new Chooser(ChoosingSamples.Library(8));
        var scores = ChoosingSamples.Random(8, seed: 1);
        var controls = Open with { Excluded = ["own"], Dwell = TimeSpan.Zero };
        var selections = Enumerable.Range(0, 20).Select(i => chooser.Choose(scores, ChoosingSamples.Painting, controls, ChoosingSamples.At(i))!);
        Assert.All(selections, s => Assert.Equal("composers", s.Excerpt.Work.Collection));
    }

    [Fact]
    public void Never_selects_a_work_that_is_switched_off()
    {
        var library = ChoosingSamples.Library(8);
        var chooser = new Chooser(library);
        var scores = ChoosingSamples.Random(8, seed: 1);
        var controls = Open with { Dwell = TimeSpan.Zero };
        var first = chooser.Choose(scores, ChoosingSamples.Painting, controls, ChoosingSamples.At(0))!.Excerpt.Work.Id;
        var off = controls with { ExcludedWorks = [first] };
        var selections = Enumerable.Range(1, 20).Select(i => chooser.Choose(scores, ChoosingSamples.Painting, off, ChoosingSamples.At(i))!);
        Assert.All(selections, s => Assert.NotEqual(first, s.Excerpt.Work.Id));
        Assert.Null(chooser.Choose(scores, ChoosingSamples.Painting, controls with { ExcludedWorks = [.. library.Select(excerpt => excerpt.Work.Id)] }, ChoosingSamples.At(30)));
    }

    [Fact]
    public void Selects_no_excerpt_if_every_collection_is_excluded() => Assert.Null(new Chooser(ChoosingSamples.Library(4)).Choose(
        ChoosingSamples.Random(4, seed: 1), ChoosingSamples.Painting, Open with { Excluded = ["own", "composers"] }, TimeSpan.Zero));

    [Fact]
    public void Selects_no_excerpt_from_an_empty_library() =>
        Assert.Null(new Chooser([]).Choose(new Scores(0), ChoosingSamples.Painting, Open, TimeSpan.Zero));

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Selects_held_notes_for_a_hum_and_a_silent_brush(bool hum)
    {
        var chooser = new Chooser(ChoosingSamples.Library(8));
        var scores = ChoosingSamples.Scores([.. Enumerable.Range(0, 8).Select(i => (0.5f, i % 2 == 0 ? 0.9f : 0.1f))]);
        var selection = chooser.Choose(scores, hum ? ChoosingSamples.Hum : ChoosingSamples.Quiet, Open, TimeSpan.Zero)!;
        Assert.True(selection.Reason.Silent);
        Assert.True(selection.Excerpt.IsHeld);
    }

    [Fact]
    public void Silence_can_keep_the_selection_or_allow_any_excerpt()
    {
        var scores = ChoosingSamples.Scores([.. Enumerable.Range(0, 8).Select(i => (0.5f, i % 2 == 0 ? 0.9f : 0.1f))]);
        Assert.Null(new Chooser(ChoosingSamples.Library(8)).Choose(
            scores, ChoosingSamples.Quiet, Open with { Silence = SilencePolicy.Stay }, TimeSpan.Zero));
        var any = new Chooser(ChoosingSamples.Library(8)).Choose(
            scores, ChoosingSamples.Quiet, Open with { Silence = SilencePolicy.Any }, TimeSpan.Zero)!;
        Assert.False(any.Excerpt.IsHeld);
    }

    [Fact]
    public void Selects_a_silent_excerpt_only_if_all_are_silent()
    {
        var library = ChoosingSamples.Library(3);
        library[0] = library[0] with { LevelDb = -90 };
        var scores = ChoosingSamples.Scores((0, 0), (0.5f, 0.5f), (0.9f, 0.9f));
        Assert.Equal("w1", new Chooser(library).Choose(scores, ChoosingSamples.Painting, Open, TimeSpan.Zero)!.Excerpt.Work.Id);
        Assert.NotNull(new Chooser(library[..1]).Choose(ChoosingSamples.Scores((0, 0)), ChoosingSamples.Painting, Open, TimeSpan.Zero));
    }

    [Fact]
    public void Selects_the_longest_resting_excerpt_if_all_are_resting()
    {
        var chooser = new Chooser(ChoosingSamples.Library(3));
        var scores = ChoosingSamples.Scores((0.1f, 0.1f), (0.2f, 0.2f), (0.3f, 0.3f));
        var controls = Open with { Dwell = TimeSpan.Zero, RepeatAfter = TimeSpan.FromHours(1) };
        string[] ids = [.. Enumerable.Range(0, 5).Select(i =>
            chooser.Choose(scores, ChoosingSamples.Painting, controls, ChoosingSamples.At(i))!.Excerpt.Work.Id)];
        Assert.Equal(["w0", "w1", "w2", "w0", "w1"], ids);
    }

    [Fact]
    public void The_whole_work_rests_after_a_selection()
    {
        // Four works of ten excerpts. All excerpts of work 0 are nearest to the brush, then those of work 1.
        var works = ChoosingSamples.Library(4);
        var chooser = new Chooser([.. works.SelectMany(excerpt => Enumerable.Range(0, 10).Select(i => excerpt with { StartSeconds = 4 * i, Work = excerpt.Work with { DurationSeconds = 40 } }))]);
        var scores = ChoosingSamples.Tens((0.5f, 0.1f), (0.5f, 0.2f), (0.5f, 0.3f), (0.5f, 0.4f));
        string[] ids = [.. Enumerable.Range(0, 6).Select(i =>
            chooser.Choose(scores, ChoosingSamples.Painting, Open with { Dwell = TimeSpan.Zero, RepeatAfter = TimeSpan.FromSeconds(60) }, ChoosingSamples.At(i))!.Excerpt.Work.Id)];
        Assert.Equal(["w0", "w1", "w2", "w0", "w1", "w2"], ids);   // at most half of the works rest
    }

    [Fact]
    public void In_a_library_of_one_work_its_other_excerpts_are_selected()
    {
        var work = ChoosingSamples.Library(1)[0];
        var chooser = new Chooser([.. Enumerable.Range(0, 10).Select(i => work with { StartSeconds = 4 * i, Work = work.Work with { DurationSeconds = 40 } })]);
        var controls = Open with { Dwell = TimeSpan.Zero, RepeatAfter = TimeSpan.FromHours(1) };
        double[] starts = [.. Enumerable.Range(0, 10).Select(i => chooser.Choose(ChoosingSamples.Random(10, 1), ChoosingSamples.Painting, controls, ChoosingSamples.At(i))!.Excerpt.StartSeconds)];
        Assert.Equal(10, starts.Distinct().Count());
    }

    [Theory]
    [InlineData(2.5, 2.5)]
    [InlineData(0.2, 1)]
    [InlineData(60, 4)]
    public void A_work_shorter_than_the_dwell_leaves_no_silence(double length, double nextAfter)
    {
        var chooser = new Chooser([.. ChoosingSamples.Library(8).Select(excerpt => excerpt with { Work = excerpt.Work with { DurationSeconds = length } })]);
        var scores = ChoosingSamples.Random(8, seed: 1);
        Assert.NotNull(chooser.Choose(scores, ChoosingSamples.Painting, Open, ChoosingSamples.At(0)));
        Assert.Null(chooser.Choose(scores, ChoosingSamples.Painting, Open, ChoosingSamples.At(nextAfter - 0.01)));
        Assert.NotNull(chooser.Choose(scores, ChoosingSamples.Painting, Open, ChoosingSamples.At(nextAfter)));
    }

    [Property]
    public bool Does_not_repeat_an_excerpt_before_its_rest_is_over(PositiveInt seed, byte rest)
    {
        var chooser = new Chooser(ChoosingSamples.Library(64));
        var controls = Open with { Gate = 0.2, Dwell = TimeSpan.FromSeconds(1), RepeatAfter = TimeSpan.FromSeconds(rest % 60) };
        var last = new Dictionary<string, TimeSpan>(StringComparer.Ordinal);
        for (var i = 0; i < 100; i++)
        {
            var selection = chooser.Choose(ChoosingSamples.Random(64, seed.Get + i), ChoosingSamples.Painting, controls, ChoosingSamples.At(i))!;
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
            var chooser = new Chooser(ChoosingSamples.Library(32));
            return [.. Enumerable.Range(0, 40)
                .Select(i => chooser.Choose(ChoosingSamples.Random(32, seed.Get + i), ChoosingSamples.Painting, Open, ChoosingSamples.At(i)))
                .Select(s => s?.Excerpt.Work.Id ?? "-")];
        }

        return Play().SequenceEqual(Play());
    }
}
