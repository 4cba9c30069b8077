using PaintSound.Core.Framing;
using PaintSound.Core.Sources;

namespace PaintSound.Worker.Commands.Canvas;

/// <summary>What <c>canvas find --json</c> prints.</summary>
/// <param name="Corners">Top left, top right, bottom left, bottom right, each x and y 0..1, as in the show file; null if nothing was found.</param>
/// <param name="Certain">True if nobody needs to check the corners.</param>
/// <param name="Certainty">0..1.</param>
/// <param name="Reason">One sentence.</param>
internal sealed record CanvasJson(IReadOnlyList<double[]>? Corners, bool Certain, double Certainty, string Reason)
{
    public static CanvasJson Create(FoundCanvas found)
    {
        var corners = found.Corners;
        return new CanvasJson(
            found.Certainty > 0 ? [ToArray(corners.TopLeft), ToArray(corners.TopRight), ToArray(corners.BottomLeft), ToArray(corners.BottomRight)] : null,
            found.IsCertain,
            Math.Round(found.Certainty, 3),
            found.Reason);
    }

    private static double[] ToArray(NormalisedPoint point) => [Math.Round(point.X, 4), Math.Round(point.Y, 4)];
}
