using FsCheck;
using FsCheck.Xunit;
using PaintSound.Core.Brush;
using PaintSound.Core.Choosing;

namespace PaintSound.Core.Tests.Choosing;

public class BrushChangeTests
{
    private const double Step = 0.25;
    private static readonly BrushActivity Slow = new(LevelDb: -20, OnsetRate: 1, SecondsSinceStroke: 0.3f);
    private static readonly BrushActivity Fast = new(LevelDb: -20, OnsetRate: 6, SecondsSinceStroke: 0);
    private static readonly BrushActivity Still = new(LevelDb: -70, OnsetRate: 0, SecondsSinceStroke: 3);
    private static readonly ChoosingControls Controls = new() { Gate = 1, Dwell = TimeSpan.FromSeconds(8) };

    [Fact]
    public void A_beginning_an_end_and_a_new_pace_are_answered_before_the_dwell_is_over()
    {
        var (times, changes) = Play(Controls, (4, Still), (4, Slow), (4, Fast), (4, Slow), (4, Still));
        Assert.Equal([0, 4.25, 8.25, 12.25, 16.25], times);
        Assert.Equal([BrushChange.None, BrushChange.Began, BrushChange.Faster, BrushChange.Slower, BrushChange.FellSilent], changes);
    }

    [Fact]
    public void A_steady_brush_selects_once_each_dwell() => Assert.Equal([0, 8, 16], Play(Controls, (20, Slow)).Times);

    [Fact]
    public void One_step_is_no_change() => Assert.Equal([0], Play(Controls, (2, Slow), (0.25, Fast), (4, Slow)).Times);

    [Fact]
    public void A_change_waits_for_a_quarter_of_the_dwell() =>
        Assert.Equal([0, 4], Play(Controls with { Dwell = TimeSpan.FromSeconds(16) }, (0.5, Slow), (10, Fast)).Times);

    [Fact]
    public void Hold_and_the_setting_keep_the_selection()
    {
        Assert.Equal([0], Play(Controls with { OnChange = false }, (1, Slow), (6, Fast)).Times);
        Assert.Empty(Play(Controls with { Hold = true }, (4, Slow), (4, Fast)).Times);
    }

    [Fact]
    public void A_brush_that_falls_silent_is_answered_with_a_held_note_before_four_seconds_are_silent()
    {
        var chooser = new Chooser(ChoosingSamples.Library(8));
        var scores = ChoosingSamples.Scores([.. Enumerable.Range(0, 8).Select(i => (0.5f, i % 2 == 0 ? 0.9f : 0.1f))]);
        Assert.False(chooser.Choose(scores, ChoosingSamples.Painting, Controls, TimeSpan.Zero, activity: Slow)!.Excerpt.IsHeld);
        Selection? answer = null;
        for (var at = 2.0; answer is null && at < 7; at += Step)
        {
            answer = chooser.Choose(scores, ChoosingSamples.Painting, Controls, ChoosingSamples.At(at), activity: Still);
        }

        Assert.True(answer is { Reason: { Silent: true, Change: BrushChange.FellSilent }, Excerpt.IsHeld: true });
        Assert.Equal("the brush fell silent", answer.Reason.ChangeText);
    }

    [Property]
    public bool Selections_are_never_closer_than_one_second_nor_a_quarter_of_the_dwell(PositiveInt seed, byte dwell)
    {
        var random = new Random(seed.Get);
        var controls = Controls with { Dwell = TimeSpan.FromSeconds(dwell % 20) };
        var (times, _) = Play(controls, [.. Enumerable.Range(0, 30).Select(_ => (random.NextDouble() * 2, random.Next(3) switch { 0 => Slow, 1 => Fast, _ => Still }))]);
        return times.Zip(times.Skip(1)).All(pair => pair.Second - pair.First >= Math.Min(controls.Dwell.TotalSeconds, Math.Max(1, controls.Dwell.TotalSeconds / 4)) - 1e-6);
    }

    private static (double[] Times, BrushChange[] Changes) Play(ChoosingControls controls, params (double Seconds, BrushActivity Activity)[] parts)
    {
        var chooser = new Chooser([.. ChoosingSamples.Library(64).Select(excerpt => excerpt with { Work = excerpt.Work with { DurationSeconds = 600 } })]);
        var (selections, now) = (new List<Selection>(), 0.0);
        foreach (var (seconds, activity) in parts)
        {
            for (var end = now + seconds; now < end - 1e-6; now += Step)
            {
                if (chooser.Choose(ChoosingSamples.Random(64, 1), ChoosingSamples.Painting, controls, ChoosingSamples.At(now), activity: activity) is { } selection)
                {
                    selections.Add(selection);
                }
            }
        }

        return ([.. selections.Select(selection => selection.At.TotalSeconds)], [.. selections.Select(selection => selection.Reason.Change)]);
    }
}
