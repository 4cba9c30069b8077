using FsCheck;
using FsCheck.Xunit;
using PaintSound.Core.Choosing;
using PaintSound.Core.Choosing.Paintings;
using PaintSound.Core.Music;
using PaintSound.Core.Works;

namespace PaintSound.Core.Tests.Choosing;

public class PaintingChooserTests
{
    private static readonly MusicSummary Playing = new(LevelDb: -20, SoundingShare: 1);
    private static readonly ChoosingControls Open = new() { Dwell = TimeSpan.FromSeconds(4) };

    [Fact]
    public void Selects_the_closest_painting_with_its_reason()
    {
        var selection = new PaintingChooser(CreatePaintings(4)).Choose(Scores(0.5f, 0.1f, 0.9f, 0.2f), Playing, Open, ChoosingSamples.At(0))!;
        Assert.Equal(("p1", 0.1f), (selection.Painting.Id, selection.Correspondence));
        Assert.Equal((4, 4, 1), (selection.Reason.Considered, selection.Reason.Eligible, selection.Reason.CorrespondenceRank));
        Assert.Equal(["p1", "p3", "p0", "p2"], selection.Reason.Best.Select(c => c.Painting.Id));
        Assert.Equal([1, 2, 3, 4], selection.Reason.Best.Select(c => c.Rank));
    }

    [Fact]
    public void The_current_painting_rests_and_the_rank_counts_closer_paintings()
    {
        var chooser = new PaintingChooser(CreatePaintings(4));
        var correspondence = Scores(0.1f, 0.2f, 0.3f, 0.4f);
        chooser.Choose(correspondence, Playing, Open, ChoosingSamples.At(0));
        var second = chooser.Choose(correspondence, Playing, Open, ChoosingSamples.At(4))!;
        Assert.Equal(("p1", 3, 2), (second.Painting.Id, second.Reason.Eligible, second.Reason.CorrespondenceRank));
    }

    [Fact]
    public void Obeys_dwell_and_hold_and_next_ignores_both()
    {
        var chooser = new PaintingChooser(CreatePaintings(4));
        var correspondence = Scores(0.1f, 0.2f, 0.3f, 0.4f);
        Assert.NotNull(chooser.Choose(correspondence, Playing, Open, ChoosingSamples.At(0)));
        Assert.Null(chooser.Choose(correspondence, Playing, Open, ChoosingSamples.At(3.99)));
        Assert.Null(chooser.Choose(correspondence, Playing, Open with { Hold = true }, ChoosingSamples.At(100)));
        Assert.NotNull(chooser.Choose(correspondence, Playing, Open with { Hold = true }, ChoosingSamples.At(100), next: true));
    }

    [Theory]
    [InlineData(SilencePolicy.Held, false)]
    [InlineData(SilencePolicy.Stay, false)]
    [InlineData(SilencePolicy.Any, true)]
    public void Silence_keeps_the_selection_unless_the_policy_is_any(SilencePolicy silence, bool selects)
    {
        var chooser = new PaintingChooser(CreatePaintings(4));
        var correspondence = Scores(0.1f, 0.2f, 0.3f, 0.4f);
        var quiet = Playing with { LevelDb = Open.MusicSilenceDb - 1 };
        Assert.Equal(selects, chooser.Choose(correspondence, quiet, Open with { Silence = silence }, ChoosingSamples.At(0)) is not null);
        Assert.NotNull(chooser.Choose(correspondence, quiet, Open with { Silence = silence }, ChoosingSamples.At(10), next: true));
    }

    [Fact]
    public void Never_selects_a_painting_that_is_switched_off()
    {
        var paintings = CreatePaintings(3);
        var chooser = new PaintingChooser(paintings);
        var controls = Open with { ExcludedWorks = [paintings[0].Id] };
        var selections = Enumerable.Range(0, 9).Select(i => chooser.Choose(Scores(0, 0.1f, 0.2f), Playing, controls, ChoosingSamples.At(4 * i))!);
        Assert.All(selections, selection => Assert.NotEqual(paintings[0].Id, selection.Painting.Id));
    }

    [Fact]
    public void Never_selects_from_an_excluded_collection()
    {
        var chooser = new PaintingChooser(CreatePaintings(6));
        var correspondence = Scores(0, 0.1f, 0.2f, 0.3f, 0.4f, 0.5f);
        var selections = Enumerable.Range(0, 9).Select(i => chooser.Choose(correspondence, Playing, Open with { Excluded = ["old"] }, ChoosingSamples.At(4 * i))!);
        Assert.All(selections, selection => Assert.Equal("new", selection.Painting.Collection));
        Assert.Null(chooser.Choose(correspondence, Playing, Open with { Excluded = ["old", "new"] }, ChoosingSamples.At(100)));
        Assert.Null(new PaintingChooser([]).Choose(Scores(), Playing, Open, ChoosingSamples.At(0)));
    }

    [Property]
    public bool At_least_half_of_the_paintings_are_eligible(PositiveInt seed, PositiveInt size)
    {
        var count = 2 + (size.Get % 20);
        var chooser = new PaintingChooser(CreatePaintings(count));
        var random = new Random(seed.Get);
        return Enumerable.Range(0, 60).All(i =>
            chooser.Choose(Scores([.. Enumerable.Range(0, count).Select(_ => random.NextSingle())]), Playing, Open with { RepeatAfter = TimeSpan.FromHours(1) }, ChoosingSamples.At(4 * i))!
                .Reason.Eligible >= count / 2);
    }

    [Property]
    public bool Never_selects_a_painting_twice_in_a_row(PositiveInt seed)
    {
        var chooser = new PaintingChooser(CreatePaintings(5));
        var random = new Random(seed.Get);
        var ids = Enumerable.Range(0, 40)
            .Select(i => chooser.Choose(Scores([.. Enumerable.Range(0, 5).Select(_ => random.NextSingle())]), Playing, Open with { RepeatAfter = TimeSpan.Zero }, ChoosingSamples.At(4 * i))!.Painting.Id)
            .ToArray();
        return ids.Zip(ids.Skip(1)).All(pair => pair.First != pair.Second);
    }

    private static PaintingScores Scores(params float[] correspondences)
    {
        var scores = new PaintingScores(correspondences.Length);
        correspondences.CopyTo(scores.Correspondence, 0);
        correspondences.CopyTo(scores.MusicDistance, 0);
        return scores;
    }

    private static Painting[] CreatePaintings(int count) =>
        [.. Enumerable.Range(0, count).Select(i => new Painting($"p{i}", $"Painting {i}", $"/paintings/{i}.png", i % 2 == 0 ? "old" : "new"))];
}
