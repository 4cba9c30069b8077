using PaintSound.Core.Control;
using PaintSound.Worker.Show.Definitions;

namespace PaintSound.Worker.Show.Keys;

/// <summary>The keys of <c>congruity</c>: congruity at the beginning. A control changes it during the performance.</summary>
internal static class CongruityKeys
{
    /// <summary>The default of <c>smoothing</c>.</summary>
    public static readonly TimeSpan DefaultSmoothing = new ShowState().CongruitySmoothing;

    private static readonly DefaultKey<TimeSpan> Smoothing = new(
        "smoothing", ShowValues.Seconds(ControlTable.CongruitySmoothing), DefaultSmoothing, "How long congruity takes to follow a change.");

    /// <summary>The section.</summary>
    public static ShowSection<TimeSpan> Section { get; } = new([Smoothing], Smoothing.Read);
}
