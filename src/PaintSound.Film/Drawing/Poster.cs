using PaintSound.Core.Choosing;
using PaintSound.Film.Recording;
using PaintSound.Film.Typography;
using SkiaSharp;

namespace PaintSound.Film.Drawing;

/// <summary>Draws a picture of a whole performance: canvas, brush sound and selected music over one time axis.</summary>
public sealed class Poster
{
    /// <summary>Width in pixels.</summary>
    public const int Width = 1600;

    /// <summary>Height in pixels.</summary>
    public const int Height = 900;

    /// <summary>Position of the spectrogram, in pixels.</summary>
    internal static readonly SKRectI BrushArea = SKRectI.Create(Left, 346, Right - Left, 156);

    /// <summary>Position of the selections, in pixels.</summary>
    internal static readonly SKRectI MusicArea = SKRectI.Create(Left, 582, Right - Left, 170);

    private const int Margin = 56;
    private const int Left = 204;
    private const int Right = Width - Margin;
    private const int CanvasTop = 150;
    private const int Thumbnails = 8;
    private const float Gap = 12;
    private const float Thumbnail = (Right - Left - ((Thumbnails - 1) * Gap)) / Thumbnails;

    private static readonly TextStyle Wordmark = new(BundledFonts.Display, 46);
    private static readonly TextStyle Statistic = new(BundledFonts.Display, 34, tabular: true);
    private static readonly TextStyle Heading = new(BundledFonts.SemiBold, 20);
    private static readonly TextStyle Title = new(BundledFonts.SemiBold, 18);
    private static readonly TextStyle Body = new(BundledFonts.Regular, 17);
    private static readonly TextStyle Small = new(BundledFonts.Regular, 16, tabular: true);
    private static readonly TextStyle Figure = new(BundledFonts.SemiBold, 16, tabular: true);

    private readonly SKCanvas _canvas;
    private readonly PerformanceRecording _recording;
    private readonly IReadOnlyList<Selection> _selections;
    private readonly IReadOnlyList<OnsetEvent> _onsets;
    private readonly Palette _palette;
    private readonly TimeAxis _axis;

    private Poster(SKCanvas canvas, PerformanceRecording recording, TimeSpan length)
    {
        (_canvas, _recording) = (canvas, recording);
        (_selections, _onsets) = (recording.Selections, recording.Onsets);
        _palette = new Palette(_selections);
        _axis = new TimeAxis(length, Left, Right - Left);
    }

    /// <summary>Draws the poster. Thread-safe.</summary>
    /// <param name="recording">The performance.</param>
    /// <param name="length">Length of the performance, above zero.</param>
    /// <returns>1600 x 900 pixels. The caller must dispose of them.</returns>
    public static SKBitmap Draw(PerformanceRecording recording, TimeSpan length)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(length, TimeSpan.Zero);
        var bitmap = new SKBitmap(Shapes.CreateFormat(Width, Height));
        using var canvas = new SKCanvas(bitmap);
        canvas.Clear(Palette.Ground);
        var poster = new Poster(canvas, recording, length);
        poster.DrawHeader();
        poster.DrawCanvas();
        poster.DrawBrush();
        poster.DrawMusic();
        poster.DrawWorks();
        return bitmap;
    }

    private void DrawHeader()
    {
        Wordmark.Draw(_canvas, "PaintSound", Margin, 86, Palette.Bright);
        Body.Draw(_canvas, "A painting, the sound of its brush, and the music selected for it", Margin, 118, Palette.Quiet);
        var works = _selections.DistinctBy(s => s.Excerpt.Work.Id).Count();
        var x = (float)Right;
        DrawStatistic(works, works == 1 ? "work" : "works", ref x);
        DrawStatistic(_selections.Count, _selections.Count == 1 ? "selection" : "selections", ref x);
        DrawStatistic(_onsets.Count, _onsets.Count == 1 ? "onset" : "onsets", ref x);
        DrawStatistic(TimeAxis.Format(_axis.Length), _axis.Length.TotalHours >= 1 ? "h:min:s" : "min:s", ref x);
    }

    private void DrawStatistic(int value, string unit, ref float right) =>
        DrawStatistic(value.ToString("#,0", System.Globalization.CultureInfo.InvariantCulture), unit, ref right);

    private void DrawStatistic(string value, string unit, ref float right)
    {
        var width = Math.Max(Statistic.Measure(value), Body.Measure(unit));
        Statistic.Draw(_canvas, value, right - width, 86, Palette.Bright);
        Body.Draw(_canvas, unit, right - width, 118, Palette.Quiet);
        right -= width + 48;
    }

    private void DrawCanvas()
    {
        DrawHeading("Canvas", "camera", CanvasTop + 16);
        var frames = _recording.Frames;
        for (var i = 0; i < Thumbnails; i++)
        {
            var area = SKRect.Create(Left + (i * (Thumbnail + Gap)), CanvasTop, Thumbnail, Thumbnail);
            var time = _axis.Length * ((i + 0.5) / Thumbnails);
            using var corners = new SKRoundRect(area, 5);
            _canvas.Save();
            _canvas.ClipRoundRect(corners, SKClipOperation.Intersect, antialias: true);
            _canvas.Clear(Palette.Panel);
            if (frames.LastOrDefault(frame => frame.At <= time) is { } frame)
            {
                CanvasImage.Draw(_canvas, frame, area);
            }

            _canvas.Restore();
            Shapes.Fill(_canvas, SKRect.Create(_axis.PixelAt(time), area.Bottom + 4, 1, 7), Palette.Quiet);
        }
    }

    private void DrawBrush()
    {
        DrawHeading("Brush", "contact mic", BrushArea.Top + 16);
        _canvas.Save();
        using (var corners = new SKRoundRect(BrushArea, 5))
        {
            _canvas.ClipRoundRect(corners, SKClipOperation.Intersect, antialias: true);
        }

        Spectrogram.Draw(_canvas, _recording, _axis.Length, BrushArea);
        _canvas.Restore();
        foreach (var (hz, text) in new[] { (6000, "6 kHz"), (2000, "2 kHz"), (500, "500 Hz") })
        {
            var y = BrushArea.Bottom - (float)(Spectrogram.GetHeight(hz) * BrushArea.Height);
            Shapes.Fill(_canvas, SKRect.Create(Left - 9, y, 6, 1), Palette.Quiet);
            Small.Draw(_canvas, text, Left - 14, y + 5, Palette.Quiet, SKTextAlign.Right);
        }

        var line = BrushArea.Bottom + 28;
        Small.Draw(_canvas, "onsets", Left - 14, line - 6, Palette.Quiet, SKTextAlign.Right);
        _axis.DrawOnsets(_canvas, _onsets, line, 22);
        Shapes.Fill(_canvas, SKRect.Create(Left, line, Right - Left, 1), Palette.Line);
        _axis.DrawScale(_canvas, line, Small);
        Small.Draw(_canvas, "min:s", Left - 14, line + 10 + Small.Size, Palette.Quiet, SKTextAlign.Right);
    }

    private void DrawMusic()
    {
        DrawHeading("Music", "excerpts", MusicArea.Top + 16);
        foreach (var bar in _axis.CreateBars(_selections, MusicArea.Top, MusicArea.Height))
        {
            DrawSelection(bar.Selection, bar.Area);
        }
    }

    private void DrawSelection(Selection selection, SKRectI area)
    {
        var colour = _palette.GetColour(selection.Excerpt.Work.Id);
        using var corners = new SKRoundRect(area, Math.Min(5, area.Width / 2f));
        _canvas.Save();
        _canvas.ClipRoundRect(corners, SKClipOperation.Intersect, antialias: true);
        Shapes.Fill(_canvas, area, colour.WithAlpha(48));
        Shapes.Fill(_canvas, SKRect.Create(area.Left, area.Top, area.Width, 5), colour);
        _canvas.Restore();

        var (x, maxWidth) = (area.Left + 11f, area.Width - 22f);
        var y = area.Top + 30f;
        foreach (var line in Title.Wrap(selection.Excerpt.Work.Title, maxWidth, 2))
        {
            Title.Draw(_canvas, line, x, y, Palette.Bright);
            y += 22;
        }

        if (maxWidth < Small.Measure("canvas 0.00"))
        {
            return;
        }

        Small.Draw(_canvas, SelectionText.FormatStart(selection), x, area.Top + 78, colour);
        DrawDistance("canvas", selection.Correspondence, 1, SKRect.Create(x, area.Top + 115, maxWidth, 4), colour);
        DrawDistance("brush", selection.SoundDistance, 2, SKRect.Create(x, area.Top + 151, maxWidth, 4), colour);
    }

    private void DrawDistance(string label, float value, float maximum, SKRect meter, SKColor colour)
    {
        Small.Draw(_canvas, label, meter.Left, meter.Top - 7, Palette.Text);
        Figure.Draw(_canvas, SelectionText.FormatDistance(value), meter.Right, meter.Top - 7, Palette.Bright, SKTextAlign.Right);
        Shapes.DrawMeter(_canvas, meter, value / maximum, colour);
    }

    private void DrawWorks()
    {
        const int columns = 4, maxWorks = 8, top = 790, columnWidth = (Right - Left) / columns;
        var works = _selections.Select(s => s.Excerpt.Work).DistinctBy(work => work.Id).ToArray();
        if (works.Length > 0)
        {
            Heading.Draw(_canvas, "Works", Margin, top, Palette.Bright);
        }

        for (var i = 0; i < Math.Min(works.Length, maxWorks); i++)
        {
            var (x, y) = (Left + (i % columns * columnWidth), top + (i / columns * 28));
            if (i == maxWorks - 1 && works.Length > maxWorks)
            {
                Body.Draw(_canvas, $"and {works.Length - maxWorks + 1} more", x, y, Palette.Quiet);
                break;
            }

            Shapes.Fill(_canvas, SKRect.Create(x, y - 12, 13, 13), _palette.GetColour(works[i].Id), radius: 3);
            var title = Body.Ellipsize(works[i].Title, columnWidth - 110);
            var left = x + 22f;
            Body.Draw(_canvas, title, left, y, Palette.Text);
            left += Body.Measure(title);
            Body.Draw(_canvas, Body.Ellipsize(" · " + works[i].Collection, x + columnWidth - 12 - left), left, y, Palette.Quiet);
        }

        const string note = "canvas: how far the music is from the picture, 0 close to 1 far.   "
            + "brush: how far it is from the brush sound, 0 the same; two pieces of music are about 1 apart.";
        Small.Draw(_canvas, note, Left, Height - 42, Palette.Quiet);
    }

    private void DrawHeading(string text, string caption, float baseline)
    {
        Heading.Draw(_canvas, text, Margin, baseline, Palette.Bright);
        Small.Draw(_canvas, caption, Margin, baseline + 22, Palette.Quiet);
    }
}
