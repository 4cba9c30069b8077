using PaintSound.Core.Brush.Placing;
using PaintSound.Core.Canvas;
using PaintSound.Core.Signal;
using PaintSound.Performance.Pipeline;
using PaintSound.Worker.Show.Settings;

namespace PaintSound.Worker.Hosting.Inputs;

/// <summary>Creates the calibration that a show file contains.</summary>
internal static class StageCalibrationFactory
{
    /// <summary>Creates the calibration.</summary>
    public static StageCalibration Create(ShowSettings show) => new()
    {
        Brush = show.Brush.Range,
        LoudspeakerDb = show.Brush.LoudspeakerDb ?? Decibels.Silence,
        Microphones = CreateArray(show),
        Canvas = new CanvasSettings { FlickerThreshold = show.Canvas.FlickerThreshold, Blank = show.Canvas.Blank },
    };

    /// <summary>The places of the microphones, in the order of the channels that the brush delivers; null for one microphone. The camera may tell the proportions of the canvas later.</summary>
    public static MicrophoneArray? CreateArray(ShowSettings show) => CreateArray(show.Brush.Microphones, show.Canvas.Aspect ?? 1);

    /// <inheritdoc cref="CreateArray(ShowSettings)"/>
    /// <param name="microphones">The microphones; empty for one.</param>
    /// <param name="aspect">Width of the canvas divided by its height.</param>
    public static MicrophoneArray? CreateArray(IReadOnlyList<MicrophoneSettings> microphones, double aspect) => microphones.Count > 0
        ? new MicrophoneArray([.. microphones.Select(microphone => microphone.Place)], aspect)
        : null;
}
