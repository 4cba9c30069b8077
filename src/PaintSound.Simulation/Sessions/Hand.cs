using System.Numerics;

namespace PaintSound.Simulation.Sessions;

/// <summary>The painter's hand: creates strokes in a style. Focus and clusters of the picture are chosen once.</summary>
internal sealed class Hand
{
    private readonly SeededRandom _random;
    private readonly Vector2 _focus;
    private readonly Vector2[] _clusters;

    public Hand(SeededRandom random)
    {
        _random = random;
        _focus = new((float)random.NextBetween(.3, .7), (float)random.NextBetween(.35, .65));
        _clusters = [.. Enumerable.Range(0, 4).Select(_ => new Vector2((float)random.NextBetween(.15, .85), (float)random.NextBetween(.2, .85)))];
    }

    /// <summary>Creates the strokes of a passage. The first one starts after a delay in seconds.</summary>
    public IEnumerable<Stroke> Paint(Passage passage, PaintPalette palette, double startDelay)
    {
        var style = passage.Style;
        if (style.Duration.To == 0)
        {
            yield break;
        }

        var paints = palette.GetPigments(style.Paints);
        var length = passage.End - passage.Start;
        var time = passage.Start + startDelay;
        while (true)
        {
            var duration = _random.NextInRange(style.Duration);
            if (time + duration > passage.End - .02)
            {
                yield break;
            }

            yield return CreateStroke(style, paints, time, duration, (time - passage.Start) / length);
            time += duration + _random.NextInRange(style.Gap) + (style == PaintingStyle.Taps && _random.NextBool(.12) ? .4 : 0);
        }
    }

    /// <summary>Creates one stroke.</summary>
    /// <param name="style">The style.</param>
    /// <param name="paints">The colours to choose from. The stroke varies the colour a little.</param>
    /// <param name="start">Start in seconds from the start of the session.</param>
    /// <param name="duration">Duration in seconds.</param>
    /// <param name="progress">Progress of the passage, 0..1.</param>
    public Stroke CreateStroke(PaintingStyle style, Pigment[] paints, double start, double duration, double progress)
    {
        var length = (float)_random.NextInRange(style.Length);
        var angle = _random.NextInRange(style.Angle);
        var half = new Vector2((float)Math.Cos(angle), (float)Math.Sin(angle)) * (length / 2);
        if (_random.NextBool(.3))
        {
            half = -half;
        }

        var centre = ChooseCentre(style.Placement, progress);
        var across = new Vector2(-half.Y, half.X);
        var bend = centre + (across * (float)(_random.NextNormal() * .25));
        var paint = _random.Pick(paints).MixWith(_random.Pick(paints), (float)_random.NextBetween(0, .3)).Lighten((float)(_random.NextNormal() * .025));
        return new(
            start,
            start + duration,
            style.Tool,
            centre - half,
            bend,
            centre + half,
            (int)Math.Round(style.ScrubsPerSecond * duration * _random.NextBetween(.8, 1.2)),
            (float)_random.NextInRange(style.Width),
            (float)_random.NextInRange(style.Pressure),
            (float)style.Ease,
            (float)_random.NextInRange(style.Load),
            paint,
            _random.NextUInt64());
    }

    private Vector2 ChooseCentre(StrokePlacement placement, double progress) => placement switch
    {
        StrokePlacement.Bands => new((float)_random.NextBetween(.3, .7), (float)(.06 + (.9 * progress) + (_random.NextNormal() * .05))),
        StrokePlacement.Focus => _focus + new Vector2((float)_random.NextNormal() * .17f, (float)_random.NextNormal() * .15f),
        StrokePlacement.Clusters => _random.Pick(_clusters) + new Vector2((float)_random.NextNormal() * .08f, (float)_random.NextNormal() * .07f),
        _ => new((float)_random.NextBetween(.1, .9), (float)_random.NextBetween(.1, .9)),
    };
}
