using PaintSound.Core.Choosing;
using PaintSound.Core.Choosing.Strategies;

namespace PaintSound.Worker.Commands.Output;

/// <summary>Why it was chosen. Of a weighed distance, rhythm counted 1 - follow and timbre follow.</summary>
internal sealed record ReasonJson(
    ChoosingStrategy Strategy,
    SoundDistanceKind Distance,
    double? Follow,
    bool Silent,
    int Eligible,
    int Passed,
    int CorrespondenceRank,
    int SoundRank,
    IReadOnlyList<ExcerptJson> Best);
