using System.Numerics;
using PaintSound.Simulation.Sessions;

namespace PaintSound.Simulation.Pictures;

/// <summary>The painter's arm between camera and canvas. It follows the tool, rests outside the picture and casts a shadow.</summary>
internal sealed class Arm(PaintingSession session)
{
    /// <summary>Seconds to move into the picture or out of it.</summary>
    private const double MoveSeconds = .7;

    private static readonly Vector2 Rest = new(1.25f, 1.35f);
    private static readonly Vector2 Elbow = new(.55f, .85f);
    private static readonly Vector2 Shade = new(.045f, .06f);
    private static readonly Pigment Skin = Pigment.FromRgb(0xB98A6E);
    private static readonly Pigment Sleeve = Pigment.FromRgb(0x3A3F4A);
    private static readonly Pigment Handle = Pigment.FromRgb(0x6E4B2A);

    /// <summary>Draws arm and shadow over a square picture of RGB bytes.</summary>
    public void Draw(Span<byte> rgb, int size, double seconds)
    {
        var tip = TipPositionAt(seconds);
        var hand = tip + new Vector2(.1f, .13f);
        var elbow = hand + Elbow;
        if (hand.X > 1.2f && hand.Y > 1.2f)
        {
            return;
        }

        for (var y = 0; y < size; y++)
        {
            for (var x = 0; x < size; x++)
            {
                var at = new Vector2(x + .5f, y + .5f) / size;
                var pixel = rgb.Slice(((y * size) + x) * 3, 3);
                var shadow = Math.Min(Distance(at - Shade, hand, hand, .055f), Distance(at - Shade, hand, elbow, .05f));
                Blend(pixel, default, .38f * Math.Clamp(1 - (shadow / .04f), 0, 1));
                Blend(pixel, Handle, CoverageAt(Distance(at, tip, hand, .006f), size));
                Blend(pixel, Sleeve, CoverageAt(Distance(at, hand + (Elbow * .3f), elbow, .062f), size));
                Blend(pixel, Skin, CoverageAt(Math.Min(Distance(at, hand, hand, .058f), Distance(at, hand, hand + (Elbow * .3f), .042f)), size));
            }
        }
    }

    private Vector2 TipPositionAt(double seconds)
    {
        var started = session.CountStrokesStartedBy(seconds);
        var previous = started > 0 ? session.Strokes[started - 1] : null;
        var next = started < session.Strokes.Count ? session.Strokes[started] : null;
        if (previous is not null && seconds <= previous.End)
        {
            return previous.PositionAt((seconds - previous.Start) / previous.Seconds);
        }

        if (previous is not null && next is not null && next.Start - previous.End < 2 * MoveSeconds)
        {
            return Vector2.Lerp(previous.PositionAt(1), next.PositionAt(0), SmoothStep((seconds - previous.End) / (next.Start - previous.End)));
        }

        var leaving = previous is null ? 1 : (seconds - previous.End) / MoveSeconds;
        var entering = next is null ? 1 : (next.Start - seconds) / MoveSeconds;
        return leaving < 1 ? Vector2.Lerp(previous!.PositionAt(1), Rest, SmoothStep(leaving))
            : entering < 1 ? Vector2.Lerp(next!.PositionAt(0), Rest, SmoothStep(entering))
            : Rest;
    }

    private static float SmoothStep(double t) => (float)(t * t * (3 - (2 * t)));

    /// <summary>Returns the distance of a point to a line segment with round ends, negative inside.</summary>
    private static float Distance(Vector2 point, Vector2 from, Vector2 to, float radius)
    {
        var segment = to - from;
        var along = segment == Vector2.Zero ? 0 : Math.Clamp(Vector2.Dot(point - from, segment) / segment.LengthSquared(), 0, 1);
        return Vector2.Distance(point, from + (segment * along)) - radius;
    }

    private static float CoverageAt(float distance, int size) => Math.Clamp(.5f - (distance * size), 0, 1);

    private static void Blend(Span<byte> pixel, Pigment colour, float share)
    {
        if (share <= 0)
        {
            return;
        }

        pixel[0] = (byte)(pixel[0] + (((colour.R * 255) - pixel[0]) * share));
        pixel[1] = (byte)(pixel[1] + (((colour.G * 255) - pixel[1]) * share));
        pixel[2] = (byte)(pixel[2] + (((colour.B * 255) - pixel[2]) * share));
    }
}
