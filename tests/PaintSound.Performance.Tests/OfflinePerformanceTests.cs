using PaintSound.Core.Choosing;
using PaintSound.Core.Sources;
using PaintSound.Performance.Offline;
using PaintSound.Performance.Pipeline;

namespace PaintSound.Performance.Tests;

public class OfflinePerformanceTests
{
    [Fact]
    public async Task The_canvas_at_a_time_selects_the_music_at_that_time()
    {
        // Black for ten seconds, then red: excerpt 0 is black, excerpt 10 is red, and the gate lets two through.
        var (selections, length) = await PlayAsync(seconds: 20, second => second < 10 ? (byte)0 : (byte)255);
        Assert.Equal(TimeSpan.FromSeconds(20), length);
        Assert.All(selections.Where(s => s.At < 10), s => Assert.InRange(s.Work, 0, 3));
        Assert.All(selections.Where(s => s.At > 14), s => Assert.InRange(s.Work, 7, 10));
        Assert.Contains(selections, s => s.At < 10);
        Assert.Contains(selections, s => s.At > 14);
    }

    [Fact]
    public async Task The_same_recording_gives_the_same_selections()
    {
        var first = await PlayAsync(seconds: 12, second => (byte)(second * 20));
        var second = await PlayAsync(seconds: 12, second => (byte)(second * 20));
        Assert.Equal(first.Selections, second.Selections);
    }

    [Fact]
    public async Task An_excerpt_ends_on_time_between_two_regular_steps()
    {
        var (selections, _) = await PlayAsync(seconds: 12, _ => 0, new ChoosingControls { Dwell = TimeSpan.FromSeconds(1.1), RepeatAfter = TimeSpan.Zero, Silence = SilencePolicy.Any });
        Assert.True(selections.Length > 6);
        Assert.All(selections.Zip(selections.Skip(1)), pair => Assert.Equal(1.1, pair.Second.At - pair.First.At, 1e-6));
    }

    [Fact]
    public async Task Sound_that_is_longer_than_the_video_is_used_to_its_end()
    {
        var time = new OfflineTimeProvider();
        using var fixture = new PipelineFixture(time);
        var length = await new OfflinePerformance(fixture.Pipeline, time, framesPerSecond: 4).PlayAsync(
            new PerformanceInputs(new SilentSound(8 * ISoundSource.SampleRate), new RedFrames(4, _ => 0)), _ => { }, TestContext.Current.CancellationToken);
        Assert.Equal(TimeSpan.FromSeconds(8), length);
    }

    [Fact]
    public async Task Music_that_is_longest_is_used_to_its_end_and_compared_with_the_last_canvas()
    {
        var time = new OfflineTimeProvider();
        using var fixture = new PipelineFixture(time);
        var length = await new OfflinePerformance(fixture.Pipeline, time, framesPerSecond: 4).PlayAsync(
            new PerformanceInputs(new SilentSound(ISoundSource.SampleRate), new RedFrames(16, _ => 0), new SilentSound(10 * ISoundSource.SampleRate)),
            _ => { },
            TestContext.Current.CancellationToken);
        Assert.Equal(TimeSpan.FromSeconds(10), length);
        Assert.InRange(fixture.Events.Congruities.Count, 25, 40);
        Assert.Equal(0.98f, fixture.Events.Congruities[^1].Raw, 1e-3);   // silence and black are the same to these networks
    }

    [Fact]
    public async Task An_unreadable_file_ends_the_performance_with_its_error()
    {
        var time = new OfflineTimeProvider();
        using var fixture = new PipelineFixture(time);
        var error = await Assert.ThrowsAsync<IOException>(() => new OfflinePerformance(fixture.Pipeline, time, framesPerSecond: 4).PlayAsync(
            new PerformanceInputs(new SilentSound(long.MaxValue), new FailingCanvas()), _ => { }, TestContext.Current.CancellationToken));
        Assert.Equal("canvas.mp4 is broken", error.Message);
    }

    private static async Task<((double At, int Work)[] Selections, TimeSpan Length)> PlayAsync(int seconds, Func<double, byte> red, ChoosingControls? controls = null)
    {
        var time = new OfflineTimeProvider();
        using var fixture = new PipelineFixture(time, controls);
        var length = await new OfflinePerformance(fixture.Pipeline, time, framesPerSecond: 4).PlayAsync(
            new PerformanceInputs(new SilentSound(seconds * ISoundSource.SampleRate), new RedFrames(seconds * 4, red)), _ => { }, TestContext.Current.CancellationToken);
        return ([.. fixture.Events.Selections.Select(s => (s.At.TotalSeconds, int.Parse(s.Excerpt.Work.Id[1..])))], length);
    }

    private sealed class SilentSound(long samples) : ISoundSource
    {
        public string Name => "brush.wav";

        public Task RunAsync(SoundHandler onBlock, Action<SourceReport> report, CancellationToken stop)
        {
            var block = new float[777];
            for (long at = 0; at < samples; at += block.Length)
            {
                onBlock(block.AsSpan(0, (int)Math.Min(block.Length, samples - at)), 0);
            }

            return Task.CompletedTask;
        }
    }
}
