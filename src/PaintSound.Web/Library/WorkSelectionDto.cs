using PaintSound.Core.Choosing;
using PaintSound.Core.Choosing.Paintings;

namespace PaintSound.Web.Library;

/// <summary>Why a work was selected.</summary>
/// <param name="At">When, in seconds since the start of the performance.</param>
/// <param name="Start">The start of the excerpt in seconds; null for a painting.</param>
/// <param name="Correspondence">The correspondence, 0 close, 1 far.</param>
/// <param name="CorrespondenceRank">The rank by correspondence, from 1.</param>
/// <param name="SoundDistance">The distance from the brush; null for a painting.</param>
/// <param name="SoundRank">The rank by sound distance, from 1; null for a painting.</param>
/// <param name="Eligible">How many could be selected.</param>
/// <param name="Passed">How many of them passed the gate; null for a painting.</param>
/// <param name="Silent">True if the brush was silent.</param>
/// <param name="Change">The change of the brush that was answered; empty if none.</param>
public sealed record WorkSelectionDto(
    double At, double? Start, float Correspondence, int CorrespondenceRank, float? SoundDistance, int? SoundRank, int Eligible, int? Passed, bool Silent, string Change)
{
    /// <summary>Describes the selection of an excerpt.</summary>
    public static WorkSelectionDto Create(Selection selection) => new(
        selection.At.TotalSeconds, selection.Excerpt.StartSeconds, selection.Correspondence, selection.Reason.CorrespondenceRank, selection.SoundDistance,
        selection.Reason.SoundRank, selection.Reason.Eligible, selection.Reason.Passed, selection.Reason.Silent, selection.Reason.ChangeText ?? "");

    /// <summary>Describes the selection of a painting.</summary>
    public static WorkSelectionDto Create(PaintingSelection selection) => new(
        selection.At.TotalSeconds, null, selection.Correspondence, selection.Reason.CorrespondenceRank, null, null, selection.Reason.Eligible, null, false, "");
}
