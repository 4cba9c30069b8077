using OpenCvSharp;

namespace PaintSound.Vision.Tests.Scenes;

/// <summary>A painter's arm that comes over a rim, with a hand and a brush; at times also a head.</summary>
internal static class Arm
{
    public static void Draw(Lot lot, Mat picture, Point2f[] corners)
    {
        var height = corners[0].DistanceTo(corners[3]);
        var (a, b) = lot.Integer(0, 2) switch { 0 => (corners[3], corners[2]), 1 => (corners[1], corners[2]), _ => (corners[3], corners[0]) };
        var t = (float)lot.Between(0.15, 0.85);
        var on = new Point2f(a.X + ((b.X - a.X) * t), a.Y + ((b.Y - a.Y) * t));
        var centre = new Point2f(corners.Average(p => p.X), corners.Average(p => p.Y));
        var (dx, dy) = (centre.X - on.X, centre.Y - on.Y);
        var reach = (float)lot.Between(0.2, 1);
        var hand = new Point2f(on.X + (dx * reach), on.Y + (dy * reach));
        var shoulder = new Point2f(on.X - (dx * 2), on.Y - (dy * 2) + (float)(0.2 * height));
        var skin = lot.Chance(0.5) ? new Scalar(115, 145, 200) : new Scalar(lot.Between(40, 150), lot.Between(60, 175), lot.Between(90, 225));
        var sleeve = lot.Chance(0.5) ? skin : lot.Grey(15, 235, 40);
        var width = height * lot.Between(0.1, 0.18);
        Drawing.Beam(picture, shoulder, hand, width, sleeve);
        Cv2.Circle(picture, Drawing.Fixed(hand), (int)(width * 8.5), skin, -1, LineTypes.AntiAlias, 4);
        var tip = new Point2f(hand.X + (dx * 0.4f), hand.Y + (dy * 0.4f) - (float)(0.07 * height));
        Drawing.Beam(picture, hand, tip, 0.014 * height, lot.Grey(20, 150, 30));
        if (lot.Chance(0.15))
        {
            Cv2.Circle(picture, Drawing.Fixed(new Point2f(shoulder.X, shoulder.Y - (float)(0.2 * height))), (int)(height * 0.16 * 16), lot.Grey(20, 120, 20), -1, LineTypes.AntiAlias, 4);
        }
    }
}
