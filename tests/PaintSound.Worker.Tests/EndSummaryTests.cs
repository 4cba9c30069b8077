using PaintSound.Core.Choosing;
using PaintSound.Core.Choosing.Paintings;
using PaintSound.Core.Choosing.Strategies;
using PaintSound.Core.Congruity;
using PaintSound.Core.Works;
using PaintSound.Worker.Outputs;

namespace PaintSound.Worker.Tests;

public sealed class EndSummaryTests : IDisposable
{
    private readonly StringWriter _written = new();

    public void Dispose() => _written.Dispose();

    [Fact]
    public async Task Counts_selections_and_the_mean_of_the_reliable_congruity()
    {
        EndSummary summary = new(_written);
        Select(summary, "Rain", "Fog", "Rain", "Rain");
        SelectPainting(summary, "Rust");
        SelectPainting(summary, "Rust");
        summary.OnCongruity(TimeSpan.Zero, new CongruityReading(0.5f, 0, 1, CongruityReliability.Reliable));
        summary.OnCongruity(TimeSpan.Zero, new CongruityReading(0.7f, 0, 1, CongruityReliability.Reliable));
        summary.OnCongruity(TimeSpan.Zero, new CongruityReading(0, 0, 0, CongruityReliability.TooLittlePaint));
        Assert.Equal(
            "Ended after 61:05. 4 excerpts of 2 works (most often Rain, 3 times) and 2 paintings (1 different) selected. Congruity: 0.60 in the mean.\n",
            await EndAsync(summary, TimeSpan.FromMinutes(61) + TimeSpan.FromSeconds(5)));
    }

    [Fact]
    public async Task Speaks_in_the_singular_and_leaves_out_what_there_was_not()
    {
        EndSummary summary = new(_written);
        Select(summary, "Rain");
        Assert.Equal("Ended after 0:09. 1 excerpt of 1 work selected.\n", await EndAsync(summary, TimeSpan.FromSeconds(9.9)));
    }

    [Fact]
    public async Task Also_without_music()
    {
        EndSummary summary = new(_written);
        SelectPainting(summary, "Rust");
        Assert.Equal("Ended after 0:01. No music and 1 painting selected.\n", await EndAsync(summary, TimeSpan.FromSeconds(1)));
    }

    [Fact]
    public async Task Says_that_nothing_was_selected() =>
        Assert.Equal("Ended after 0:00. Nothing was selected.\n", await EndAsync(new EndSummary(_written), TimeSpan.Zero));

    private static void Select(EndSummary summary, params string[] titles)
    {
        foreach (var title in titles)
        {
            summary.OnSelected(new Selection(
                TimeSpan.Zero, new Excerpt(new MusicWork(title, title, $"/{title}.wav", "own", 60), 8, -20, 1), 0.1f, 0.2f,
                new SelectionReason(ChoosingStrategy.GateThenSound, SoundDistanceKind.Weighed, 0.3, false, 1, 1, 1, 1, [])));
        }
    }

    private static void SelectPainting(EndSummary summary, string title) =>
        summary.OnSelected(new PaintingSelection(TimeSpan.Zero, new Painting(title, title, $"/{title}.png", "own"), 0.1f, new PaintingReason(2, 1, 1, [])));

    private async Task<string> EndAsync(EndSummary summary, TimeSpan after)
    {
        summary.OnTick(after);
        await summary.StopAsync(TestContext.Current.CancellationToken);
        return _written.ToString().ReplaceLineEndings("\n");
    }
}
