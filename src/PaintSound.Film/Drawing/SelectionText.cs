using System.Globalization;
using PaintSound.Core.Choosing;
using PaintSound.Core.Choosing.Strategies;

namespace PaintSound.Film.Drawing;

/// <summary>Texts about a selection.</summary>
internal static class SelectionText
{
    /// <summary>Where the excerpt starts in its work: "from 1:05" (minutes and seconds).</summary>
    public static string Start(Selection selection) => "from " + TimeAxis.Format(TimeSpan.FromSeconds(selection.Excerpt.StartSeconds));

    /// <summary>A distance with two decimals.</summary>
    public static string Distance(float value) => value.ToString("0.00", CultureInfo.InvariantCulture);

    /// <summary>Why the excerpt was selected, in one to three sentences.</summary>
    public static string Explain(SelectionReason reason)
    {
        var silence = reason.Silent ? "The brush is silent: only sustained music is allowed. " : "";
        return silence + reason.Strategy switch
        {
            ChoosingStrategy.GateThenSound =>
                $"{Count(reason.Passed)} of {Count(reason.Eligible)} excerpts fit the canvas; this one sounds most like the brush.",
            ChoosingStrategy.SoundThenGate =>
                $"{Count(reason.Passed)} of {Count(reason.Eligible)} excerpts fit the brush; this one is closest to the canvas.",
            ChoosingStrategy.WeightedRank =>
                $"Rank {Count(reason.CorrespondenceRank)} for the canvas and {Count(reason.SoundRank)} for the brush: together the best of {Count(reason.Eligible)} excerpts.",
            _ => throw new ArgumentOutOfRangeException(nameof(reason), reason.Strategy, "Unknown strategy."),
        };
    }

    private static string Count(int count) => count.ToString("#,0", CultureInfo.InvariantCulture);
}
