using PaintSound.Core.Beat;
using PaintSound.Core.Choosing;
using PaintSound.Core.Choosing.Paintings;
using PaintSound.Core.Choosing.Taste;

namespace PaintSound.Takes.Records;

/// <summary>A perception step, with the controls of the last <see cref="ControlsRecord"/>.</summary>
/// <param name="At">The time.</param>
/// <param name="Next">True if another selection was asked for.</param>
/// <param name="Timeline">The beat of the music; null if there is none.</param>
/// <param name="LastStep">How long the step before took.</param>
/// <param name="IsFollowing">True if another worker selected.</param>
/// <param name="Excerpts">The excerpts that another worker had selected; null for none.</param>
/// <param name="Paintings">The paintings that another worker had selected; null for none.</param>
/// <param name="LaunchesFollowed">True if they were launched here, too.</param>
/// <param name="Mark">What an artist said about the present pairing; null for nothing.</param>
public sealed record StepRecord(
    long At, bool Next, BeatTimeline? Timeline, TimeSpan LastStep,
    bool IsFollowing = false, IReadOnlyList<FollowedSelection>? Excerpts = null, IReadOnlyList<FollowedPainting>? Paintings = null, bool LaunchesFollowed = false,
    MarkKind? Mark = null) : InputRecord(At);
