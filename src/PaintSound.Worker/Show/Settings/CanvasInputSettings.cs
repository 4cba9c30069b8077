using PaintSound.Core.Canvas;
using PaintSound.Core.Sources;
using PaintSound.Media;

namespace PaintSound.Worker.Show.Settings;

/// <summary>The camera and the canvas in its picture.</summary>
/// <param name="Source">Where the picture comes from.</param>
internal sealed record CanvasInputSettings(SourceSettings Source)
{
    /// <summary>The default of <see cref="FramesPerSecond"/>.</summary>
    public const double DefaultFramesPerSecond = 8;

    /// <summary>What the show asks of the camera.</summary>
    public CameraModeRequest Camera { get; init; } = new();

    /// <summary>The corners of the canvas in the picture.</summary>
    public Corners Corners { get; init; } = Corners.Whole;

    /// <summary>How the picture is turned clockwise, in degrees.</summary>
    public int Rotate { get; init; }

    /// <summary>True if the picture is a mirror image, as from the front camera of a phone.</summary>
    public bool Mirror { get; init; }

    /// <summary>True if the corners are found in the picture of the camera.</summary>
    public bool FindCorners { get; init; }

    /// <summary>True if the corners move along when the easel or the camera moves.</summary>
    public bool Follow { get; init; } = true;

    /// <summary>Width of the canvas divided by its height; null if it follows from the corners.</summary>
    public double? Aspect { get; init; }

    /// <summary>How many frames are analysed in a second.</summary>
    public double FramesPerSecond { get; init; } = DefaultFramesPerSecond;

    /// <summary>How much a pixel may flicker and still count as paint, in steps of 255; see <see cref="CanvasSettings"/>.</summary>
    public int FlickerThreshold { get; init; } = new CanvasSettings().FlickerThreshold;

    /// <summary>How the network sees the parts that are still empty.</summary>
    public BlankCanvas Blank { get; init; } = new CanvasSettings().Blank;
}
