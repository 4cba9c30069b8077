using System.Numerics;
using PaintSound.Simulation.Sessions;

namespace PaintSound.Simulation.Pictures;

/// <summary>Draws one stroke on an easel up to a given time.</summary>
internal sealed class Brushwork
{
    /// <summary>Distance between two bristles, and between two steps along the stroke, in pixels.</summary>
    private const float Step = .75f;

    private readonly Stroke _stroke;
    private readonly Easel _easel;
    private readonly Mark _mark;
    private readonly Bristle[] _bristles;
    private readonly float _length;
    private double _share;
    private float _travelled;
    private Vector2 _last;

    public Brushwork(Stroke stroke, Easel easel)
    {
        _stroke = stroke;
        _easel = easel;
        _mark = Mark.ForTool(stroke.Tool);
        _last = stroke.PositionAt(0);
        for (var i = 1; i <= 128; i++)
        {
            _length += Vector2.Distance(stroke.PositionAt((i - 1) / 128.0), stroke.PositionAt(i / 128.0));
        }

        _bristles = CreateBristles(new SeededRandom(stroke.Grain));
    }

    /// <summary>Continues the stroke up to a time, in seconds of the session. Returns true if the stroke is complete.</summary>
    public bool PaintTo(double seconds)
    {
        var until = Math.Min(1, (seconds - _stroke.Start) / _stroke.Seconds);
        while (true)
        {
            // Steps depend only on the position of the tool, so the result does not depend on the times of the calls.
            var pixels = _stroke.SpeedAt(_share) * _stroke.Seconds * _easel.Side;
            var next = _share + Math.Clamp(Step / Math.Max(pixels, 1e-6), 1e-4, 1 / 60.0);
            if (next > until)
            {
                return until >= 1;
            }

            _share = next;
            Advance();
        }
    }

    private void Advance()
    {
        var position = _stroke.PositionAt(_share);
        var movement = position - _last;
        var distance = movement.Length();
        if (distance < 1e-7f)
        {
            return;
        }

        _travelled += distance;
        _last = position;
        var across = new Vector2(-movement.Y, movement.X) / distance * (_stroke.Width / 2);
        var pressure = _stroke.Pressure;
        var seconds = (float)(_stroke.Start + (_share * _stroke.Seconds));
        var drain = distance / _mark.Lasting;
        for (var i = 0; i < _bristles.Length; i++)
        {
            ref var bristle = ref _bristles[i];
            if (_travelled < bristle.Lag || _length - _travelled < bristle.Lag)
            {
                continue;
            }

            var at = (position + (across * bristle.Across)) * _easel.Side;
            var (x, y) = ((int)MathF.Floor(at.X), (int)MathF.Floor(at.Y));
            if (_stroke.Tool == Tool.Scraper)
            {
                _easel.Scrape(x, y, bristle, _mark.Opacity * pressure);
            }
            else
            {
                _easel.AddPaint(x, y, ref bristle, _mark, pressure, seconds);
                bristle.Load = Math.Max(0, bristle.Load - drain);
            }
        }
    }

    private Bristle[] CreateBristles(SeededRandom random)
    {
        var count = Math.Max(2, (int)Math.Ceiling(_stroke.Width * _easel.Side / Step));
        var bristles = new Bristle[count];
        var streak = 0f;
        for (var i = 0; i < count; i++)
        {
            var across = count == 1 ? 0 : (2f * i / (count - 1)) - 1;
            var fringe = MathF.Pow(MathF.Abs(across), 8);

            // Neighbouring bristles were dipped together, so the colour changes gradually across the tool.
            streak = (.88f * streak) + (.47f * (float)random.NextNormal());
            var round = (1 - MathF.Sqrt(Math.Max(0, 1 - (across * across)))) * _mark.Round * _stroke.Width * .5f;
            var ragged = (float)random.NextDouble() * (1 - _mark.Round) * .004f;
            bristles[i] = new Bristle
            {
                Across = across,
                Load = Math.Clamp(_stroke.Load + ((float)random.NextNormal() * .12f), .02f, 1),
                Weight = Math.Clamp(1 + (fringe * _mark.Edge) + ((float)random.NextNormal() * .15f), .2f, 2),
                Lag = round + ragged + ((float)random.NextDouble() * .012f * (1 - _mark.Edge) * Math.Min(1, _stroke.Width * 20)),
                Paint = _stroke.Paint.Lighten((streak * _mark.Streaks * .6f) - (_mark.Body < .1f ? fringe * .12f : 0)),
            };
        }

        return bristles;
    }
}
