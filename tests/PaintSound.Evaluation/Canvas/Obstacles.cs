using System.Numerics;
using PaintSound.Core.Sources;

namespace PaintSound.Evaluation.Canvas;

/// <summary>Objects that are no paint: a head that leans in, and a palette knife that leans at the canvas. Both cast a shadow.</summary>
internal static class Obstacles
{
    private const int Size = IFrameSource.Size;
    private static readonly Vector3 Hair = new(52, 38, 30), Face = new(196, 148, 122), Steel = new(168, 172, 178), Wood = new(120, 78, 44);

    /// <summary>Draws a head that leans in from above between two times, and sways a little meanwhile.</summary>
    public static void DrawHead(Span<byte> rgb, double seconds, double from, double to)
    {
        var inside = StageLight.Between(seconds, from, to, 1);
        if (inside <= 0)
        {
            return;
        }

        var centre = new Vector2(.45f + (.012f * MathF.Sin((float)seconds * 2.1f)), -.32f + (.42f * inside) + (.008f * MathF.Sin((float)seconds * 3.3f)));
        Draw(rgb, (at, pixel) =>
        {
            var shadow = Vector2.Distance(at, centre + new Vector2(.05f, .05f)) - .23f;
            pixel = Vector3.Lerp(pixel, default, .3f * Math.Clamp(1 - (shadow / .05f), 0, 1));
            pixel = Vector3.Lerp(pixel, Hair + new Vector3(6 * MathF.Sin((at.X - centre.X) * 160)), Cover(Vector2.Distance(at, centre) - .23f));
            return Vector3.Lerp(pixel, Face, Cover(Vector2.Distance(at, centre + new Vector2(.0f, .13f)) - .11f));
        });
    }

    /// <summary>Draws a palette knife that leans at the canvas from the lower border between two times.</summary>
    public static void DrawKnife(Span<byte> rgb, double seconds, double from, double to)
    {
        if (seconds < from || seconds > to)
        {
            return;
        }

        Vector2 foot = new(.74f, 1.02f), middle = new(.69f, .82f), tip = new(.64f, .6f), shade = new(.03f, .012f);
        Draw(rgb, (at, pixel) =>
        {
            var shadow = Distance(at - shade, foot, tip) - .02f;
            pixel = Vector3.Lerp(pixel, default, .32f * Math.Clamp(1 - (shadow / .018f), 0, 1));
            pixel = Vector3.Lerp(pixel, Steel + new Vector3(40 * (at.X - .64f) / .05f), Cover(Distance(at, middle, tip) - .022f));
            return Vector3.Lerp(pixel, Wood, Cover(Distance(at, foot, middle) - .016f));
        });
    }

    private static void Draw(Span<byte> rgb, Func<Vector2, Vector3, Vector3> colour)
    {
        for (var n = 0; n < rgb.Length; n += 3)
        {
            var at = new Vector2((n / 3 % Size) + .5f, (n / 3 / Size) + .5f) / Size;
            var pixel = colour(at, new Vector3(rgb[n], rgb[n + 1], rgb[n + 2]));
            (rgb[n], rgb[n + 1], rgb[n + 2]) = ((byte)Math.Clamp(pixel.X, 0, 255), (byte)Math.Clamp(pixel.Y, 0, 255), (byte)Math.Clamp(pixel.Z, 0, 255));
        }
    }

    private static float Cover(float distance) => Math.Clamp(.5f - (distance * Size), 0, 1);

    private static float Distance(Vector2 point, Vector2 from, Vector2 to)
    {
        var segment = to - from;
        return Vector2.Distance(point, from + (segment * Math.Clamp(Vector2.Dot(point - from, segment) / segment.LengthSquared(), 0, 1)));
    }
}
