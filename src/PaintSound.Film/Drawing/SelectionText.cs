using System.Globalization;
using PaintSound.Core.Choosing;
using PaintSound.Core.Choosing.Strategies;

namespace PaintSound.Film.Drawing;

/// <summary>Formats texts about a selection.</summary>
internal static class SelectionText
{
    /// <summary>Returns the start of the excerpt in its work, as "from 1:05" (minutes and seconds).</summary>
    public static string FormatStart(Selection selection) => "from " + TimeAxis.Format(TimeSpan.FromSeconds(selection.Excerpt.StartSeconds));

    /// <summary>Returns a distance with two decimals.</summary>
    public static string FormatDistance(float value) => value.ToString("0.00", CultureInfo.InvariantCulture);

    /// <summary>Returns the reason of the selection, in one to four sentences.</summary>
    public static string Explain(SelectionReason reason)
    {
        var change = reason.ChangeText is { Length: > 0 } text ? $"{char.ToUpperInvariant(text[0])}{text[1..]}. " : "";
        var silence = reason.Silent ? "The brush is silent: only sustained music is allowed. " : "";
        return change + silence + reason.Strategy switch
        {
            ChoosingStrategy.GateThenSound =>
                $"{FormatCount(reason.Passed)} of {FormatCount(reason.Eligible)} excerpts fit the canvas; this one sounds most like the brush.",
            ChoosingStrategy.SoundThenGate =>
                $"{FormatCount(reason.Passed)} of {FormatCount(reason.Eligible)} excerpts fit the brush; this one is closest to the canvas.",
            ChoosingStrategy.WeightedRank =>
                $"Rank {FormatCount(reason.CorrespondenceRank)} for the canvas and {FormatCount(reason.SoundRank)} for the brush: together the best of {FormatCount(reason.Eligible)} excerpts.",
            _ => throw new ArgumentOutOfRangeException(nameof(reason), reason.Strategy, "Unknown strategy."),
        };
    }

    private static string FormatCount(int count) => count.ToString("#,0", CultureInfo.InvariantCulture);
}
