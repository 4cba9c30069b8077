using PaintSound.Web.State;

namespace PaintSound.Web.Tests;

/// <summary>
/// Checks that ten pages that stay open for hours of a show leak no memory. The pages use a fake clock, so the test is fast and does not depend on
/// the machine. It measures the heap of the process, so no other test may run in parallel.
/// </summary>
[CollectionDefinition(nameof(LongShowTests), DisableParallelization = true)]
[Collection(nameof(LongShowTests))]
public class LongShowTests
{
    private const int Pages = 10;
    private const int Minutes = 60;
    private const int Hours = 3;

    // 70 bytes for each step of an hour: a leak of one number per step is detected. A leak grows in every hour, while a buffer that a slow
    // page enlarges grows only once.
    private const long MaxGrowth = 1_000_000;

    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(180);
    private static readonly TimeSpan PageInterval = TimeSpan.FromMilliseconds(50);

    private readonly FakeTimeProvider _clock = new();
    private readonly long[] _received = new long[Pages];
    private int _step;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Ten_pages_that_stay_open_for_hours_leak_no_memory()
    {
        await using var fixture = await WebHostFixture.OpenAsync(time: _clock);
        using var close = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        List<HubClient> clients = [];
        List<Task> reading = [];
        for (var i = 0; i < Pages; i++)
        {
            var page = i;
            var client = await HubClient.OpenAsync(fixture.Root, page % 2 == 0 ? "operator" : "artist");
            clients.Add(client);
            await client.WatchAsync();
            reading.Add(client.ReadAllAsync(() => _received[page]++, close.Token));
        }

        // First the pages miss six minutes and then read the whole history at once. This is the largest possible update, so no buffer grows afterwards.
        Play(fixture.State, minutes: 6);
        await CatchUpAsync();
        List<long> heaps = [Heap()];
        do
        {
            for (var minute = 0; minute < Minutes; minute++)
            {
                Play(fixture.State, minutes: 1);
                await CatchUpAsync();
            }

            heaps.Add(Heap());
        }
        while (heaps[^1] - heaps[^2] > MaxGrowth && heaps.Count <= Hours);

        await close.CancelAsync();
        await Task.WhenAll(reading).WaitAsync(Timeout, TimeProvider.System, CancellationToken.None);
        clients.ForEach(client => client.Dispose());
        TestContext.Current.TestOutputHelper?.WriteLine(
            $"{_received.Sum()} updates received ({_received.Min()} by the slowest page): heap {string.Join(", ", heaps.Select(heap => $"{heap / 1e6:0.00}"))} MB before and after each hour.");
        Assert.InRange(heaps[^1] - heaps[^2], long.MinValue, MaxGrowth);
    }

    private void Play(PageState pages, int minutes)
    {
        for (var end = _step + (minutes * SimulatedShow.StepsPerMinute); _step < end; _step++)
        {
            SimulatedShow.SendStep(pages, _step);
        }
    }

    /// <summary>Advances the clock until every page has received three updates: the first one may still be old.</summary>
    private async Task CatchUpAsync()
    {
        var before = _received.ToArray();
        for (var start = TimeProvider.System.GetTimestamp(); _received.Zip(before, (now, then) => now - then).Min() < 3;)
        {
            Assert.True(TimeProvider.System.GetElapsedTime(start) < Timeout, $"A page receives no updates any more: {string.Join(' ', _received)}");
            _clock.Advance(PageInterval);
            await Task.Delay(TimeSpan.FromMilliseconds(1), TimeProvider.System, Stop);
        }
    }

    private static long Heap()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Forced, blocking: true, compacting: true);
        var info = GC.GetGCMemoryInfo(GCKind.FullBlocking);
        return info.HeapSizeBytes - info.FragmentedBytes;
    }
}
