using PaintSound.Core.Choosing.Strategies;

namespace PaintSound.Core.Choosing;

/// <summary>Why an excerpt was chosen.</summary>
/// <param name="Strategy">How the two distances were combined.</param>
/// <param name="Distance">How the distance to the brush was measured.</param>
/// <param name="Follow">Of a weighed distance: 0 rhythm alone ... 1 colour alone.</param>
/// <param name="Silent">True when the silence rule narrowed the choice.</param>
/// <param name="Eligible">Excerpts that could be chosen: in a collection that is on, not resting, allowed by the silence rule.</param>
/// <param name="Passed">How many of those passed the gate.</param>
/// <param name="CorrespondenceRank">The place of the chosen among the eligible by correspondence alone, 1 the closest.</param>
/// <param name="SoundRank">Its place among the eligible by sound distance alone, 1 the nearest.</param>
/// <param name="Best">The best of those that passed, at most five, the chosen first.</param>
public sealed record SelectionReason(
    ChoosingStrategy Strategy,
    SoundDistanceKind Distance,
    double Follow,
    bool Silent,
    int Eligible,
    int Passed,
    int CorrespondenceRank,
    int SoundRank,
    IReadOnlyList<Candidate> Best);
