namespace PaintSound.Vision.Finding;

/// <summary>A point of a picture in pixels; the centre of the first pixel is (0, 0).</summary>
/// <param name="X">From the left.</param>
/// <param name="Y">From the top.</param>
internal readonly record struct Pixel(double X, double Y)
{
    public double DistanceTo(Pixel other) => Math.Sqrt(((X - other.X) * (X - other.X)) + ((Y - other.Y) * (Y - other.Y)));
}
