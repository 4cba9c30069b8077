using System.Globalization;
using PaintSound.Core.Choosing;

namespace PaintSound.Film;

/// <summary>A selection in words.</summary>
internal static class Words
{
    /// <summary>Where in its work the excerpt lies: "from 1:05".</summary>
    public static string From(Selection selection) =>
        "from " + TimeLine.Clock(TimeSpan.FromSeconds(selection.Excerpt.StartSeconds));

    /// <summary>Two decimals, as everywhere.</summary>
    public static string Figure(float value) => value.ToString("0.00", CultureInfo.InvariantCulture);

    /// <summary>Why it was chosen, in one or two sentences.</summary>
    public static string Why(SelectionReason reason)
    {
        var silence = reason.Silent ? "The brush is silent: only held notes. " : "";
        return silence + reason.Strategy switch
        {
            ChoosingStrategy.GateThenSound =>
                $"Nearest in sound of the {reason.Passed} closest to the canvas, of {Number(reason.Eligible)}.",
            ChoosingStrategy.SoundThenGate =>
                $"Closest to the canvas of the {reason.Passed} nearest in sound, of {Number(reason.Eligible)}.",
            ChoosingStrategy.WeightedRank =>
                $"Place {reason.CorrespondenceRank} to the canvas and {reason.SoundRank} in sound, together the best of {Number(reason.Eligible)}.",
            _ => throw new ArgumentOutOfRangeException(nameof(reason), reason.Strategy, "There is no such strategy."),
        };
    }

    private static string Number(int count) => count.ToString("#,0", CultureInfo.InvariantCulture);
}
