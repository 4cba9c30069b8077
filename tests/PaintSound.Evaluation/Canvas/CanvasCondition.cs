namespace PaintSound.Evaluation.Canvas;

/// <summary>What stands between the painting and the camera.</summary>
/// <param name="Name">The name in the table.</param>
/// <param name="HasArm">True if the painter's arm and its shadow are in the picture.</param>
/// <param name="Light">The gain of a channel at a time (seconds) and a place (0..1 across, 0..1 down).</param>
/// <param name="Obstacle">Draws something else over the picture at a time; null for nothing.</param>
/// <param name="FromSeconds">When the disturbance begins.</param>
/// <param name="ToSeconds">When the disturbance ends.</param>
internal sealed record CanvasCondition(
    string Name, bool HasArm, LightGain Light, ObstacleDrawing? Obstacle = null, double FromSeconds = double.MaxValue, double ToSeconds = double.MaxValue);
