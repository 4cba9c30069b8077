using System.Numerics;

namespace PaintSound.Simulation.Sessions;

/// <summary>
/// One movement of the painter's hand, from touching the canvas to leaving it. Picture and sound both come from it.
/// Places are in canvas widths, (0, 0) top left, (1, 1) bottom right; a stroke may leave the canvas.
/// </summary>
/// <param name="Start">When the tool touches the canvas, in seconds from the beginning of the sitting.</param>
/// <param name="End">When it leaves the canvas.</param>
/// <param name="Tool">What the painter holds.</param>
/// <param name="From">Where it begins.</param>
/// <param name="Bend">Where its curve (a quadratic Bezier) is drawn to.</param>
/// <param name="To">Where it ends.</param>
/// <param name="Scrubs">How many times it goes to and fro across its way; 0 for a plain stroke.</param>
/// <param name="Width">Width of the mark in canvas widths.</param>
/// <param name="Pressure">How hard the tool is pressed, 0..1.</param>
/// <param name="Ease">0: one speed throughout; 1: it starts and ends at rest.</param>
/// <param name="Load">Paint on the tool, 0 dry ... 1 full.</param>
/// <param name="Paint">The colour on the tool.</param>
/// <param name="Grain">Seeds the chance in its bristles and its noise.</param>
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

    /// <summary>How long it lasts, in seconds.</summary>
    public double Seconds => End - Start;

    /// <summary>Where the tool is.</summary>
    /// <param name="share">Share of the stroke's time, 0..1.</param>
    public Vector2 At(double share)
    {
        var u = (float)(share - (Ease * Math.Sin(Math.Tau * share) / Math.Tau));
        var place = Vector2.Lerp(Vector2.Lerp(From, Bend, u), Vector2.Lerp(Bend, To, u), u);
        if (Scrubs == 0)
        {
            return place;
        }

        var along = To - From;
        var across = Vector2.Normalize(new Vector2(-along.Y, along.X));
        return place + (across * (ScrubReach * MathF.Sin((float)(Math.Tau * Scrubs * share))));
    }

    /// <summary>How fast the tool moves, in canvas widths a second.</summary>
    /// <param name="share">Share of the stroke's time, 0..1.</param>
    public float SpeedAt(double share)
    {
        const double Step = 1e-3;
        return (At(share + Step) - At(share - Step)).Length() / (float)(2 * Step * Seconds);
    }

    /// <summary>How hard the tool is pressed, 0..1: it comes down within 20 ms and is lifted within 40 ms.</summary>
    /// <param name="share">Share of the stroke's time, 0..1.</param>
    public float PressureAt(double share)
    {
        var down = Math.Min(1, share * Seconds / .02);
        var up = Math.Min(1, (1 - share) * Seconds / .04);
        return Pressure * (float)Math.Max(0, Math.Min(down, up));
    }
}
