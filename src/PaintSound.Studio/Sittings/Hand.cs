using System.Numerics;

namespace PaintSound.Studio.Sittings;

/// <summary>The painter's hand: turns a manner into strokes. It has its own sense of where the picture's focus lies.</summary>
internal sealed class Hand
{
    private readonly Dice dice;
    private readonly Vector2 focus;
    private readonly Vector2[] clusters;

    public Hand(Dice dice)
    {
        this.dice = dice;
        focus = new((float)dice.Between(.3, .7), (float)dice.Between(.35, .65));
        clusters = [.. Enumerable.Range(0, 4).Select(_ => new Vector2((float)dice.Between(.15, .85), (float)dice.Between(.2, .85)))];
    }

    /// <summary>Strokes from the passage's start, after a breath, to its end.</summary>
    public IEnumerable<Stroke> Paint(Passage passage, Palette palette, double breath)
    {
        var manner = passage.Manner;
        if (manner.Lasts.To == 0)
        {
            yield break;
        }

        var paints = palette.For(manner.Paints);
        var length = passage.End - passage.Start;
        var time = passage.Start + breath;
        while (true)
        {
            var lasts = dice.In(manner.Lasts);
            if (time + lasts > passage.End - .02)
            {
                yield break;
            }

            yield return One(manner, paints, time, lasts, (time - passage.Start) / length);
            time += lasts + dice.In(manner.Gap) + (manner == Manner.Taps && dice.Chance(.12) ? .4 : 0);
        }
    }

    /// <summary>One stroke.</summary>
    /// <param name="manner">How.</param>
    /// <param name="paints">One of these, a little varied.</param>
    /// <param name="start">When, in seconds.</param>
    /// <param name="lasts">How long, in seconds.</param>
    /// <param name="progress">How far the passage has come, 0..1.</param>
    public Stroke One(Manner manner, Pigment[] paints, double start, double lasts, double progress)
    {
        var length = (float)dice.In(manner.Length);
        var angle = dice.In(manner.Angle);
        var half = new Vector2((float)Math.Cos(angle), (float)Math.Sin(angle)) * (length / 2);
        if (dice.Chance(.3))
        {
            half = -half;
        }

        var middle = Middle(manner.Place, progress);
        var across = new Vector2(-half.Y, half.X);
        var bend = middle + (across * (float)(dice.Normal() * .25));
        var paint = dice.Pick(paints).With(dice.Pick(paints), (float)dice.Between(0, .3)).Lit((float)(dice.Normal() * .025));
        return new(
            start,
            start + lasts,
            manner.Tool,
            middle - half,
            bend,
            middle + half,
            (int)Math.Round(manner.ScrubsPerSecond * lasts * dice.Between(.8, 1.2)),
            (float)dice.In(manner.Width),
            (float)dice.In(manner.Pressure),
            (float)manner.Ease,
            (float)dice.In(manner.Load),
            paint,
            dice.Next());
    }

    private Vector2 Middle(Place place, double progress) => place switch
    {
        Place.Bands => new((float)dice.Between(.3, .7), (float)(.06 + (.9 * progress) + (dice.Normal() * .05))),
        Place.Focus => focus + new Vector2((float)dice.Normal() * .17f, (float)dice.Normal() * .15f),
        Place.Clusters => dice.Pick(clusters) + new Vector2((float)dice.Normal() * .08f, (float)dice.Normal() * .07f),
        _ => new((float)dice.Between(.1, .9), (float)dice.Between(.1, .9)),
    };
}
