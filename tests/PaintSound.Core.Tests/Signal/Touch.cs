namespace PaintSound.Core.Tests.Signal;

/// <summary>One touch of the brush in a <see cref="BrushScene"/>. Positions are samples.</summary>
/// <param name="Kind">The kind of touch.</param>
/// <param name="Start">The first sample.</param>
/// <param name="Audible">The first sample that is audible above the noise of the room.</param>
/// <param name="End">The sample after the last one.</param>
/// <param name="PeakDb">The peak in dB relative to full scale.</param>
internal sealed record Touch(TouchKind Kind, int Start, int Audible, int End, float PeakDb);
