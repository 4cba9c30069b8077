using PaintSound.Core.Control;

namespace PaintSound.Takes.Records;

/// <summary>The values of all controls, from the next step on.</summary>
/// <param name="At">The time of the step.</param>
/// <param name="State">The values.</param>
public sealed record ControlsRecord(long At, ShowState State) : InputRecord(At);
