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
    public void The_closest_comes_first_and_says_why()
    {
        var selection = new PaintingChooser(Gallery(4)).Choose([0.5f, 0.1f, 0.9f, 0.2f], Playing, Open, Pieces.At(0))!;
        Assert.Equal(("p1", 0.1f), (selection.Painting.Id, selection.Correspondence));
        Assert.Equal((4, 4, 1), (selection.Reason.Considered, selection.Reason.Eligible, selection.Reason.CorrespondenceRank));
        Assert.Equal(["p1", "p3", "p0", "p2"], selection.Reason.Best.Select(c => c.Painting.Id));
        Assert.Equal([1, 2, 3, 4], selection.Reason.Best.Select(c => c.Rank));
    }

    [Fact]
    public void What_hangs_there_rests_and_the_reason_says_how_many_would_be_closer()
    {
        var chooser = new PaintingChooser(Gallery(4));
        float[] correspondence = [0.1f, 0.2f, 0.3f, 0.4f];
        chooser.Choose(correspondence, Playing, Open, Pieces.At(0));
        var second = chooser.Choose(correspondence, Playing, Open, Pieces.At(4))!;
        Assert.Equal(("p1", 3, 2), (second.Painting.Id, second.Reason.Eligible, second.Reason.CorrespondenceRank));
    }

    [Fact]
    public void It_dwells_and_can_be_held_and_next_passes_over_both()
    {
        var chooser = new PaintingChooser(Gallery(4));
        float[] correspondence = [0.1f, 0.2f, 0.3f, 0.4f];
        Assert.NotNull(chooser.Choose(correspondence, Playing, Open, Pieces.At(0)));
        Assert.Null(chooser.Choose(correspondence, Playing, Open, Pieces.At(3.99)));
        Assert.Null(chooser.Choose(correspondence, Playing, Open with { Hold = true }, Pieces.At(100)));
        Assert.NotNull(chooser.Choose(correspondence, Playing, Open with { Hold = true }, Pieces.At(100), next: true));
    }

    [Theory]
    [InlineData(SilencePolicy.Held, false)]
    [InlineData(SilencePolicy.Stay, false)]
    [InlineData(SilencePolicy.Any, true)]
    public void Silence_keeps_what_is_there_unless_it_counts_as_sound(SilencePolicy silence, bool chooses)
    {
        var chooser = new PaintingChooser(Gallery(4));
        float[] correspondence = [0.1f, 0.2f, 0.3f, 0.4f];
        var quiet = Playing with { LevelDb = Open.MusicSilenceDb - 1 };
        Assert.Equal(chooses, chooser.Choose(correspondence, quiet, Open with { Silence = silence }, Pieces.At(0)) is not null);
        Assert.NotNull(chooser.Choose(correspondence, quiet, Open with { Silence = silence }, Pieces.At(10), next: true));
    }

    [Fact]
    public void A_collection_that_is_off_is_never_chosen_and_with_all_off_nothing_is()
    {
        var chooser = new PaintingChooser(Gallery(6));
        float[] correspondence = [0, 0.1f, 0.2f, 0.3f, 0.4f, 0.5f];
        var chosen = Enumerable.Range(0, 9).Select(i => chooser.Choose(correspondence, Playing, Open with { Excluded = ["old"] }, Pieces.At(4 * i))!);
        Assert.All(chosen, selection => Assert.Equal("new", selection.Painting.Collection));
        Assert.Null(chooser.Choose(correspondence, Playing, Open with { Excluded = ["old", "new"] }, Pieces.At(100)));
        Assert.Null(new PaintingChooser([]).Choose([], Playing, Open, Pieces.At(0)));
    }

    [Property]
    public bool Half_of_the_paintings_at_least_are_there_to_choose_from(PositiveInt seed, PositiveInt size)
    {
        var count = 2 + (size.Get % 20);
        var chooser = new PaintingChooser(Gallery(count));
        var random = new Random(seed.Get);
        return Enumerable.Range(0, 60).All(i =>
            chooser.Choose([.. Enumerable.Range(0, count).Select(_ => random.NextSingle())], Playing, Open with { RepeatAfter = TimeSpan.FromHours(1) }, Pieces.At(4 * i))!
                .Reason.Eligible >= count / 2);
    }

    [Property]
    public bool Nothing_is_shown_twice_running(PositiveInt seed)
    {
        var chooser = new PaintingChooser(Gallery(5));
        var random = new Random(seed.Get);
        var shown = Enumerable.Range(0, 40)
            .Select(i => chooser.Choose([.. Enumerable.Range(0, 5).Select(_ => random.NextSingle())], Playing, Open with { RepeatAfter = TimeSpan.Zero }, Pieces.At(4 * i))!.Painting.Id)
            .ToArray();
        return shown.Zip(shown.Skip(1)).All(pair => pair.First != pair.Second);
    }

    private static Painting[] Gallery(int count) =>
        [.. Enumerable.Range(0, count).Select(i => new Painting($"p{i}", $"Painting {i}", $"/paintings/{i}.png", i % 2 == 0 ? "old" : "new"))];
}
