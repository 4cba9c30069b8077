using PaintSound.Core.Signal;
using PaintSound.Worker.Stage;

namespace PaintSound.Worker.Show;

/// <summary>What calibrating wrote into a show: the painter's hand with the brush, the noise of camera and light with the canvas.</summary>
internal static class SensesSetting
{
    /// <summary>Reads what of it stands in the parts <c>brush</c> and <c>canvas</c> of a show file.</summary>
    /// <exception cref="ShowException">It cannot be followed; the message names the line.</exception>
    public static Senses Read(ShowNode brush, ShowNode canvas)
    {
        var standard = new Senses();
        return new Senses
        {
            Brush = brush["range"] is { } range ? ReadRange(range) : standard.Brush,
            Canvas = canvas["steady"] is { } steady ? standard.Canvas with { Steady = steady.Whole(4, 64) } : standard.Canvas,
        };
    }

    private static BrushRange ReadRange(ShowNode node)
    {
        var (quiet, loud) = node.Two(-100, 0);
        return quiet < loud ? new BrushRange((float)quiet, (float)loud) : throw node.Wrong("two levels in dB, the softer first, such as [-60, -10]");
    }
}
