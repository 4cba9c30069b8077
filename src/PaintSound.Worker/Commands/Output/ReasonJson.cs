using PaintSound.Core.Choosing;
using PaintSound.Core.Choosing.Strategies;

namespace PaintSound.Worker.Commands.Output;

/// <summary>The reason for a selection. Bar is the bar at which the excerpt begins, in a show that selects in bars. In a weighed distance, rhythm has the weight 1 - follow, timbre the weight follow.</summary>
internal sealed record ReasonJson(
    ChoosingStrategy Strategy,
    SoundDistanceKind Distance,
    double? Follow,
    bool Silent,
    int Eligible,
    int Passed,
    int CorrespondenceRank,
    int SoundRank,
    int? Bar,
    IReadOnlyList<ExcerptJson> Best);
