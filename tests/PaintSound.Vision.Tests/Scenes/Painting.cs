using OpenCvSharp;

namespace PaintSound.Vision.Tests.Scenes;

/// <summary>A canvas seen from the front: ground, strokes, blocks, and at times a margin without paint.</summary>
internal static class Painting
{
    public const int Height = 720;

    public static Mat Draw(Lot lot, SceneKind kind, double aspect)
    {
        var ground = kind.IsDark ? lot.Grey(25, 85, 15) : lot.Chance(0.75) ? lot.Grey(205, 248, 8) : lot.Grey(150, 215, 20);
        var painting = new Mat(Height, (int)(Height * aspect), MatType.CV_8UC3, ground);
        Add(lot, painting, lot.Between(kind.MinPaint, kind.MaxPaint));

        // Unpainted margin, as under tape.
        if (kind.MaxPaint > 0.2 && lot.Chance(0.2))
        {
            Cv2.Rectangle(painting, new Rect(0, 0, painting.Width, painting.Height), ground, 2 * lot.Integer(8, 30));
        }

        return painting;
    }

    /// <summary>Adds strokes; a share of 1 covers nearly everything.</summary>
    public static void Add(Lot lot, Mat painting, double paint)
    {
        if (paint <= 0)
        {
            return;
        }

        if (paint > 0.3 && lot.Chance(0.3))
        {
            // Blocks or a horizon: long straight edges inside.
            for (var i = lot.Integer(1, 4); i > 0; i--)
            {
                var (x, y) = (lot.Integer(-100, painting.Width / 2), lot.Integer(-100, Height / 2));
                Cv2.Rectangle(painting, new Rect(x, y, lot.Integer(100, painting.Width), lot.Integer(80, Height)), lot.Colour(), -1);
            }
        }

        // Bright colours, or a muted palette around one colour.
        var (muted, hue) = (lot.Chance(0.4), lot.Colour());
        Scalar Colour() => muted
            ? new(hue.Val0 + lot.Between(-45, 45), hue.Val1 + lot.Between(-45, 45), hue.Val2 + lot.Between(-45, 45))
            : lot.Colour();
        var strokes = (int)Math.Ceiling(paint * 170);
        var reach = Height / 7;
        for (var i = 0; i < strokes; i++)
        {
            List<Point> points = [new(lot.Integer(0, painting.Width), lot.Integer(0, Height))];
            var bends = lot.Integer(1, 5);
            for (var k = 0; k < bends; k++)
            {
                points.Add(new(points[^1].X + lot.Integer(-reach, reach), points[^1].Y + lot.Integer(-reach, reach)));
            }

            Cv2.Polylines(painting, [points], false, Colour(), lot.Integer(4, Height / 16), LineTypes.AntiAlias);
        }
    }
}
