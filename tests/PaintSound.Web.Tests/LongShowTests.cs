using PaintSound.Core.Brush;
using PaintSound.Core.Choosing;
using PaintSound.Core.Congruity;
using PaintSound.Core.Control;
using PaintSound.Core.Works;
using PaintSound.Web.State;

namespace PaintSound.Web.Tests;

/// <summary>
/// Ten pages stay open for an hour of a show, 240 times as fast: that leaves nothing behind and delays nobody. A page takes moments as
/// fast as the machine lets it then, some ten times as many in a second as on a stage. The heap is the whole process's: no other test
/// runs beside this one.
/// </summary>
[CollectionDefinition(nameof(LongShowTests), DisableParallelization = true)]
[Collection(nameof(LongShowTests))]
public class LongShowTests
{
    private const int Pages = 10;
    private const int Minutes = 60;
    private const int Hours = 3;
    private const int TicksASecond = 20, TicksAStep = 5;
    private const int Speed = 240;

    // Before a step is late by noise: the announcing of a whole step, with ten pages that read it, out of 250 ms.
    private static readonly TimeSpan MostForAStep = TimeSpan.FromMilliseconds(5);

    // Seventy bytes for each of an hour's steps: one number kept of each is seen. What is kept grows in every hour; the buffers that a
    // machine needs where it was kept waiting for longer than ever before grow in one.
    private const long MostLeft = 1_000_000;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Ten_pages_for_an_hour_leave_nothing_behind_and_delay_no_step()
    {
        await using var unseen = await Site.OpenAsync();
        var alone = await PlayAsync(unseen.Board, Minutes / 6);

        var clock = new Fast { PagesSleep = true };
        await using var site = await Site.OpenAsync(time: clock);
        using var close = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        var taken = new long[Pages];
        List<Line> lines = [];
        List<Task> taking = [];
        for (var i = 0; i < Pages; i++)
        {
            var page = i;
            var line = await Line.OpenAsync(site.Root, page % 2 == 0 ? "operator" : "artist");
            lines.Add(line);
            await line.WatchAsync();
            taking.Add(line.TakeAsync(() => taken[page]++, close.Token));
        }

        // The pages sleep through it and then take all that is kept at once: a page is never told more, and no buffer need grow after that.
        await PlayAsync(site.Board, Minutes / 10);
        clock.PagesSleep = false;
        List<long> heaps = [await HeapAsync(taken)];
        List<TimeSpan> watched = [];
        do
        {
            watched.AddRange(await PlayAsync(site.Board, Minutes));
            heaps.Add(await HeapAsync(taken));
        }
        while (heaps[^1] - heaps[^2] > MostLeft && heaps.Count <= Hours);

        await close.CancelAsync();
        await Task.WhenAll(taking).WaitAsync(TimeSpan.FromSeconds(20), TimeProvider.System, CancellationToken.None);
        lines.ForEach(line => line.Dispose());

        TestContext.Current.TestOutputHelper?.WriteLine(
            $"{Pages} pages, {taken.Sum()} moments taken ({taken.Min()} by the slowest): heap {string.Join(", ", heaps.Select(heap => $"{heap / 1e6:0.00}"))} MB before and after each hour. "
            + $"Announcing a step: median {Micro(watched, 0.5)} us, p95 {Micro(watched, 0.95)} us; without pages {Micro(alone, 0.5)} and {Micro(alone, 0.95)} us.");
        Assert.True(taken.Min() > 1000, $"A page took only {taken.Min()} moments.");
        Assert.InRange(heaps[^1] - heaps[^2], long.MinValue, MostLeft);
        Assert.InRange(Percentile(watched, 0.95), TimeSpan.Zero, MostForAStep);
    }

    /// <summary>What happens in so many minutes, as fast as <see cref="Speed"/> says.</summary>
    /// <returns>How long announcing took at every perception step, all that came with it included.</returns>
    private static async Task<List<TimeSpan>> PlayAsync(PageState board, int minutes)
    {
        var pulse = new SourceStatus(TimeSpan.FromMilliseconds(5), -20);
        var step = new StepReport(TimeSpan.FromMilliseconds(20), pulse, pulse, pulse, 0.4f, 0, 0);
        List<TimeSpan> times = new(minutes * 60 * TicksASecond / TicksAStep);
        for (var minute = 0; minute < minutes; minute++)
        {
            var begun = TimeProvider.System.GetTimestamp();
            for (var tick = 0; tick < 60 * TicksASecond; tick += TicksAStep)
            {
                var before = TimeProvider.System.GetTimestamp();
                for (var i = 0; i < TicksAStep; i++)
                {
                    board.Brush(new BrushFeatures(0.5f, 0.5f, 2, 0));
                    board.Tick(TimeSpan.FromSeconds((60.0 * minute) + ((tick + i) / (double)TicksASecond)));
                }

                var now = TimeSpan.FromSeconds((60.0 * minute) + (tick / (double)TicksASecond));
                board.Onset(now, 0.5f);
                board.Congruity(now, new CongruityReading(0.5f, 0.5f, 1, CongruityReliability.Reliable));
                if (tick % (8 * TicksASecond) == 0)
                {
                    board.Selected(new PaintingSelection(now, new Painting($"p{tick}", "A painting", "/paintings/a.png", "own"), 0.1f, new PaintingReason(20, 10, 1, [])));
                    board.AddLog("Something that a person should know.");
                }

                board.Step(step);
                times.Add(TimeProvider.System.GetElapsedTime(before));

                // A step lasts a quarter of a second, at this speed a millisecond.
                if (tick % (60 * TicksAStep) == 0)
                {
                    var ahead = TimeSpan.FromSeconds(tick / (double)TicksASecond / Speed) - TimeProvider.System.GetElapsedTime(begun);
                    await Task.Delay(ahead > TimeSpan.Zero ? ahead : TimeSpan.Zero, TimeProvider.System, Stop);
                }
            }
        }

        return times;
    }

    /// <summary>
    /// The heap once nothing happens and every page has caught up: what is still on its way to a page that the machine kept waiting
    /// is not left behind.
    /// </summary>
    private static async Task<long> HeapAsync(long[] taken)
    {
        const int CaughtUp = 50;
        var before = taken.ToArray();
        while (taken.Zip(before, (now, then) => now - then).Min() < CaughtUp)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, Stop);
        }

        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Forced, blocking: true, compacting: true);
        var found = GC.GetGCMemoryInfo(GCKind.FullBlocking);
        return found.HeapSizeBytes - found.FragmentedBytes;
    }

    private static TimeSpan Percentile(List<TimeSpan> times, double share) => times.Order().ElementAt((int)Math.Ceiling(share * times.Count) - 1);

    private static string Micro(List<TimeSpan> times, double share) => $"{Percentile(times, share).TotalMicroseconds:0.0}";

    /// <summary>The system's clock, on which the time between two moments of a page passes as fast as the show does.</summary>
    private sealed class Fast : TimeProvider
    {
        /// <summary>A page's next moment is only in two seconds.</summary>
        public bool PagesSleep { get; set; }

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
            base.CreateTimer(callback, state, dueTime > TimeSpan.Zero ? Sped(dueTime) : dueTime, period);

        private TimeSpan Sped(TimeSpan time) => PagesSleep ? TimeSpan.FromSeconds(2) : TimeSpan.FromMilliseconds(Math.Max(1, time.TotalMilliseconds / Speed));
    }
}
