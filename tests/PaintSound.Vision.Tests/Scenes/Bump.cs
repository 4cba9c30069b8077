using OpenCvSharp;

namespace PaintSound.Vision.Tests.Scenes;

/// <summary>A movement of the easel or of the camera.</summary>
internal static class Bump
{
    /// <summary>Draws a movement by lot.</summary>
    /// <param name="lot">The lot.</param>
    /// <param name="corners">The corners before, clockwise from the top left.</param>
    /// <param name="least">The least shift of the centre, as a share of the width of the canvas.</param>
    /// <param name="most">The largest movement of any corner, as a share of the width.</param>
    /// <param name="degrees">The largest turn.</param>
    /// <returns>3 x 3. The caller disposes it.</returns>
    public static Mat Draw(Lot lot, Point2f[] corners, double least, double most, double degrees)
    {
        var width = (corners[0].DistanceTo(corners[1]) + corners[3].DistanceTo(corners[2])) / 2;
        var (cx, cy) = (corners.Average(p => p.X), corners.Average(p => p.Y));
        var half = corners.Max(p => p.DistanceTo(new Point2f(cx, cy)));
        var angle = lot.Between(-degrees, degrees) * Math.PI / 180;

        // Turn and shift together stay below the limit.
        var turned = 2 * Math.Sin(Math.Abs(angle) / 2) * half / width;
        if (turned > 0.8 * most)
        {
            (angle, turned) = (angle * 0.8 * most / turned, 0.8 * most);
        }

        var shift = Math.Min(lot.Between(least, most), Math.Max(least, most - turned)) * width;
        var direction = lot.Between(0, 2 * Math.PI);
        var (sine, cosine) = Math.SinCos(angle);
        var movement = new Mat(3, 3, MatType.CV_64FC1, Scalar.All(0));
        double[] values =
        [
            cosine, -sine, cx - (cosine * cx) + (sine * cy) + (shift * Math.Cos(direction)),
            sine, cosine, cy - (sine * cx) - (cosine * cy) + (shift * Math.Sin(direction)),
            0, 0, 1,
        ];
        values.CopyTo(movement.AsSpan<double>());
        return movement;
    }
}
