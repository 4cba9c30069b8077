using PaintSound.Core.Control;
using PaintSound.Takes.Records;

namespace PaintSound.Takes.Tests;

/// <summary>A work that is switched off, or a filter that is set, during a show: the take knows it, and its replay selects the same.</summary>
public sealed class SwitchedOffWorkTests
{
    private const int Blocks = 1600;
    private const int SwitchAt = Blocks / 2;

    [Fact]
    public async Task A_show_in_which_a_work_was_switched_off_is_repeated_event_for_event()
    {
        var usual = await RecordAsync(change: null);
        var (time, work) = usual.Replay.Recorded.OfType<SelectionRecord>().Where(record => record.Time.TotalSeconds > SwitchAt * 0.0125).Select(record => (record.Time, record.Work)).First();

        var replayed = await RecordAsync(performance => performance.Control.SwitchWork(work, isOn: false));
        Assert.True(replayed.Comparison.IsSame, $"{replayed.Comparison.Expected} became {replayed.Comparison.Actual}");
        var after = replayed.Replay.Recorded.OfType<SelectionRecord>().Where(record => record.Time >= time).ToArray();
        Assert.NotEmpty(after);
        Assert.DoesNotContain(after, record => record.Work == work);
    }

    [Fact]
    public async Task A_show_in_which_a_collection_was_made_and_switched_off_is_repeated_event_for_event()
    {
        var usual = await RecordAsync(change: null);
        var work = usual.Replay.Recorded.OfType<SelectionRecord>().First(record => record.Time.TotalSeconds > SwitchAt * 0.0125).Work;

        var replayed = await RecordAsync(performance =>
        {
            performance.Control.Collect(new Dictionary<string, string> { [work] = "made" });
            performance.Control.Set(new ControlId(ControlTable.Collection, "made"), false);
        });
        Assert.True(replayed.Comparison.IsSame, $"{replayed.Comparison.Expected} became {replayed.Comparison.Actual}");
        var after = replayed.Replay.Recorded.OfType<SelectionRecord>().Where(record => record.Time.TotalSeconds > (SwitchAt + 20) * 0.0125).ToArray();
        Assert.NotEmpty(after);
        Assert.DoesNotContain(after, record => record.Work == work);
    }

    [Fact]
    public async Task A_show_with_filters_is_repeated_event_for_event()
    {
        var replayed = await RecordAsync(performance =>
        {
            performance.Control.Set(FilterControls.Unheard, 600);
            performance.Control.Set(FilterControls.Loudness.Minimum, -59);
        });
        Assert.True(replayed.Comparison.IsSame, $"{replayed.Comparison.Expected} became {replayed.Comparison.Actual}");
        var (before, after) = (new HashSet<string>(), new List<string>());
        foreach (var record in replayed.Replay.Recorded.OfType<SelectionRecord>())
        {
            if (record.Time.TotalSeconds > SwitchAt * 0.0125)
            {
                after.Add(record.Work);
            }
            else
            {
                before.Add(record.Work);
            }
        }

        // No work comes again.
        Assert.NotEmpty(before);
        Assert.DoesNotContain(after, before.Contains);
        Assert.Equal(after.Distinct(), after);
    }

    /// <summary>Records 20 s and replays them.</summary>
    /// <param name="change">What happens in the middle; null for nothing.</param>
    private static async Task<RecordedPerformance.Replayed> RecordAsync(Action<RecordedPerformance>? change)
    {
        using TakeFolder folder = new();
        SharedClock clock = new();
        string take;
        await using (RecordedPerformance performance = new(folder.Path, clock))
        {
            take = performance.Recorder.Folder!;
            for (var i = 0; i < Blocks; i++)
            {
                clock.Advance(TimeSpan.FromSeconds(0.0125));
                performance.AddBrush(i);
                performance.AddMusic(i);
                if (i % 10 == 0)
                {
                    performance.AddFrame(i);
                }

                if (i == SwitchAt)
                {
                    change?.Invoke(performance);
                }

                if (i % 20 == 0)
                {
                    performance.Step();
                }

                performance.WaitForDisk();
            }
        }

        return RecordedPerformance.Replay(take);
    }
}
