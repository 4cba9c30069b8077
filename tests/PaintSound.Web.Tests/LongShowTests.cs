using PaintSound.Web.State;

namespace PaintSound.Web.Tests;

/// <summary>
/// Ten pages stay open for hours of a show: that leaves nothing behind. The clock of the pages is a fake one, so neither the length of
/// the show nor the speed of the machine counts. The heap is the whole process's: no other test runs beside this one.
/// </summary>
[CollectionDefinition(nameof(LongShowTests), DisableParallelization = true)]
[Collection(nameof(LongShowTests))]
public class LongShowTests
{
    private const int Pages = 10;
    private const int Minutes = 60;
    private const int Hours = 3;

    // Seventy bytes for each of an hour's steps: one number kept of each is seen. What is kept grows in every hour; a buffer that
    // a slow page made larger than ever before grows in one.
    private const long MostLeft = 1_000_000;

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan PageInterval = TimeSpan.FromMilliseconds(50);

    private readonly FakeTimeProvider _clock = new();
    private readonly long[] _taken = new long[Pages];
    private int _step;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Ten_pages_for_hours_leave_nothing_behind()
    {
        await using var site = await Site.OpenAsync(time: _clock);
        using var close = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        List<Line> lines = [];
        List<Task> taking = [];
        for (var i = 0; i < Pages; i++)
        {
            var page = i;
            var line = await Line.OpenAsync(site.Root, page % 2 == 0 ? "operator" : "artist");
            lines.Add(line);
            await line.WatchAsync();
            taking.Add(line.TakeAsync(() => _taken[page]++, close.Token));
        }

        // The pages sleep through six minutes and then take all that is kept at once: a page is never told more, and no buffer need grow after that.
        Play(site.Board, minutes: 6);
        await CatchUpAsync();
        List<long> heaps = [Heap()];
        do
        {
            for (var minute = 0; minute < Minutes; minute++)
            {
                Play(site.Board, minutes: 1);
                await CatchUpAsync();
            }

            heaps.Add(Heap());
        }
        while (heaps[^1] - heaps[^2] > MostLeft && heaps.Count <= Hours);

        await close.CancelAsync();
        await Task.WhenAll(taking).WaitAsync(Limit, TimeProvider.System, CancellationToken.None);
        lines.ForEach(line => line.Dispose());
        TestContext.Current.TestOutputHelper?.WriteLine(
            $"{_taken.Sum()} moments taken ({_taken.Min()} by the slowest page): heap {string.Join(", ", heaps.Select(heap => $"{heap / 1e6:0.00}"))} MB before and after each hour.");
        Assert.InRange(heaps[^1] - heaps[^2], long.MinValue, MostLeft);
    }

    private void Play(PageState board, int minutes)
    {
        for (var end = _step + (minutes * PlayedShow.StepsAMinute); _step < end; _step++)
        {
            PlayedShow.Play(board, _step);
        }
    }

    /// <summary>Lets the pages' clock go on until every page has taken everything: the first moment may still be one from before.</summary>
    private async Task CatchUpAsync()
    {
        var before = _taken.ToArray();
        for (var begun = TimeProvider.System.GetTimestamp(); _taken.Zip(before, (now, then) => now - then).Min() < 3;)
        {
            Assert.True(TimeProvider.System.GetElapsedTime(begun) < Limit, $"A page takes nothing any more: {string.Join(' ', _taken)}");
            _clock.Advance(PageInterval);
            await Task.Delay(TimeSpan.FromMilliseconds(1), TimeProvider.System, Stop);
        }
    }

    private static long Heap()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Forced, blocking: true, compacting: true);
        var found = GC.GetGCMemoryInfo(GCKind.FullBlocking);
        return found.HeapSizeBytes - found.FragmentedBytes;
    }
}
