using OpenCvSharp;

namespace PaintSound.Vision.Tests.Scenes;

/// <summary>A plane in front of a pinhole camera. Its unit is the height of the canvas.</summary>
internal sealed class Pose
{
    private readonly double[] _rotation;   // 3 x 3, rows
    private readonly double _x, _y, _z, _focal, _cx, _cy;

    private Pose(double[] rotation, double x, double y, double z, double focal, double cx, double cy) =>
        (_rotation, _x, _y, _z, _focal, _cx, _cy) = (rotation, x, y, z, focal, cx, cy);

    /// <summary>Draws a slanted canvas that lies in the picture with all four corners.</summary>
    public static Pose Draw(Lot lot, double aspect, Size picture)
    {
        for (; ; )
        {
            var focal = lot.Between(0.85, 1.5) * Math.Max(picture.Width, picture.Height);
            var share = lot.Between(0.45, 0.9);
            var height = Math.Min(share * picture.Height, 0.92 * share * picture.Width / aspect);
            if (height * Math.Max(1, aspect) < 0.33 * Math.Min(picture.Width, picture.Height))
            {
                continue;
            }

            var (yaw, pitch, roll) = (lot.Between(-0.42, 0.42), lot.Between(-0.1, 0.3), lot.Between(-0.07, 0.07));
            var z = focal / height;
            var pose = new Pose(
                Rotation(yaw, pitch, roll),
                lot.Between(-0.2, 0.2) * picture.Width / height,
                lot.Between(-0.12, 0.12) * picture.Height / height,
                z,
                focal,
                picture.Width / 2.0,
                picture.Height / 2.0);
            if (pose.Corners(aspect).All(p => p.X > 8 && p.Y > 8 && p.X < picture.Width - 9 && p.Y < picture.Height - 9))
            {
                return pose;
            }
        }
    }

    /// <summary>Projects a point of the canvas's space: x and y in heights of the canvas from its centre, z behind it.</summary>
    public Point2f Project(double x, double y, double z = 0)
    {
        var r = _rotation;
        var (u, v, w) = ((r[0] * x) + (r[1] * y) + (r[2] * z) + _x, (r[3] * x) + (r[4] * y) + (r[5] * z) + _y, (r[6] * x) + (r[7] * y) + (r[8] * z) + _z);
        return new Point2f((float)(_cx + (_focal * u / w)), (float)(_cy + (_focal * v / w)));
    }

    /// <summary>The corners of the canvas: top left, top right, bottom right, bottom left.</summary>
    public Point2f[] Corners(double aspect) =>
        [Project(-aspect / 2, -0.5), Project(aspect / 2, -0.5), Project(aspect / 2, 0.5), Project(-aspect / 2, 0.5)];

    private static double[] Rotation(double yaw, double pitch, double roll)
    {
        var ((sy, cy), (sp, cp), (sr, cr)) = (Math.SinCos(yaw), Math.SinCos(pitch), Math.SinCos(roll));

        // Roll, then pitch, then yaw.
        return
        [
            (cy * cr) + (sy * sp * sr), (-cy * sr) + (sy * sp * cr), sy * cp,
            cp * sr, cp * cr, -sp,
            (-sy * cr) + (cy * sp * sr), (sy * sr) + (cy * sp * cr), cy * cp,
        ];
    }
}
