using PaintSound.Core.Beat;
using PaintSound.Core.Control;

namespace PaintSound.Performance.Pipeline;

/// <summary>What a perception step depends on beside the sound and the frames before it. The same inputs give the same step.</summary>
/// <param name="Timestamp">The time of the step, in ticks of the session clock.</param>
/// <param name="State">The values of all controls.</param>
/// <param name="Next">True if another selection was asked for.</param>
/// <param name="Timeline">The beat of the music; null if there is none.</param>
/// <param name="LastStep">How long the step before took, for the lead of selections in bars.</param>
public sealed record StepInputs(long Timestamp, ShowState State, bool Next, BeatTimeline? Timeline, TimeSpan LastStep);
