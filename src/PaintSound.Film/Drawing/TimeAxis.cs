using System.Globalization;
using PaintSound.Core.Choosing;
using PaintSound.Film.Recording;
using PaintSound.Film.Typography;
using SkiaSharp;

namespace PaintSound.Film.Drawing;

/// <summary>A horizontal time axis over the whole performance.</summary>
/// <param name="Length">Length of the performance; above zero.</param>
/// <param name="Left">Pixel of the start.</param>
/// <param name="Width">Pixels from start to end.</param>
internal sealed record TimeAxis(TimeSpan Length, int Left, int Width)
{
    /// <summary>Pixel of a moment; moments outside the performance are moved to its start or end.</summary>
    public int At(TimeSpan moment) => Left + (int)(Width * Math.Clamp(moment / Length, 0, 1));

    /// <summary>Minutes and seconds, 1:05, from one hour on with hours, 1:02:05.</summary>
    public static string Format(TimeSpan moment) =>
        moment.ToString(moment.TotalHours >= 1 ? @"h\:mm\:ss" : @"m\:ss", CultureInfo.InvariantCulture);

    /// <summary>Draws ticks and times at whole seconds, as many as fit.</summary>
    /// <param name="canvas">Where to draw.</param>
    /// <param name="y">Upper end of the ticks.</param>
    /// <param name="style">Style of the times.</param>
    public void DrawScale(SKCanvas canvas, int y, TextStyle style)
    {
        int[] steps = [1, 2, 5, 10, 20, 30, 60, 120, 300, 600, 900, 1800, 3600];
        var room = style.Measure(Format(Length)) * 2.5;
        var step = TimeSpan.FromSeconds(steps.FirstOrDefault(s => s / Length.TotalSeconds * Width >= room, 7200));
        for (var moment = TimeSpan.Zero; moment <= Length; moment += step)
        {
            Shapes.Fill(canvas, SKRect.Create(At(moment), y, 1, 6), Palette.Quiet);
            var text = Format(moment);
            var half = style.Measure(text) / 2;
            var x = Math.Clamp(At(moment), Left + half, Left + Width - half);
            style.Draw(canvas, text, x, y + 10 + style.Size, Palette.Quiet, SKTextAlign.Center);
        }
    }

    /// <summary>Draws one tick for each onset; the stronger the onset, the taller and brighter the tick.</summary>
    /// <param name="canvas">Where to draw.</param>
    /// <param name="onsets">The onsets; those after the end are left out.</param>
    /// <param name="bottom">Lower end of the ticks.</param>
    /// <param name="height">Height of the tallest tick.</param>
    public void DrawOnsets(SKCanvas canvas, IEnumerable<OnsetEvent> onsets, int bottom, int height)
    {
        foreach (var onset in onsets.Where(o => o.At <= Length))
        {
            var strength = Math.Clamp(onset.Strength, 0, 1);
            var tick = 4 + (strength * (height - 4));
            var colour = Palette.Onset.WithAlpha((byte)(115 + (140 * strength)));
            Shapes.Fill(canvas, SKRect.Create(At(onset.At), bottom - tick, 2, tick), colour, radius: 1);
        }
    }

    /// <summary>The part of the axis during which each selection was the current one.</summary>
    /// <param name="selections">The selections in time order; those after the end are left out.</param>
    /// <param name="y">Upper edge of the bars.</param>
    /// <param name="height">Height of the bars.</param>
    public IEnumerable<SelectionBar> Bars(IReadOnlyList<Selection> selections, int y, int height)
    {
        var inside = selections.Where(s => s.At < Length).ToArray();
        for (var i = 0; i < inside.Length; i++)
        {
            var (from, to) = (At(inside[i].At), i + 1 < inside.Length ? At(inside[i + 1].At) : Left + Width);
            yield return new SelectionBar(inside[i], SKRectI.Create(from, y, Math.Max(1, to - from - 3), height));
        }
    }
}
