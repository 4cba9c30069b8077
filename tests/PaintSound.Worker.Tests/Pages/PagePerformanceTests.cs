namespace PaintSound.Worker.Tests.WithPages;

/// <summary>A whole live stage with its pages. How fast it is is measured in the benchmarks.</summary>
[Collection(nameof(ShippedWorks))]
public sealed class StageWithPagesTests(ShippedWorks works) : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);
    private readonly StageWithPages _stage = new(works.Library, TestContext.Current.CancellationToken);

    [Fact]
    public Task Other_music_is_answered_by_another_painting_over_OSC_and_on_the_composers_page() => _stage.PerformAsync(pages =>
        _stage.ReceiveAsync(pages, async () =>
        {
            var low = await AnswersAsync(SwitchedMusic.Tone(80, 0), []);
            await AnswersAsync(SwitchedMusic.Tone(1500, 0.5f), low);
        }));

    [Fact]
    public Task With_ten_open_pages_every_perception_step_goes_on() => _stage.PerformAsync(pages =>
        _stage.WatchAsync(pages, count: 10, async () =>
        {
            _stage.Music.Play(SwitchedMusic.Tone(200, 0.2f));
            var before = _stage.Steps.Took.Count;
            await UntilAsync(() => _stage.Steps.Took.Count >= before + 20);
        }));

    public void Dispose() => _stage.Dispose();

    /// <summary>
    /// Plays until two paintings that did not answer before have arrived both over OSC and on the page. Without dwell, and because a
    /// painting is never selected twice in a row, each music is answered by its two best in turn.
    /// </summary>
    private async Task<string[]> AnswersAsync(float[] music, string[] before)
    {
        string[] answers = [];
        _stage.Music.Play(music);
        await UntilAsync(() => (answers = [.. _stage.Osc.Seen.Intersect(_stage.Page.Seen).Except(before)]).Length >= 2);
        return answers;
    }

    private static async Task UntilAsync(Func<bool> isTrue)
    {
        for (var begun = TimeProvider.System.GetTimestamp(); !isTrue();)
        {
            Assert.True(TimeProvider.System.GetElapsedTime(begun) < Limit, "It never came.");
            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, TestContext.Current.CancellationToken);
        }
    }
}
