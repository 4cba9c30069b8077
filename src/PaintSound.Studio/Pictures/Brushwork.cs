using System.Numerics;
using PaintSound.Studio.Sittings;

namespace PaintSound.Studio.Pictures;

/// <summary>Draws one stroke on an easel, as far as time has come.</summary>
internal sealed class Brushwork
{
    /// <summary>Distance between two bristles, and between two touches along the way, in pixels.</summary>
    private const float Step = .75f;

    private readonly Stroke stroke;
    private readonly Easel easel;
    private readonly Mark mark;
    private readonly Bristle[] bristles;
    private readonly float length;
    private double share;
    private float gone;
    private Vector2 last;

    public Brushwork(Stroke stroke, Easel easel)
    {
        this.stroke = stroke;
        this.easel = easel;
        mark = Mark.Of(stroke.Tool);
        last = stroke.At(0);
        for (var i = 1; i <= 128; i++)
        {
            length += Vector2.Distance(stroke.At((i - 1) / 128.0), stroke.At(i / 128.0));
        }

        bristles = Bind(new Dice(stroke.Grain));
    }

    /// <summary>Paints on to a time, in seconds of the sitting. True when the stroke is complete.</summary>
    public bool PaintTo(double seconds)
    {
        var until = Math.Min(1, (seconds - stroke.Start) / stroke.Seconds);
        while (true)
        {
            // Steps depend only on where the tool is, so that the same touches happen whatever the pace of the calls.
            var pixels = stroke.SpeedAt(share) * stroke.Seconds * easel.Side;
            var next = share + Math.Clamp(Step / Math.Max(pixels, 1e-6), 1e-4, 1 / 60.0);
            if (next > until)
            {
                return until >= 1;
            }

            share = next;
            Advance();
        }
    }

    private void Advance()
    {
        var place = stroke.At(share);
        var way = place - last;
        var distance = way.Length();
        if (distance < 1e-7f)
        {
            return;
        }

        gone += distance;
        last = place;
        var across = new Vector2(-way.Y, way.X) / distance * (stroke.Width / 2);
        var press = stroke.Pressure;
        var seconds = (float)(stroke.Start + (share * stroke.Seconds));
        var drain = distance / mark.Lasting;
        for (var i = 0; i < bristles.Length; i++)
        {
            ref var bristle = ref bristles[i];
            if (gone < bristle.Lag || length - gone < bristle.Lag)
            {
                continue;
            }

            var at = (place + (across * bristle.Across)) * easel.Side;
            var (x, y) = ((int)MathF.Floor(at.X), (int)MathF.Floor(at.Y));
            if (stroke.Tool == Tool.Scraper)
            {
                easel.Scrape(x, y, bristle, mark.Opacity * press);
            }
            else
            {
                easel.Touch(x, y, ref bristle, mark, press, seconds);
                bristle.Load = Math.Max(0, bristle.Load - drain);
            }
        }
    }

    private Bristle[] Bind(Dice dice)
    {
        var count = Math.Max(2, (int)Math.Ceiling(stroke.Width * easel.Side / Step));
        var bound = new Bristle[count];
        var streak = 0f;
        for (var i = 0; i < count; i++)
        {
            var across = count == 1 ? 0 : (2f * i / (count - 1)) - 1;
            var fringe = MathF.Pow(MathF.Abs(across), 8);

            // Neighbouring bristles were dipped together: their colours wander rather than jump.
            streak = (.88f * streak) + (.47f * (float)dice.Normal());
            var round = (1 - MathF.Sqrt(Math.Max(0, 1 - (across * across)))) * mark.Round * stroke.Width * .5f;
            var ragged = (float)dice.Unit() * (1 - mark.Round) * .004f;
            bound[i] = new Bristle
            {
                Across = across,
                Load = Math.Clamp(stroke.Load + ((float)dice.Normal() * .12f), .02f, 1),
                Weight = Math.Clamp(1 + (fringe * mark.Edge) + ((float)dice.Normal() * .15f), .2f, 2),
                Lag = round + ragged + ((float)dice.Unit() * .012f * (1 - mark.Edge) * Math.Min(1, stroke.Width * 20)),
                Paint = stroke.Paint.Lit((streak * mark.Streaks * .6f) - (mark.Body < .1f ? fringe * .12f : 0)),
            };
        }

        return bound;
    }
}
