namespace PaintSound.Core.Canvas;

/// <summary>Settings of the <see cref="CanvasAnalyser"/>. Thresholds are steps of 0..255 in the channel that differs most.</summary>
/// <param name="Frames">The most frames in the window of the moving median, 4 to 64.</param>
/// <param name="SecondsBetweenFrames">The minimum time between two frames that are used, so that a faster camera costs no more.</param>
/// <param name="WindowSeconds">The length of the window of the moving median. A slow camera has at least 5 frames in it.</param>
/// <param name="FlickerThreshold">The maximum spread of a steady pixel over the window (its middle half).</param>
/// <param name="ChangeThreshold">A pixel counts as changed if it differs by more than this. It counts as paint if it is also steady and free.</param>
/// <param name="NoiseThreshold">Differences up to this are noise; the settled picture keeps its value.</param>
/// <param name="Blank">How the network sees the parts that are still empty.</param>
public sealed record CanvasSettings(
    int Frames = 12,
    double SecondsBetweenFrames = 0.12,
    double WindowSeconds = 1,
    int FlickerThreshold = 16,
    int ChangeThreshold = 12,
    int NoiseThreshold = 4,
    BlankCanvas Blank = BlankCanvas.Fill);
