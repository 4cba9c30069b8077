namespace PaintSound.Core.Choosing;

/// <summary>A selection that another worker made from the same library, for a worker that follows it.</summary>
/// <param name="At">Time since the start of the performance.</param>
/// <param name="Work">The id of the work.</param>
/// <param name="StartSeconds">The start of the excerpt within the work.</param>
/// <param name="Correspondence">Correspondence with the canvas, 0 close ... 1 far.</param>
/// <param name="SoundDistance">Sound distance to the brush.</param>
/// <param name="Silent">True if the silence policy narrowed the choice.</param>
/// <param name="Eligible">The number of excerpts that could be selected.</param>
/// <param name="Passed">How many of them passed the gate.</param>
/// <param name="CorrespondenceRank">The rank by correspondence.</param>
/// <param name="SoundRank">The rank by sound distance.</param>
/// <param name="Bar">The bar at which it begins; null if selections are not made in bars.</param>
public sealed record FollowedSelection(
    TimeSpan At,
    string Work,
    double StartSeconds,
    float Correspondence,
    float SoundDistance,
    bool Silent,
    int Eligible,
    int Passed,
    int CorrespondenceRank,
    int SoundRank,
    int? Bar)
{
    /// <summary>Returns what a worker that follows needs of a selection.</summary>
    public static FollowedSelection From(Selection selection) => new(
        selection.At,
        selection.Excerpt.Work.Id,
        selection.Excerpt.StartSeconds,
        selection.Correspondence,
        selection.SoundDistance,
        selection.Reason.Silent,
        selection.Reason.Eligible,
        selection.Reason.Passed,
        selection.Reason.CorrespondenceRank,
        selection.Reason.SoundRank,
        selection.Reason.Bar);
}
