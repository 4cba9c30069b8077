namespace PaintSound.Core.Canvas;

/// <summary>How <see cref="CanvasAnalyser"/> tells paint from hands. Colours are steps of 0..255 in the channel that differs most.</summary>
/// <param name="Frames">Frames in the window of the moving median, 4 to 64.</param>
/// <param name="SecondsBetweenFrames">Of a faster camera only so many frames are used, so that the window is as long for every one: 12 frames are 3 s.</param>
/// <param name="FlickerThreshold">The spread of a pixel over the window (its middle half) up to which it counts as steady.</param>
/// <param name="Different">The difference from which a pixel counts as changed: as paint when it is steady and free.</param>
/// <param name="Slight">Differences up to this are noise; the settled picture keeps its value.</param>
public sealed record CanvasSettings(
    int Frames = 12,
    double SecondsBetweenFrames = 0.25,
    int FlickerThreshold = 16,
    int Different = 12,
    int Slight = 4);
