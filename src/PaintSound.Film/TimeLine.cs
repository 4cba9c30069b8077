using System.Globalization;
using PaintSound.Core.Choosing;

namespace PaintSound.Film;

/// <summary>Where the moments of a performance lie on a picture.</summary>
/// <param name="Length">Length of the performance.</param>
/// <param name="Left">The pixel of its beginning.</param>
/// <param name="Width">Pixels to its end.</param>
internal sealed record TimeLine(TimeSpan Length, int Left, int Width)
{
    /// <summary>The pixel of a moment.</summary>
    public int At(TimeSpan moment) => Left + (int)(Width * Math.Clamp(moment / Length, 0, 1));

    /// <summary>A moment as a person reads it: 1:05, or 1:02:05 after an hour.</summary>
    public static string Clock(TimeSpan moment) =>
        moment.ToString(moment.TotalHours >= 1 ? @"h\:mm\:ss" : @"m\:ss", CultureInfo.InvariantCulture);

    /// <summary>Ticks and times below the line, at whole seconds that leave room for one another.</summary>
    public void DrawScale(Picture picture, int y, Font font)
    {
        int[] steps = [1, 2, 5, 10, 20, 30, 60, 120, 300, 600, 900, 1800, 3600];
        var room = font.Measure("0:00:00") * 1.5;
        var step = TimeSpan.FromSeconds(steps.FirstOrDefault(s => s / Length.TotalSeconds * Width >= room, 7200));
        for (var moment = TimeSpan.Zero; moment <= Length; moment += step)
        {
            picture.Fill(new Area(At(moment), y, 1, 5), Palette.Quiet);
            var text = Clock(moment);
            var x = Math.Clamp(At(moment) - (font.Measure(text) / 2), Left, Left + Width - font.Measure(text));
            picture.Write(text, x, y + 8, font, Palette.Quiet);
        }
    }

    /// <summary>One tick an onset, standing on <paramref name="foot"/>, the stronger the taller and the brighter.</summary>
    public void DrawOnsets(Picture picture, IEnumerable<Onset> onsets, int foot, int tallest)
    {
        foreach (var onset in onsets.Where(o => o.At <= Length))
        {
            var strength = Math.Clamp(onset.Strength, 0, 1);
            var height = 3 + (int)(strength * (tallest - 3));
            picture.Fill(new Area(At(onset.At), foot - height, 2, height), Palette.Onset, 0.45 + (0.55 * strength));
        }
    }

    /// <summary>The stretch of the line on which each selection was the current one.</summary>
    public IEnumerable<(Selection Selection, Area Bar)> Bars(IReadOnlyList<Selection> selections, int y, int height)
    {
        var inside = selections.Where(s => s.At < Length).ToArray();
        for (var i = 0; i < inside.Length; i++)
        {
            var (from, to) = (At(inside[i].At), i + 1 < inside.Length ? At(inside[i + 1].At) : Left + Width);
            yield return (inside[i], new Area(from, y, Math.Max(1, to - from - 2), height));
        }
    }
}
