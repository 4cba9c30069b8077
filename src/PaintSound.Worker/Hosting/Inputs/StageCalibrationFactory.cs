using PaintSound.Core.Canvas;
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
        Canvas = new CanvasSettings { FlickerThreshold = show.Canvas.FlickerThreshold, Blank = show.Canvas.Blank },
    };
}
