using PaintSound.Core.Brush;
using PaintSound.Performance.Pipeline;

namespace PaintSound.Worker.Show;

/// <summary>What calibrating wrote into a show: the painter's hand with the brush, the noise of camera and light with the canvas.</summary>
internal static class StageCalibrationSettings
{
    /// <summary>Reads what of it stands in the parts <c>brush</c> and <c>canvas</c> of a show file.</summary>
    /// <exception cref="ShowException">It cannot be followed; the message names the line.</exception>
    public static StageCalibration Read(ShowYamlNode brush, ShowYamlNode canvas)
    {
        var standard = new StageCalibration();
        return new StageCalibration
        {
            Brush = brush["range"] is { } range ? ReadRange(range) : standard.Brush,
            Canvas = canvas["steady"] is { } steady ? standard.Canvas with { FlickerThreshold = steady.Integer(4, 64) } : standard.Canvas,
        };
    }

    private static BrushRange ReadRange(ShowYamlNode node)
    {
        var (quiet, loud) = node.Pair(-100, 0);
        return quiet < loud ? new BrushRange((float)quiet, (float)loud) : throw node.Invalid("two levels in dB, the softer first, such as [-60, -10]");
    }
}
