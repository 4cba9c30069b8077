using PaintSound.Core.Sources;
using PaintSound.Simulation.Sources;

namespace PaintSound.Simulation.Tests;

public class SimulatedMusicTests
{
    private const int Seconds = 45;

    [Fact]
    public async Task The_composer_goes_from_work_to_work_on_time_and_the_same_seed_plays_the_same()
    {
        var (first, late) = await PlayAsync(seed: 3);
        Assert.Equal(Seconds * ISoundSource.SampleRate, first.Count);
        Assert.All(late, seconds => Assert.InRange(seconds, 0, .002));
        Assert.All(Enumerable.Range(0, Seconds / 5), part =>
            Assert.True(Measure.LevelDb([.. first.Skip(part * 5 * ISoundSource.SampleRate).Take(5 * ISoundSource.SampleRate)]) > -50));
        Assert.Equal(first, (await PlayAsync(seed: 3)).Heard);
        Assert.NotEqual(first, (await PlayAsync(seed: 4)).Heard);
    }

    private static async Task<(List<float> Heard, List<double> Late)> PlayAsync(int seed)
    {
        var time = new HurriedTime { Slowness = TimeSpan.FromMicroseconds(30) };
        var start = time.GetTimestamp();
        var (heard, late, reports) = (new List<float>(), new List<double>(), new List<SourceReport>());
        await new SimulatedMusic(seed, Seconds, time).RunAsync(
            (samples, timestamp) =>
            {
                heard.AddRange(samples);
                late.Add(time.GetElapsedTime(start, timestamp).TotalSeconds - (heard.Count / (double)ISoundSource.SampleRate));
            },
            reports.Add,
            TestContext.Current.CancellationToken);
        Assert.Equal([SourceState.Running, SourceState.Lost], reports.Select(report => report.State));
        Assert.All(reports, report => Assert.Equal(SourceKind.Music, report.Source));
        return (heard, late);
    }
}
