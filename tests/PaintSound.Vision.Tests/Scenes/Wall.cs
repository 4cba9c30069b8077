using OpenCvSharp;

namespace PaintSound.Vision.Tests.Scenes;

/// <summary>The wall behind the easel with things on it, a floor, and uneven light.</summary>
internal static class Wall
{
    public static Mat Draw(Lot lot, SceneKind kind, Size size)
    {
        var level = lot.Between(kind.MinWall, kind.MaxWall);
        var wall = new Mat(size, MatType.CV_8UC3, lot.Tint(level, 8));
        Texture(lot, wall);
        var clutter = lot.Integer(kind.Clutter / 2, kind.Clutter);
        for (var i = 0; i < clutter; i++)
        {
            Thing(lot, wall, level);
        }

        if (lot.Chance(0.6))
        {
            // Floor, with a skirting board at times.
            var y = (int)(size.Height * lot.Between(0.8, 0.97));
            Cv2.Rectangle(wall, new Rect(0, y, size.Width, size.Height - y), lot.Grey(30, 150, 25), -1);
            if (lot.Chance(0.5))
            {
                Cv2.Rectangle(wall, new Rect(0, y - 14, size.Width, 14), lot.Tint(Math.Min(250, level * 1.15), 5), -1);
            }
        }

        Light(lot, wall);
        return wall;
    }

    // Uneven light, and the light of a window or of a lamp.
    private static void Light(Lot lot, Mat wall)
    {
        using Mat grid = new(3, 3, MatType.CV_32FC1), factor = new();
        for (var i = 0; i < 9; i++)
        {
            grid.Set(i / 3, i % 3, (float)lot.Between(0.78, 1.06));
        }

        Cv2.Resize(grid, factor, wall.Size(), 0, 0, InterpolationFlags.Cubic);
        Drawing.Shade(wall, factor);
    }

    private static void Texture(Lot lot, Mat wall)
    {
        var kind = lot.Integer(0, 5);
        var (width, height) = (wall.Width, wall.Height);
        if (kind == 0)
        {
            // Bricks or tiles, faint.
            var (w, h) = (lot.Integer(40, 120), lot.Integer(20, 60));
            var joint = lot.Tint(Cv2.Mean(wall).Val0 * lot.Between(0.85, 1.1), 4);
            for (var (y, row) = (0, 0); y < height; y += h, row++)
            {
                Cv2.Line(wall, new Point(0, y), new Point(width, y), joint, 1, LineTypes.AntiAlias);
                for (var x = row % 2 * w / 2; x < width; x += w)
                {
                    Cv2.Line(wall, new Point(x, y), new Point(x, y + h), joint, 1, LineTypes.AntiAlias);
                }
            }
        }
        else if (kind == 1)
        {
            // Boards, upright.
            for (var x = lot.Integer(0, 60); x < width; x += lot.Integer(60, 160))
            {
                Cv2.Line(wall, new Point(x, 0), new Point(x, height), lot.Tint(Cv2.Mean(wall).Val0 * 0.85, 5), 2, LineTypes.AntiAlias);
            }
        }
        else if (kind == 2)
        {
            using Mat noise = new(height / 8, width / 8, MatType.CV_32FC1), factor = new();
            lot.Normal(noise, 1, lot.Between(0.01, 0.03));
            Cv2.Resize(noise, factor, wall.Size(), 0, 0, InterpolationFlags.Cubic);
            Drawing.Shade(wall, factor);
        }
    }

    private static void Thing(Lot lot, Mat wall, double level)
    {
        var unit = wall.Height / 720.0;
        var (x, y) = (lot.Integer(-40, wall.Width), lot.Integer(-40, wall.Height));
        var (w, h) = ((int)(lot.Integer(20, 170) * unit), (int)(lot.Integer(20, 190) * unit));
        if (lot.Chance(0.12))
        {
            // Large things: a window or a picture that could be taken for the canvas.
            (w, h) = (2 * w, 2 * h);
        }

        var box = new Rect(x, y, w, h);
        switch (lot.Integer(0, 6))
        {
            case 0:
                // A framed picture or a poster.
                Cv2.Rectangle(wall, box, lot.Colour(), -1);
                Cv2.Rectangle(wall, box, lot.Grey(20, 230, 20), lot.Integer(3, 9));
                break;
            case 1:
                // A window with its bars.
                var frame = lot.Grey(120, 250, 10);
                var pane = new Rect(x, y, (int)(w * 1.4), (int)(h * 1.4));
                Cv2.Rectangle(wall, pane, lot.Grey(150, 255, 15), -1);
                Cv2.Rectangle(wall, pane, frame, 8);
                Cv2.Line(wall, new Point(pane.X + (pane.Width / 2), pane.Y), new Point(pane.X + (pane.Width / 2), pane.Bottom), frame, 6);
                break;
            case 2:
                // A shelf with its shadow.
                Cv2.Rectangle(wall, new Rect(x, y, w * 2, 12), lot.Grey(60, 200, 30), -1);
                Cv2.Rectangle(wall, new Rect(x, y + 12, w * 2, 8), lot.Tint(level * 0.7, 5), -1);
                break;
            case 3:
                // A pipe or a cable.
                var end = lot.Chance(0.5) ? new Point(x, wall.Height) : new Point(wall.Width, y);
                Cv2.Line(wall, new Point(x, y), end, lot.Grey(20, 220, 15), lot.Integer(2, 14), LineTypes.AntiAlias);
                break;
            case 4:
                Cv2.Ellipse(wall, new RotatedRect(new Point2f(x, y), new Size2f(w, h), lot.Integer(0, 180)), lot.Colour(), -1, LineTypes.AntiAlias);
                break;
            default:
                Cv2.Rectangle(wall, box, lot.Grey(25, 235, 40), -1);
                break;
        }
    }
}
