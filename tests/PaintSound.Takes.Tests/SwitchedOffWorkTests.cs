using PaintSound.Takes.Records;

namespace PaintSound.Takes.Tests;

/// <summary>A work that is switched off during a show: the take knows it, and its replay selects the same.</summary>
public sealed class SwitchedOffWorkTests
{
    private const int Blocks = 1600;
    private const int SwitchAt = Blocks / 2;

    [Fact]
    public async Task A_show_in_which_a_work_was_switched_off_is_repeated_event_for_event()
    {
        var usual = await RecordAsync(off: null);
        var (time, work) = usual.Replay.Recorded.OfType<SelectionRecord>().Where(record => record.Time.TotalSeconds > SwitchAt * 0.0125).Select(record => (record.Time, record.Work)).First();

        var replayed = await RecordAsync(work);
        Assert.True(replayed.Comparison.IsSame, $"{replayed.Comparison.Expected} became {replayed.Comparison.Actual}");
        var after = replayed.Replay.Recorded.OfType<SelectionRecord>().Where(record => record.Time >= time).ToArray();
        Assert.NotEmpty(after);
        Assert.DoesNotContain(after, record => record.Work == work);
    }

    /// <summary>Records 20 s and replays them.</summary>
    /// <param name="off">The work that is switched off in the middle; null for none.</param>
    private static async Task<RecordedPerformance.Replayed> RecordAsync(string? off)
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

                if (i == SwitchAt && off is not null)
                {
                    performance.Control.SwitchWork(off, isOn: false);
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
