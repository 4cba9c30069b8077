using PaintSound.Core.Sources;
using PaintSound.Simulation.Sources;

namespace PaintSound.Simulation.Tests;

public class SimulatedMusicTests
{
    private const int Seconds = 45;

    [Fact]
    public async Task Delivers_works_on_time_and_repeats_with_the_same_seed()
    {
        var (first, delays) = await PlayAsync(seed: 3);
        Assert.Equal(Seconds * ISoundSource.SampleRate, first.Count);
        Assert.All(delays, seconds => Assert.InRange(seconds, 0, .002));
        Assert.All(Enumerable.Range(0, Seconds / 5), part =>
            Assert.True(SoundMeasurements.LevelDb([.. first.Skip(part * 5 * ISoundSource.SampleRate).Take(5 * ISoundSource.SampleRate)]) > -50));
        Assert.Equal(first, (await PlayAsync(seed: 3)).Received);
        Assert.NotEqual(first, (await PlayAsync(seed: 4)).Received);
    }

    private static async Task<(List<float> Received, List<double> Delays)> PlayAsync(int seed)
    {
        var time = new InstantTimeProvider { TickPerRead = TimeSpan.FromMicroseconds(30) };
        var start = time.GetTimestamp();
        var (received, delays, reports) = (new List<float>(), new List<double>(), new List<SourceReport>());
        await new SimulatedMusic(seed, Seconds, time).RunAsync(
            (samples, timestamp) =>
            {
                received.AddRange(samples);
                delays.Add(time.GetElapsedTime(start, timestamp).TotalSeconds - (received.Count / (double)ISoundSource.SampleRate));
            },
            reports.Add,
            TestContext.Current.CancellationToken);
        Assert.Equal([SourceState.Running, SourceState.Lost], reports.Select(report => report.State));
        Assert.All(reports, report => Assert.Equal(SourceKind.Music, report.Source));
        return (received, delays);
    }
}
