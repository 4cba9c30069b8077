using PaintSound.Core.Canvas;
using PaintSound.Core.Choosing;
using PaintSound.Core.Choosing.Paintings;
using PaintSound.Core.Choosing.Strategies;
using PaintSound.Core.Works;

namespace PaintSound.Osc.Tests;

/// <summary>Events to send.</summary>
internal static class SampleEvents
{
    /// <summary>A selected excerpt.</summary>
    public static Selection CreateSelection(string id, string title, string file, double start, float correspondence, float soundDistance) => new(
        TimeSpan.Zero,
        new Excerpt(new MusicWork(id, title, file, "own", 60), start, LevelDb: -20, OnsetRate: 2),
        correspondence,
        soundDistance,
        new SelectionReason(ChoosingStrategy.GateThenSound, SoundDistanceKind.Weighed, Follow: 0.5, Silent: false, 1, 1, 1, 1, []));

    /// <summary>A canvas that is painted blue, with a red stroke.</summary>
    public static CanvasFeatures CreateCanvas() => new(
        0.25f,
        0.5f,
        0.125f,
        0.0625f,
        CanvasCover.Resting,
        [new DominantColour(new CanvasColour(ColourName.Blue, 0, 0, 1), 0.75f)],
        new NewestStroke(0.5f, 0.75f, new CanvasColour(ColourName.Red, 1, 0, 0), 0.125f),
        HasNewStroke: true);

    /// <summary>A selected painting.</summary>
    public static PaintingSelection CreatePaintingSelection(string id, string title, string file, float correspondence) =>
        new(TimeSpan.Zero, new Painting(id, title, file, "own"), correspondence, new PaintingReason(1, 1, 1, []));
}
