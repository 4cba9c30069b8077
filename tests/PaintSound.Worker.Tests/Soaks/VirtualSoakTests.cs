using System.Globalization;
using Microsoft.Extensions.Logging.Abstractions;
using PaintSound.Core.Choosing;
using PaintSound.Core.Control;
using PaintSound.Performance.Loading;
using PaintSound.Performance.Offline;
using PaintSound.Performance.Pipeline;
using PaintSound.Worker.Tests.Reference;

namespace PaintSound.Worker.Tests.Soaks;

/// <summary>
/// Hours of a performance in virtual time: what the process holds does not grow. PAINTSOUND_SOAK_HOURS sets the length, 8 if it is not set.
/// Takes about five minutes an hour; with <c>-showLiveOutput</c> it prints while it runs.
/// </summary>
public sealed class VirtualSoakTests(ITestOutputHelper output)
{
    private const double FramesPerSecond = 4;

    /// <summary>By then, all buffers and caches have been used.</summary>
    private static readonly TimeSpan Warm = TimeSpan.FromMinutes(30);

    [Fact(Explicit = true)]
    public async Task Memory_threads_and_handles_stay_flat_over_hours()
    {
        var stop = TestContext.Current.CancellationToken;
        var hours = double.Parse(Environment.GetEnvironmentVariable("PAINTSOUND_SOAK_HOURS") ?? "8", CultureInfo.InvariantCulture);
        var sessions = (int)Math.Ceiling(hours * 3600 / RepeatedSessions.SessionSeconds);
        using var library = new ReferenceLibrary();
        await library.IndexAsync(stop);
        using var factory = PerformanceFactory.Load(library.Folder, [], new ShowState
        {
            Choosing = new ChoosingControls { Gate = 0.2, Dwell = TimeSpan.FromSeconds(1.5), RepeatAfter = TimeSpan.FromSeconds(20) },
        });
        OfflineTimeProvider time = new();
        SelectionCount count = new();
        using var performance = factory.CreatePerformance([count], NullLogger<EventQueue>.Instance, time, music: true);
        List<ProcessSample> samples = [];
        var length = await new OfflinePerformance(performance, time, FramesPerSecond).PlayAsync(
            new RepeatedSessions(sessions, FramesPerSecond).Create(),
            at =>
            {
                if (at.TotalSeconds % RepeatedSessions.SessionSeconds == 0)
                {
                    samples.Add(ProcessSample.Take(Environment.ProcessId, at.TotalSeconds));
                    output.WriteLine($"{samples[^1]}, {count.Selections} selections");
                }
            },
            stop);

        Assert.Equal(sessions * RepeatedSessions.SessionSeconds, length.TotalSeconds, 0.5);
        Assert.True(count.Selections > length.TotalSeconds / 60, $"{count.Selections} selections");
        Assert.Equal(0, performance.Dropped);
        var warm = samples.Where(sample => sample.Seconds >= Warm.TotalSeconds).ToArray();
        var (early, late) = (warm[..(warm.Length / 2)], warm[(warm.Length / 2)..]);

        // A leak of a kilobyte a second would be 14 MB in four hours; sessions differ by a megabyte or two.
        Assert.InRange(late.Average(sample => sample.HeapBytes) - early.Average(sample => sample.HeapBytes), -100e6, 4e6);
        Assert.InRange(late.Max(sample => sample.Handles) - early.Max(sample => sample.Handles), -100, 4);
        Assert.InRange(late.Max(sample => sample.Threads) - early.Max(sample => sample.Threads), -100, 4);
    }
}
