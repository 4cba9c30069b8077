using PaintSound.Core.Choosing;
using PaintSound.Film.Typography;
using SkiaSharp;

namespace PaintSound.Film.Drawing;

/// <summary>Draws the current selection, and the clock above it, into a film frame. Not thread-safe.</summary>
/// <param name="canvas">The frame.</param>
/// <param name="area">Position in the frame, in pixels.</param>
/// <param name="selections">The selections in time order.</param>
/// <param name="palette">The colours of the works.</param>
/// <param name="length">Length of the performance.</param>
/// <param name="heading">The heading beside the clock.</param>
internal sealed class SelectionPanel(SKCanvas canvas, SKRectI area, IReadOnlyList<Selection> selections, Palette palette, TimeSpan length, string heading)
{
    private const int HeaderHeight = 46;

    // Below this height, the ends of the scales, the reason and the next best have no place.
    private const int FullHeight = 456;

    // Glyphs can cross the edges of the area: descenders of the last line below, accents of a first capital to the left.
    private const int Overhang = 8;

    private static readonly TextStyle Heading = new(BundledFonts.SemiBold, 24);
    private static readonly TextStyle Clock = new(BundledFonts.Regular, 22, tabular: true);
    private static readonly TextStyle Title = new(BundledFonts.Display, 34);
    private static readonly TextStyle Source = new(BundledFonts.Regular, 22);
    private static readonly TextStyle Body = new(BundledFonts.Regular, 22);
    private static readonly TextStyle Figure = new(BundledFonts.SemiBold, 24, tabular: true);
    private static readonly TextStyle Small = new(BundledFonts.Regular, 20, tabular: true);

    private int _second = -1;
    private int _current = -2;

    /// <summary>Redraws the parts that changed since the last call.</summary>
    /// <param name="time">Time since the start of the performance.</param>
    public void Draw(TimeSpan time)
    {
        var second = (int)time.TotalSeconds;
        if (second != _second)
        {
            _second = second;
            DrawHeader(time);
        }

        var current = LatestItem.Find(selections, selection => selection.At, _current, time);
        if (current != _current)
        {
            _current = current;
            Clear(new SKRect(area.Left - Overhang, area.Top + HeaderHeight, area.Right + Overhang, area.Bottom + Overhang));
            if (current >= 0)
            {
                DrawSelection(selections[current]);
            }
            else
            {
                Source.Draw(canvas, "No music selected yet", area.Left, area.Top + 88, Palette.Quiet);
            }
        }
    }

    private void Clear(SKRect part) => Shapes.Fill(canvas, part, Palette.Ground);

    private void DrawHeader(TimeSpan time)
    {
        Clear(new SKRect(area.Left - Overhang, area.Top - Overhang, area.Right + Overhang, area.Top + HeaderHeight));
        Heading.Draw(canvas, heading, area.Left, area.Top + 17, Palette.Bright);
        var total = " / " + TimeAxis.Format(length);
        var right = area.Right - Clock.Measure(total);
        Clock.Draw(canvas, total, right, area.Top + 17, Palette.Quiet);
        Clock.Draw(canvas, TimeAxis.Format(time), right, area.Top + 17, Palette.Bright, SKTextAlign.Right);
        Shapes.Fill(canvas, SKRect.Create(area.Left, area.Top + 36, area.Width, 1), Palette.Line);
    }

    private void DrawSelection(Selection selection)
    {
        var work = selection.Excerpt.Work;
        var colour = palette.GetColour(work.Id);
        var y = area.Top + 84f;
        foreach (var line in Title.Wrap(work.Title, area.Width, 2))
        {
            Title.Draw(canvas, line, area.Left, y, Palette.Bright);
            y += 40;
        }

        Shapes.Fill(canvas, SKRect.Create(area.Left, y - 26, 15, 15), colour, radius: 4);
        var source = $"{work.Collection} · {SelectionText.FormatStart(selection)}";
        Source.Draw(canvas, Source.Ellipsize(source, area.Width - 26), area.Left + 26, y - 12, colour);

        if (area.Height < FullHeight)
        {
            DrawDistance("Distance from the canvas (0–1)", selection.Correspondence, 1, area.Top + 204, colour);
            DrawDistance("Distance from the brush (0–2)", selection.SoundDistance, 2, area.Top + 260, colour);
            return;
        }

        DrawDistance("Distance from the canvas", selection.Correspondence, 1, area.Top + 190, colour);
        DrawEnds("0 close", "1 far", area.Top + 228);
        DrawDistance("Distance from the brush", selection.SoundDistance, 2, area.Top + 258, colour);
        DrawEnds("0 the same", "2 far", area.Top + 296);
        y = area.Top + 330;
        foreach (var line in Body.Wrap(SelectionText.Explain(selection.Reason), area.Width, 2))
        {
            Body.Draw(canvas, line, area.Left, y, Palette.Text);
            y += 27;
        }

        DrawOthers([.. selection.Reason.Best.Skip(1).Take(3)]);
    }

    private void DrawDistance(string label, float value, float maximum, float y, SKColor colour)
    {
        Body.Draw(canvas, label, area.Left, y, Palette.Text);
        Figure.Draw(canvas, SelectionText.FormatDistance(value), area.Right, y, Palette.Bright, SKTextAlign.Right);
        Shapes.DrawMeter(canvas, SKRect.Create(area.Left, y + 12, area.Width, 6), value / maximum, colour);
    }

    private void DrawEnds(string near, string far, float y)
    {
        Small.Draw(canvas, near, area.Left, y, Palette.Quiet);
        Small.Draw(canvas, far, area.Right, y, Palette.Quiet, SKTextAlign.Right);
    }

    private void DrawOthers(Candidate[] others)
    {
        const float rowHeight = 24, figureWidth = 76;
        var y = area.Bottom - (others.Length * rowHeight);
        if (others.Length > 0)
        {
            Small.Draw(canvas, "Next best", area.Left, y, Palette.Quiet);
            Small.Draw(canvas, "canvas", area.Right - figureWidth, y, Palette.Quiet, SKTextAlign.Right);
            Small.Draw(canvas, "brush", area.Right, y, Palette.Quiet, SKTextAlign.Right);
        }

        foreach (var other in others)
        {
            y += rowHeight;
            var title = Small.Ellipsize($"{other.Rank}  {other.Excerpt.Work.Title}", area.Width - (2 * figureWidth) - 20);
            Small.Draw(canvas, title, area.Left, y, Palette.Text);
            Small.Draw(canvas, SelectionText.FormatDistance(other.Correspondence), area.Right - figureWidth, y, Palette.Text, SKTextAlign.Right);
            Small.Draw(canvas, SelectionText.FormatDistance(other.SoundDistance), area.Right, y, Palette.Text, SKTextAlign.Right);
        }
    }
}
