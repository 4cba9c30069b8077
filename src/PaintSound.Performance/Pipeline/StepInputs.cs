using PaintSound.Core.Beat;
using PaintSound.Core.Choosing;
using PaintSound.Core.Choosing.Paintings;
using PaintSound.Core.Choosing.Taste;
using PaintSound.Core.Control;
using PaintSound.Core.Perception;

namespace PaintSound.Performance.Pipeline;

/// <summary>What a perception step depends on beside the sound and the frames before it. The same inputs give the same step.</summary>
/// <param name="Timestamp">The time of the step, in ticks of the session clock.</param>
/// <param name="State">The values of all controls.</param>
/// <param name="Next">True if another selection was asked for.</param>
/// <param name="Timeline">The beat of the music; null if there is none.</param>
/// <param name="LastStep">How long the step before took, for the lead of selections in bars.</param>
public sealed record StepInputs(long Timestamp, ShowState State, bool Next, BeatTimeline? Timeline, TimeSpan LastStep)
{
    /// <summary>What an artist said about the present pairing; null for nothing.</summary>
    public MarkKind? Mark { get; init; }

    /// <summary>True if another worker selects.</summary>
    public bool IsFollowing { get; init; }

    /// <summary>True if what another worker selects is launched here, too; false if that worker launches it.</summary>
    public bool LaunchesFollowed { get; init; }

    /// <summary>The excerpts that another worker has selected since the last step, the oldest first.</summary>
    public IReadOnlyList<FollowedSelection> Excerpts { get; init; } = [];

    /// <summary>The paintings that another worker has selected since the last step, the oldest first.</summary>
    public IReadOnlyList<FollowedPainting> Paintings { get; init; } = [];

    /// <summary>What other sites perceive; it takes the place of this worker's own sources. The same instance as long as nothing has changed.</summary>
    public SitePerception Remote { get; init; } = SitePerception.None;
}
