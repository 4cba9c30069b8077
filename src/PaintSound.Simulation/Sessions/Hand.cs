using System.Numerics;

namespace PaintSound.Simulation.Sessions;

/// <summary>The painter's hand: turns a manner into strokes. It has its own sense of where the picture's focus lies.</summary>
internal sealed class Hand
{
    private readonly SeededRandom _dice;
    private readonly Vector2 _focus;
    private readonly Vector2[] _clusters;

    public Hand(SeededRandom dice)
    {
        _dice = dice;
        _focus = new((float)dice.Between(.3, .7), (float)dice.Between(.35, .65));
        _clusters = [.. Enumerable.Range(0, 4).Select(_ => new Vector2((float)dice.Between(.15, .85), (float)dice.Between(.2, .85)))];
    }

    /// <summary>Strokes from the passage's start, after a breath, to its end.</summary>
    public IEnumerable<Stroke> Paint(Passage passage, PaintPalette palette, double breath)
    {
        var manner = passage.Style;
        if (manner.Lasts.To == 0)
        {
            yield break;
        }

        var paints = palette.For(manner.Paints);
        var length = passage.End - passage.Start;
        var time = passage.Start + breath;
        while (true)
        {
            var lasts = _dice.InRange(manner.Lasts);
            if (time + lasts > passage.End - .02)
            {
                yield break;
            }

            yield return One(manner, paints, time, lasts, (time - passage.Start) / length);
            time += lasts + _dice.InRange(manner.Gap) + (manner == PaintingStyle.Taps && _dice.Chance(.12) ? .4 : 0);
        }
    }

    /// <summary>One stroke.</summary>
    /// <param name="manner">How.</param>
    /// <param name="paints">One of these, a little varied.</param>
    /// <param name="start">When, in seconds.</param>
    /// <param name="lasts">How long, in seconds.</param>
    /// <param name="progress">How far the passage has come, 0..1.</param>
    public Stroke One(PaintingStyle manner, Pigment[] paints, double start, double lasts, double progress)
    {
        var length = (float)_dice.InRange(manner.Length);
        var angle = _dice.InRange(manner.Angle);
        var half = new Vector2((float)Math.Cos(angle), (float)Math.Sin(angle)) * (length / 2);
        if (_dice.Chance(.3))
        {
            half = -half;
        }

        var middle = Middle(manner.Place, progress);
        var across = new Vector2(-half.Y, half.X);
        var bend = middle + (across * (float)(_dice.Normal() * .25));
        var paint = _dice.Pick(paints).With(_dice.Pick(paints), (float)_dice.Between(0, .3)).Lit((float)(_dice.Normal() * .025));
        return new(
            start,
            start + lasts,
            manner.Tool,
            middle - half,
            bend,
            middle + half,
            (int)Math.Round(manner.ScrubsPerSecond * lasts * _dice.Between(.8, 1.2)),
            (float)_dice.InRange(manner.Width),
            (float)_dice.InRange(manner.Pressure),
            (float)manner.Ease,
            (float)_dice.InRange(manner.Load),
            paint,
            _dice.Next());
    }

    private Vector2 Middle(Place place, double progress) => place switch
    {
        Place.Bands => new((float)_dice.Between(.3, .7), (float)(.06 + (.9 * progress) + (_dice.Normal() * .05))),
        Place.Focus => _focus + new Vector2((float)_dice.Normal() * .17f, (float)_dice.Normal() * .15f),
        Place.Clusters => _dice.Pick(_clusters) + new Vector2((float)_dice.Normal() * .08f, (float)_dice.Normal() * .07f),
        _ => new((float)_dice.Between(.1, .9), (float)_dice.Between(.1, .9)),
    };
}
