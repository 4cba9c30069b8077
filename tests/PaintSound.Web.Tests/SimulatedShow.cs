using PaintSound.Core.Brush;
using PaintSound.Core.Choosing.Paintings;
using PaintSound.Core.Congruity;
using PaintSound.Core.Control;
using PaintSound.Core.Works;
using PaintSound.Web.State;

namespace PaintSound.Web.Tests;

/// <summary>Sends the events of a show with brush, canvas and music to the pages, one perception step (250 ms) at a time. Used by tests and benchmarks.</summary>
internal static class SimulatedShow
{
    /// <summary>The number of perception steps per minute.</summary>
    public const int StepsPerMinute = 240;

    private const int TicksPerStep = 5;
    private const int StepsPerSelection = 32;
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(250);
    private static readonly SourceStatus Status = new(TimeSpan.FromMilliseconds(5), -20);
    private static readonly StepReport Report = new(TimeSpan.FromMilliseconds(20), Status, Status, Status, 0.4f, 0, 0);

    /// <summary>Sends the events of one step.</summary>
    /// <param name="pages">The state that the pages read.</param>
    /// <param name="number">The number of the step, from 0.</param>
    public static void SendStep(PageState pages, int number)
    {
        for (var tick = 0; tick < TicksPerStep; tick++)
        {
            pages.OnBrush(new BrushFeatures(0.5f, 0.5f, 2, 0));
            pages.OnTick((number + (tick / (double)TicksPerStep)) * Step);
        }

        var now = number * Step;
        pages.OnOnset(now, 0.5f);
        pages.OnCongruity(now, new CongruityReading(0.5f, 0.5f, 1, CongruityReliability.Reliable));
        if (number % StepsPerSelection == 0)
        {
            pages.OnSelected(new PaintingSelection(now, new Painting($"p{number}", "A painting", "/paintings/a.png", "own"), 0.1f, new PaintingReason(20, 10, 1, [])));
            pages.AddLog("Something that a person should know.");
        }

        pages.OnStep(Report);
    }
}
