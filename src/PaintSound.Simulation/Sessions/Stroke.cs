using System.Numerics;

namespace PaintSound.Simulation.Sessions;

/// <summary>
/// One movement of the painter's hand, from touching the canvas to leaving it. Picture and sound are computed from it.
/// Positions are in canvas widths, (0, 0) top left, (1, 1) bottom right. A stroke can leave the canvas.
/// </summary>
/// <param name="Start">Time when the tool touches the canvas, in seconds from the start of the session.</param>
/// <param name="End">Time when the tool leaves the canvas, in seconds from the start of the session.</param>
/// <param name="Tool">The tool.</param>
/// <param name="From">Start position.</param>
/// <param name="Bend">Control point of the curve (a quadratic Bezier).</param>
/// <param name="To">End position.</param>
/// <param name="Scrubs">Number of movements to and fro across the curve; 0 for a plain stroke.</param>
/// <param name="Width">Width of the mark in canvas widths.</param>
/// <param name="Pressure">Pressure of the tool, 0..1.</param>
/// <param name="Ease">0: constant speed; 1: it starts and ends at rest.</param>
/// <param name="Load">Paint on the tool, 0 dry ... 1 full.</param>
/// <param name="Paint">Colour of the paint on the tool.</param>
/// <param name="Grain">Seed of the bristles and of the noise.</param>
public sealed record Stroke(
    double Start,
    double End,
    Tool Tool,
    Vector2 From,
    Vector2 Bend,
    Vector2 To,
    int Scrubs,
    float Width,
    float Pressure,
    float Ease,
    float Load,
    Pigment Paint,
    ulong Grain)
{
    private const float ScrubReach = .055f;

    /// <summary>Duration in seconds.</summary>
    public double Seconds => End - Start;

    /// <summary>Returns the position of the tool.</summary>
    /// <param name="share">Share of the stroke's time, 0..1.</param>
    public Vector2 PositionAt(double share)
    {
        var u = (float)(share - (Ease * Math.Sin(Math.Tau * share) / Math.Tau));
        var position = Vector2.Lerp(Vector2.Lerp(From, Bend, u), Vector2.Lerp(Bend, To, u), u);
        if (Scrubs == 0)
        {
            return position;
        }

        var along = To - From;
        var across = Vector2.Normalize(new Vector2(-along.Y, along.X));
        return position + (across * (ScrubReach * MathF.Sin((float)(Math.Tau * Scrubs * share))));
    }

    /// <summary>Returns the speed of the tool, in canvas widths per second.</summary>
    /// <param name="share">Share of the stroke's time, 0..1.</param>
    public float SpeedAt(double share)
    {
        const double Step = 1e-3;
        return (PositionAt(share + Step) - PositionAt(share - Step)).Length() / (float)(2 * Step * Seconds);
    }

    /// <summary>Returns the pressure of the tool, 0..1. The pressure rises in 20 ms and falls in 40 ms.</summary>
    /// <param name="share">Share of the stroke's time, 0..1.</param>
    public float PressureAt(double share)
    {
        var down = Math.Min(1, share * Seconds / .02);
        var up = Math.Min(1, (1 - share) * Seconds / .04);
        return Pressure * (float)Math.Max(0, Math.Min(down, up));
    }
}
