using PaintSound.Core.Brush;
using PaintSound.Core.Choosing.Paintings;
using PaintSound.Core.Congruity;
using PaintSound.Core.Control;
using PaintSound.Core.Works;
using PaintSound.Web.State;

namespace PaintSound.Web.Tests;

/// <summary>What the pages are told in a show with brush, canvas and music, one perception step (250 ms) at a time. The benchmarks use it, too.</summary>
internal static class PlayedShow
{
    /// <summary>Steps in a minute.</summary>
    public const int StepsAMinute = 240;

    private const int TicksAStep = 5;
    private const int StepsASelection = 32;
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(250);
    private static readonly SourceStatus Pulse = new(TimeSpan.FromMilliseconds(5), -20);
    private static readonly StepReport Report = new(TimeSpan.FromMilliseconds(20), Pulse, Pulse, Pulse, 0.4f, 0, 0);

    /// <summary>Plays one step.</summary>
    /// <param name="board">What the pages read.</param>
    /// <param name="number">The step since the beginning of the show, from 0.</param>
    public static void Play(PageState board, int number)
    {
        for (var tick = 0; tick < TicksAStep; tick++)
        {
            board.OnBrush(new BrushFeatures(0.5f, 0.5f, 2, 0));
            board.OnTick((number + (tick / (double)TicksAStep)) * Step);
        }

        var now = number * Step;
        board.OnOnset(now, 0.5f);
        board.OnCongruity(now, new CongruityReading(0.5f, 0.5f, 1, CongruityReliability.Reliable));
        if (number % StepsASelection == 0)
        {
            board.OnSelected(new PaintingSelection(now, new Painting($"p{number}", "A painting", "/paintings/a.png", "own"), 0.1f, new PaintingReason(20, 10, 1, [])));
            board.AddLog("Something that a person should know.");
        }

        board.OnStep(Report);
    }
}
