using PaintSound.Core.Brush;
using PaintSound.Core.Brush.Placing;
using PaintSound.Core.Canvas;
using PaintSound.Core.Signal;

namespace PaintSound.Performance.Pipeline;

/// <summary>The calibration of one stage: its painter, light and camera. The defaults suit an uncalibrated stage.</summary>
public sealed record StageCalibration
{
    /// <summary>The level range of the brush, from the softest touch to the hardest stroke.</summary>
    public BrushRange Brush { get; init; } = new();

    /// <summary>The loudest level in dB that loudspeakers reach at the contact microphone; silence if none were measured. See <see cref="BrushAnalyser.LoudspeakerDb"/>.</summary>
    public float LoudspeakerDb { get; init; } = Decibels.Silence;

    /// <summary>The contact microphones, if there are several; null for one. Cannot change during a performance.</summary>
    public MicrophoneArray? Microphones { get; init; }

    /// <summary>The thresholds between noise and change of the canvas.</summary>
    public CanvasSettings Canvas { get; init; } = new();
}
