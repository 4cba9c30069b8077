namespace PaintSound.Core.Canvas;

/// <summary>The paint that was added last.</summary>
/// <param name="X">Its centre, 0 left ... 1 right.</param>
/// <param name="Y">Its centre, 0 top ... 1 bottom.</param>
/// <param name="Colour">Its colour.</param>
/// <param name="Share">Its share of the canvas area, 0..1.</param>
public readonly record struct NewestStroke(float X, float Y, CanvasColour Colour, float Share);
