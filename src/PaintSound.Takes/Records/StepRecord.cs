using PaintSound.Core.Beat;

namespace PaintSound.Takes.Records;

/// <summary>A perception step, with the controls of the last <see cref="ControlsRecord"/>.</summary>
/// <param name="At">The time.</param>
/// <param name="Next">True if another selection was asked for.</param>
/// <param name="Timeline">The beat of the music; null if there is none.</param>
/// <param name="LastStep">How long the step before took.</param>
public sealed record StepRecord(long At, bool Next, BeatTimeline? Timeline, TimeSpan LastStep) : InputRecord(At);
