namespace PaintSound.Vision.Finding;

/// <summary>Four corners in the working picture, in pixels, clockwise from the top left.</summary>
/// <param name="TopLeft">The top left corner.</param>
/// <param name="TopRight">The top right corner.</param>
/// <param name="BottomRight">The bottom right corner.</param>
/// <param name="BottomLeft">The bottom left corner.</param>
internal sealed record Quad(Pixel TopLeft, Pixel TopRight, Pixel BottomRight, Pixel BottomLeft)
{
    /// <summary>A corner by its number, clockwise from the top left.</summary>
    public Pixel this[int corner] => (corner & 3) switch { 0 => TopLeft, 1 => TopRight, 2 => BottomRight, _ => BottomLeft };

    /// <summary>The area in square pixels.</summary>
    public double Area
    {
        get
        {
            var sum = 0.0;
            for (var i = 0; i < 4; i++)
            {
                sum += (this[i].X * this[i + 1].Y) - (this[i + 1].X * this[i].Y);
            }

            return Math.Abs(sum) / 2;
        }
    }

    /// <summary>The mean of the corners.</summary>
    public Pixel Centre => new(
        (TopLeft.X + TopRight.X + BottomRight.X + BottomLeft.X) / 4, (TopLeft.Y + TopRight.Y + BottomRight.Y + BottomLeft.Y) / 4);

    /// <summary>The length of a side, clockwise from the top.</summary>
    public double Side(int side) => this[side].DistanceTo(this[side + 1]);

    /// <summary>The largest distance between the corners of two quadrilaterals.</summary>
    public double DistanceTo(Quad other) => Math.Max(
        Math.Max(TopLeft.DistanceTo(other.TopLeft), TopRight.DistanceTo(other.TopRight)),
        Math.Max(BottomRight.DistanceTo(other.BottomRight), BottomLeft.DistanceTo(other.BottomLeft)));

    /// <summary>Returns true if a point lies inside.</summary>
    public bool Contains(Pixel point)
    {
        for (var i = 0; i < 4; i++)
        {
            var (a, b) = (this[i], this[i + 1]);
            if (((b.X - a.X) * (point.Y - a.Y)) - ((b.Y - a.Y) * (point.X - a.X)) < 0)
            {
                return false;
            }
        }

        return true;
    }
}
