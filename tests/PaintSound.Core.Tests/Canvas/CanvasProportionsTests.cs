using System.Numerics;
using PaintSound.Core.Sources;

namespace PaintSound.Core.Tests.Canvas;

/// <summary>The proportions of a canvas, from corners as cameras see them.</summary>
public class CanvasProportionsTests
{
    // Lenses from wide angle to tele, cameras up to 35 degrees beside, above and below, and rolled by 5.
    [Theory]
    [InlineData(0.6)]
    [InlineData(0.8)]
    [InlineData(1.2)]
    public void Corners_from_any_side_give_the_proportions(double focal)
    {
        var random = new Random(7);
        List<double> errors = [];
        for (var i = 0; i < 300; i++)
        {
            var aspect = Math.Exp((random.NextDouble() * 2) - 1);
            var picture = i % 3 == 0 ? 9 / 16.0 : 16 / 9.0;
            var corners = See(aspect, picture, focal, Angle(35), Angle(35), Angle(5), random.NextDouble() - 0.5, random.NextDouble() - 0.5);
            errors.Add(Math.Abs((CanvasProportions.Estimate(corners, picture) / aspect) - 1));
        }

        errors.Sort();
        Assert.InRange(errors[150], 0, 0.03);
        Assert.InRange(errors[270], 0, 0.12);

        double Angle(double degrees) => ((2 * random.NextDouble()) - 1) * degrees * Math.PI / 180;
    }

    [Theory]
    [InlineData(16 / 9.0, 0.25, 0.5, 8 / 9.0)]
    [InlineData(4 / 3.0, 0.5, 0.5, 4 / 3.0)]
    [InlineData(9 / 16.0, 0.8, 0.45, 1)]
    public void A_canvas_seen_from_the_front_has_the_proportions_of_its_picture(double picture, double width, double height, double expected)
    {
        var (left, top) = (0.1, 0.2);
        Corners corners = new(new(left, top), new(left + width, top), new(left, top + height), new(left + width, top + height));
        Assert.Equal(expected, CanvasProportions.Estimate(corners, picture), 1e-9);
    }

    [Fact]
    public void Corners_that_are_a_pixel_off_change_little()
    {
        var random = new Random(8);
        List<double> errors = [];
        for (var i = 0; i < 300; i++)
        {
            var seen = See(1.4, 16 / 9.0, 0.8, 0.5 * (random.NextDouble() - 0.5), 0.5 * (random.NextDouble() - 0.5), 0, 0, 0);
            Corners corners = new(Shake(seen.TopLeft), Shake(seen.TopRight), Shake(seen.BottomLeft), Shake(seen.BottomRight));
            errors.Add(Math.Abs((CanvasProportions.Estimate(corners, 16 / 9.0) / 1.4) - 1));
        }

        errors.Sort();
        Assert.InRange(errors[150], 0, 0.02);
        Assert.InRange(errors[285], 0, 0.1);

        NormalisedPoint Shake(NormalisedPoint point) => new(point.X + ((random.NextDouble() - 0.5) / 320), point.Y + ((random.NextDouble() - 0.5) / 180));
    }

    // A canvas about as large as half the picture, 2 to 3 widths away.
    private static Corners See(double aspect, double picture, double focal, double yaw, double pitch, double roll, double right, double down)
    {
        var turn = Matrix4x4.CreateFromYawPitchRoll((float)yaw, (float)pitch, (float)roll);
        var (width, height) = (Math.Sqrt(aspect), 1 / Math.Sqrt(aspect));
        var away = 4 * focal / Math.Min(picture, 1);
        return new(At(-1, -1), At(1, -1), At(-1, 1), At(1, 1));

        NormalisedPoint At(int x, int y)
        {
            var point = Vector3.Transform(new Vector3((float)(x * width / 2), (float)(y * height / 2), 0), turn);
            var scale = focal * Math.Max(picture, 1) / (point.Z + away);
            return new(0.5 + ((point.X + (0.5 * right)) * scale / picture), 0.5 + ((point.Y + (0.5 * down)) * scale));
        }
    }
}
