namespace PaintSound.Core.Canvas;

/// <summary>Settings of the <see cref="CanvasAnalyser"/>. Thresholds are steps of 0..255 in the channel that differs most.</summary>
/// <param name="Frames">Frames in the window of the moving median, 4 to 64.</param>
/// <param name="SecondsBetweenFrames">The minimum time between two frames that are used, so that the window has the same length with a faster camera: 12 frames are 3 s.</param>
/// <param name="FlickerThreshold">The maximum spread of a steady pixel over the window (its middle half).</param>
/// <param name="ChangeThreshold">A pixel counts as changed if it differs by more than this. It counts as paint if it is also steady and free.</param>
/// <param name="NoiseThreshold">Differences up to this are noise; the settled picture keeps its value.</param>
/// <param name="Blank">How the network sees the parts that are still empty.</param>
public sealed record CanvasSettings(
    int Frames = 12,
    double SecondsBetweenFrames = 0.25,
    int FlickerThreshold = 16,
    int ChangeThreshold = 12,
    int NoiseThreshold = 4,
    BlankCanvas Blank = BlankCanvas.Fill);
