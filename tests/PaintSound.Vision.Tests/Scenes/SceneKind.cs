namespace PaintSound.Vision.Tests.Scenes;

/// <summary>What a scene shows. Everything else about it is drawn by lot from its seed.</summary>
/// <param name="Name">The name in tables.</param>
/// <param name="MinPaint">The least share of strokes, 0 blank ... 1 painted all over.</param>
/// <param name="MaxPaint">The largest share of strokes.</param>
/// <param name="MinWall">The darkest wall, 0..255.</param>
/// <param name="MaxWall">The lightest wall, 0..255.</param>
/// <param name="HasArm">True if an arm reaches over the rim.</param>
/// <param name="IsDark">True for a dark ground.</param>
/// <param name="Clutter">The number of things on the wall.</param>
internal sealed record SceneKind(
    string Name, double MinPaint, double MaxPaint, int MinWall, int MaxWall, bool HasArm = false, bool IsDark = false, int Clutter = 5)
{
    /// <summary>Twenty kinds: twenty scenes of each make four hundred.</summary>
    public static IReadOnlyList<SceneKind> All { get; } =
    [
        new("blank", 0, 0, 40, 120),
        new("blank, arm", 0, 0, 40, 120, HasArm: true),
        new("blank, light wall", 0, 0, 140, 200),
        new("blank, white wall", 0, 0, 200, 240, Clutter: 2),
        new("blank, light wall, arm", 0, 0, 140, 200, HasArm: true),
        new("few strokes", 0.03, 0.12, 40, 140),
        new("few strokes, arm", 0.03, 0.12, 40, 140, HasArm: true),
        new("half painted", 0.25, 0.6, 40, 120),
        new("half painted, arm", 0.25, 0.6, 40, 120, HasArm: true),
        new("half painted, light wall", 0.25, 0.6, 140, 200),
        new("half painted, light wall, arm", 0.25, 0.6, 140, 200, HasArm: true),
        new("half painted, white wall", 0.25, 0.6, 200, 240, Clutter: 2),
        new("painted all over", 0.9, 1, 40, 140),
        new("painted all over, arm", 0.9, 1, 40, 140, HasArm: true),
        new("painted all over, light wall, arm", 0.9, 1, 140, 210, HasArm: true),
        new("dark ground", 0, 0.1, 90, 200, IsDark: true),
        new("dark ground, dark wall", 0, 0.1, 40, 80, IsDark: true),
        new("dark ground, painted, arm", 0.2, 0.7, 70, 200, HasArm: true, IsDark: true),
        new("busy wall", 0, 0.6, 40, 180, Clutter: 16),
        new("busy wall, arm", 0, 0.6, 40, 180, HasArm: true, Clutter: 16),
    ];
}
