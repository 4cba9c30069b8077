using PaintSound.Core.Choosing;

namespace PaintSound.Film;

/// <summary>A performance at one glance: what the canvas looked like, what the brush sounded like, what was chosen.</summary>
public static class Poster
{
    /// <summary>Pixels across.</summary>
    public const int Width = 1600;

    /// <summary>Pixels down.</summary>
    public const int Height = 900;

    private const int Margin = 48;
    private const int Inner = Width - (2 * Margin);
    private const int Thumbnails = 8;
    private const int Gap = 16;
    private const int Thumbnail = (Inner - ((Thumbnails - 1) * Gap)) / Thumbnails;

    /// <summary>Draws the poster.</summary>
    /// <param name="chronicle">The performance.</param>
    /// <param name="length">How long it was; above zero.</param>
    /// <returns>1600 x 900 pixels.</returns>
    public static Picture Draw(Chronicle chronicle, TimeSpan length)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(length, TimeSpan.Zero);
        var picture = new Picture(Width, Height);
        picture.Fill(picture.Area, Palette.Ground);
        var line = new TimeLine(length, Margin, Inner);
        var selections = chronicle.Selections;
        var onsets = chronicle.Onsets;
        var palette = new Palette(selections);
        DrawHead(picture, length, selections.Count, onsets.Count);
        DrawCanvas(picture, chronicle.Looks, line);
        DrawBrush(picture, chronicle, onsets, line);
        DrawSelections(picture, selections, palette, line);
        DrawLegend(picture, selections, palette);
        return picture;
    }

    private static void DrawHead(Picture picture, TimeSpan length, int selections, int onsets)
    {
        picture.Write("PaintSound", Margin, 34, Font.Large, Palette.Bright);
        var facts = $"{TimeLine.Clock(length)}   {Count(onsets, "onset")}   {Count(selections, "selection")}";
        picture.Write(facts, Width - Margin - Font.Medium.Measure(facts), 48, Font.Medium, Palette.Text);
    }

    private static void DrawCanvas(Picture picture, IReadOnlyList<Look> looks, TimeLine line)
    {
        Label(picture, "canvas", 98);
        for (var i = 0; i < Thumbnails; i++)
        {
            var frame = new Area(Margin + (i * (Thumbnail + Gap)), 122, Thumbnail, Thumbnail);
            picture.Fill(frame, Palette.Panel);
            var moment = line.Length * ((i + 0.5) / Thumbnails);
            if (looks.LastOrDefault(look => look.At <= moment) is { } look)
            {
                picture.Draw(look.Canvas, frame);
            }

            picture.Fill(new Area(line.At(moment), frame.Bottom, 1, 6), Palette.Quiet);
        }
    }

    private static void DrawBrush(Picture picture, Chronicle chronicle, IReadOnlyList<Onset> onsets, TimeLine line)
    {
        Label(picture, "brush", 326);
        var heard = new Area(Margin, 350, Inner, 170);
        picture.Draw(Spectrogram.Draw(chronicle, line.Length, heard.Width, heard.Height), heard);
        line.DrawOnsets(picture, onsets, heard.Bottom + 24, 20);
        picture.Fill(new Area(Margin, heard.Bottom + 24, Inner, 1), Palette.Line);
        line.DrawScale(picture, heard.Bottom + 25, Font.Small);
    }

    private static void DrawSelections(Picture picture, IReadOnlyList<Selection> selections, Palette palette, TimeLine line)
    {
        Label(picture, "music", 586);
        foreach (var (selection, bar) in line.Bars(selections, 610, 132))
        {
            var colour = palette.For(selection.Excerpt.Work.Id);
            picture.Fill(bar, Palette.Ground.Towards(colour, 0.22));
            picture.Fill(bar with { Height = 4 }, colour);
            DrawLabel(picture, selection, bar, colour);
        }
    }

    private static void DrawLabel(Picture picture, Selection selection, Area bar, Colour colour)
    {
        var (x, room, font) = (bar.X + 10, bar.Width - 16, Font.Small);
        var y = bar.Y + 14;
        foreach (var part in font.Wrap(selection.Excerpt.Work.Title, room, 3))
        {
            picture.Write(part, x, y, font, Palette.Bright);
            y += font.Height + 2;
        }

        if (room < font.Measure("canvas 0.00"))
        {
            return;
        }

        picture.Write(font.Fit(Words.From(selection), room), x, bar.Y + 70, font, colour);
        picture.Write("canvas " + Words.Figure(selection.Correspondence), x, bar.Y + 91, font, Palette.Text);
        picture.Write("brush  " + Words.Figure(selection.SoundDistance), x, bar.Y + 109, font, Palette.Text);
    }

    private static void DrawLegend(Picture picture, IReadOnlyList<Selection> selections, Palette palette)
    {
        var works = selections.Select(s => s.Excerpt.Work).DistinctBy(work => work.Id).ToArray();
        const int across = 4, most = 8, column = Inner / across;
        for (var i = 0; i < Math.Min(works.Length, most); i++)
        {
            var (x, y) = (Margin + (i % across * column), 766 + (i / across * 24));
            picture.Fill(new Area(x, y + 2, 12, 12), palette.For(works[i].Id));
            var more = i == most - 1 && works.Length > most;
            var collection = Font.Small.Fit($" · {works[i].Collection}", (column - 40) / 2);
            var title = Font.Small.Fit(works[i].Title, column - 40 - Font.Small.Measure(collection));
            picture.Write(more ? $"and {works.Length - most + 1} more" : title + collection, x + 20, y, Font.Small, Palette.Text);
        }

        const string how = "Each bar is an excerpt. Canvas: correspondence with the picture, 0 close, 1 far. "
            + "Brush: distance to its sound; two pieces of music are about 1 apart.";
        picture.Write(how, Margin, Height - 48, Font.Small, Palette.Quiet);
    }

    private static void Label(Picture picture, string text, int y) => picture.Write(text, Margin, y, Font.Medium, Palette.Quiet);

    private static string Count(int count, string what) => $"{count} {what}{(count == 1 ? "" : "s")}";
}
