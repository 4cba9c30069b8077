using System.Globalization;
using PaintSound.Core.Choosing;
using PaintSound.Film.Recording;
using PaintSound.Film.Typography;
using SkiaSharp;

namespace PaintSound.Film.Drawing;

/// <summary>A horizontal time axis over the whole performance.</summary>
/// <param name="Length">Length of the performance, above zero.</param>
/// <param name="Left">Horizontal position of the start, in pixels.</param>
/// <param name="Width">Distance from start to end, in pixels.</param>
internal sealed record TimeAxis(TimeSpan Length, int Left, int Width)
{
    /// <summary>Returns the horizontal position of a time, in pixels. Times outside the performance are clamped.</summary>
    public int PixelAt(TimeSpan time) => Left + (int)(Width * Math.Clamp(time / Length, 0, 1));

    /// <summary>Formats a time as minutes and seconds (1:05), from one hour on with hours (1:02:05).</summary>
    public static string Format(TimeSpan time) =>
        time.ToString(time.TotalHours >= 1 ? @"h\:mm\:ss" : @"m\:ss", CultureInfo.InvariantCulture);

    /// <summary>Draws ticks and times at whole seconds. The width limits their number.</summary>
    /// <param name="canvas">The canvas to draw on.</param>
    /// <param name="y">Upper end of the ticks, in pixels.</param>
    /// <param name="style">Text style of the times.</param>
    public void DrawScale(SKCanvas canvas, int y, TextStyle style)
    {
        int[] steps = [1, 2, 5, 10, 20, 30, 60, 120, 300, 600, 900, 1800, 3600];
        var minDistance = style.Measure(Format(Length)) * 2.5;
        var step = TimeSpan.FromSeconds(steps.FirstOrDefault(s => s / Length.TotalSeconds * Width >= minDistance, 7200));
        for (var time = TimeSpan.Zero; time <= Length; time += step)
        {
            Shapes.Fill(canvas, SKRect.Create(PixelAt(time), y, 1, 6), Palette.Quiet);
            var text = Format(time);
            var half = style.Measure(text) / 2;
            var x = Math.Clamp(PixelAt(time), Left + half, Left + Width - half);
            style.Draw(canvas, text, x, y + 10 + style.Size, Palette.Quiet, SKTextAlign.Center);
        }
    }

    /// <summary>Draws one tick per onset. Strong onsets have taller and brighter ticks.</summary>
    /// <param name="canvas">The canvas to draw on.</param>
    /// <param name="onsets">The onsets. Onsets after the end are ignored.</param>
    /// <param name="bottom">Lower end of the ticks, in pixels.</param>
    /// <param name="height">Height of the tallest tick, in pixels.</param>
    public void DrawOnsets(SKCanvas canvas, IEnumerable<OnsetEvent> onsets, int bottom, int height)
    {
        foreach (var onset in onsets.Where(o => o.At <= Length))
        {
            var strength = Math.Clamp(onset.Strength, 0, 1);
            var tick = 4 + (strength * (height - 4));
            var colour = Palette.Onset.WithAlpha((byte)(115 + (140 * strength)));
            Shapes.Fill(canvas, SKRect.Create(PixelAt(onset.At), bottom - tick, 2, tick), colour, radius: 1);
        }
    }

    /// <summary>Creates one bar per selection, from its time to the time of the next one.</summary>
    /// <param name="selections">The selections in time order. Selections after the end are ignored.</param>
    /// <param name="y">Upper edge of the bars, in pixels.</param>
    /// <param name="height">Height of the bars, in pixels.</param>
    public IEnumerable<SelectionBar> CreateBars(IReadOnlyList<Selection> selections, int y, int height)
    {
        var included = selections.Where(s => s.At < Length).ToArray();
        for (var i = 0; i < included.Length; i++)
        {
            var (from, to) = (PixelAt(included[i].At), i + 1 < included.Length ? PixelAt(included[i + 1].At) : Left + Width);
            yield return new SelectionBar(included[i], SKRectI.Create(from, y, Math.Max(1, to - from - 3), height));
        }
    }
}
