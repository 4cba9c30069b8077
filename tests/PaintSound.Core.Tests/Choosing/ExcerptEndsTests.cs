using PaintSound.Core.Choosing;
using PaintSound.Core.Works;

namespace PaintSound.Core.Tests.Choosing;

public class ExcerptEndsTests
{
    // Two works; the starts of the first are onsets near 0, 4, 8 and 12 s.
    private static readonly Excerpt[] Excerpts =
    [
        .. new[] { 0.1, 4.3, 7.8, 12 }.Select(start => Create("a", start)),
        .. new[] { 0, 2.05 }.Select(start => Create("b", start)),
    ];

    [Theory]
    [InlineData(0, 4, 4.2)]
    [InlineData(1, 4, 3.5)]
    [InlineData(0, 8, 7.7)]
    [InlineData(0, 6, 6)]     // no excerpt begins near
    [InlineData(3, 4, 4)]     // the last of its work
    [InlineData(4, 2, 2.05)]
    [InlineData(4, 1, 1)]     // the next is too far for so short a dwell
    [InlineData(0, 0, 0)]
    public void The_dwell_ends_where_the_next_excerpt_of_the_work_begins(int excerpt, double dwell, double expected)
    {
        var (chooser, controls) = (new Chooser(Excerpts), new ChoosingControls { Dwell = ChoosingSamples.At(dwell), Silence = SilencePolicy.Any });
        var scores = ChoosingSamples.Scores([.. Excerpts.Select((_, i) => (0f, i == excerpt ? 0f : 1f))]);
        Assert.Same(Excerpts[excerpt], chooser.Choose(scores, ChoosingSamples.Painting, controls, TimeSpan.Zero)!.Excerpt);
        Assert.Equal(expected, chooser.GetDwellEnd(controls)!.Value.TotalSeconds, 1e-6);
    }

    [Fact]
    public void The_chooser_selects_at_that_time_and_not_before()
    {
        var (chooser, controls) = (new Chooser(Excerpts), new ChoosingControls { Silence = SilencePolicy.Any });
        var scores = ChoosingSamples.Scores((0, 0), (1, 1), (1, 1), (1, 1), (1, 0.5f), (1, 0.6f));
        Assert.Null(chooser.GetDwellEnd(controls));
        Assert.Same(Excerpts[0], chooser.Choose(scores, ChoosingSamples.Painting, controls, ChoosingSamples.At(10))!.Excerpt);
        Assert.Equal(14.2, chooser.GetDwellEnd(controls)!.Value.TotalSeconds, 1e-6);
        Assert.Null(chooser.GetDwellEnd(controls with { Hold = true }));
        Assert.Null(chooser.Choose(scores, ChoosingSamples.Painting, controls, ChoosingSamples.At(14.1)));
        Assert.NotNull(chooser.Choose(scores, ChoosingSamples.Painting, controls, ChoosingSamples.At(14.2)));
    }

    private static Excerpt Create(string work, double start) => new(new MusicWork(work, work, $"/{work}.wav", "own", 60), start, -20, 2);
}
