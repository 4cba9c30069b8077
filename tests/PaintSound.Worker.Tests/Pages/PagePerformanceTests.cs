namespace PaintSound.Worker.Tests.Pages;

/// <summary>A complete performance with its pages. The benchmarks measure its latency.</summary>
[Collection(nameof(ShippedWorks))]
public sealed class PagePerformanceTests(ShippedWorks works) : IDisposable
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(180);
    private readonly PagePerformance _performance = new(works.Library, TestContext.Current.CancellationToken);

    [Fact]
    public Task Other_music_selects_another_painting_over_OSC_and_on_the_composer_page() => _performance.RunAsync(pages =>
        _performance.ReceiveAsync(pages, async () =>
        {
            var low = await PlayAsync(SwitchedMusic.Tone(80, 0), []);
            await PlayAsync(SwitchedMusic.Tone(1500, 0.5f), low);
        }));

    [Fact]
    public Task Perception_steps_continue_with_ten_open_pages() => _performance.RunAsync(pages =>
        _performance.WatchAsync(pages, count: 10, async () =>
        {
            _performance.Music.Play(SwitchedMusic.Tone(200, 0.2f));
            var before = _performance.Steps.Durations.Count;
            await UntilAsync(() => _performance.Steps.Durations.Count >= before + 20);
        }));

    public void Dispose() => _performance.Dispose();

    /// <summary>
    /// Plays music until two new paintings have arrived both over OSC and on the page. Dwell is 0 and a painting is never selected twice in a
    /// row, so each music selects its two best paintings in turn. The music is delivered until then: a source that is silent for a second is lost, and on a busy machine a
    /// second may have one step only.
    /// </summary>
    private async Task<string[]> PlayAsync(float[] music, string[] before)
    {
        string[] paintings = [];
        await UntilAsync(() =>
        {
            _performance.Music.Play(music);
            return (paintings = [.. _performance.Osc.Ids.Intersect(_performance.Page.Ids).Except(before)]).Length >= 2;
        });
        return paintings;
    }

    private static async Task UntilAsync(Func<bool> condition)
    {
        for (var start = TimeProvider.System.GetTimestamp(); !condition();)
        {
            Assert.True(TimeProvider.System.GetElapsedTime(start) < Timeout, "Timeout.");
            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, TestContext.Current.CancellationToken);
        }
    }
}
