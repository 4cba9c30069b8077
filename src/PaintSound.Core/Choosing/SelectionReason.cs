using PaintSound.Core.Choosing.Strategies;

namespace PaintSound.Core.Choosing;

/// <summary>Explains the selection of an excerpt.</summary>
/// <param name="Strategy">How the two distances were combined.</param>
/// <param name="Distance">How the sound distance to the brush was measured.</param>
/// <param name="Follow">The weights of <see cref="SoundDistanceKind.Weighed"/>: 0 only rhythm ... 1 only timbre.</param>
/// <param name="Silent">True if the silence policy narrowed the choice.</param>
/// <param name="Eligible">The number of excerpts that could be selected: not in an excluded collection, not resting, and allowed by the silence policy.</param>
/// <param name="Passed">How many of them passed the gate.</param>
/// <param name="CorrespondenceRank">The rank of the selected excerpt among the eligible by correspondence alone, 1 for the closest.</param>
/// <param name="SoundRank">Its rank among the eligible by sound distance alone, 1 for the nearest.</param>
/// <param name="Best">The best of those that passed the gate, at most five, the selected one first.</param>
public sealed record SelectionReason(
    ChoosingStrategy Strategy,
    SoundDistanceKind Distance,
    double Follow,
    bool Silent,
    int Eligible,
    int Passed,
    int CorrespondenceRank,
    int SoundRank,
    IReadOnlyList<Candidate> Best)
{
    /// <summary>The number of the bar at which the excerpt begins; null if selections are not made in bars.</summary>
    public int? Bar { get; init; }

    /// <summary>The change of the brush that was answered before the dwell was over, or none.</summary>
    public BrushChange Change { get; init; }

    /// <summary>The change in words, such as "the brush began"; empty if there was none.</summary>
    public string ChangeText => Change switch
    {
        BrushChange.Began => "the brush began",
        BrushChange.FellSilent => "the brush fell silent",
        BrushChange.Faster => "the brush became faster",
        BrushChange.Slower => "the brush became slower",
        _ => "",
    };
}
