namespace PaintSound.Core.Choosing.Paintings;

/// <summary>A painting that another worker selected from the same library, for a worker that follows it.</summary>
/// <param name="At">Time since the start of the performance.</param>
/// <param name="Painting">The id of the painting.</param>
/// <param name="Correspondence">Correspondence with the music, 0 close ... 1 far.</param>
/// <param name="Considered">The number of paintings in collections that are not excluded.</param>
/// <param name="Eligible">How many of them could be selected.</param>
/// <param name="CorrespondenceRank">The rank among all considered ones.</param>
public sealed record FollowedPainting(TimeSpan At, string Painting, float Correspondence, int Considered, int Eligible, int CorrespondenceRank)
{
    /// <summary>Returns what a worker that follows needs of a selection.</summary>
    public static FollowedPainting From(PaintingSelection selection) => new(
        selection.At, selection.Painting.Id, selection.Correspondence, selection.Reason.Considered, selection.Reason.Eligible, selection.Reason.CorrespondenceRank);
}
