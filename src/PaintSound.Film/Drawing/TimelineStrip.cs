using PaintSound.Core.Choosing;
using PaintSound.Film.Recording;
using PaintSound.Film.Typography;
using SkiaSharp;

namespace PaintSound.Film.Drawing;

/// <summary>The lower part of a film frame: brush sound, onsets and selections over time, with a playhead. Two images are drawn once, one bright
/// and one dimmed; a frame combines them. Not thread-safe.</summary>
internal sealed class TimelineStrip : IDisposable
{
    /// <summary>Position of the spectrogram in the frame, in pixels.</summary>
    internal static readonly SKRectI BrushArea = SKRectI.Create(136, 518, FilmFrameRenderer.Width - 40 - 136, 76);

    private const int Top = 510;
    private const int LabelLeft = 40;
    private const int PlayheadWidth = 2;

    private static readonly TextStyle Label = new(BundledFonts.SemiBold, 22);
    private static readonly TextStyle Small = new(BundledFonts.Regular, 20, tabular: true);
    private static readonly TextStyle BarTitle = new(BundledFonts.SemiBold, 20);

    private readonly TimeAxis _axis;
    private readonly SKImage _past;
    private readonly SKImage _future;
    private int _playhead = -1;

    /// <summary>Draws the strip of a performance.</summary>
    public TimelineStrip(PerformanceRecording recording, IReadOnlyList<Selection> selections, Palette palette, TimeSpan length)
    {
        _axis = new TimeAxis(length, BrushArea.Left, BrushArea.Width);
        using var surface = SKSurface.Create(Shapes.CreateFormat(FilmFrameRenderer.Width, FilmFrameRenderer.Height - Top));
        var canvas = surface.Canvas;
        canvas.Translate(0, -Top);
        canvas.Clear(Palette.Ground);
        Spectrogram.Draw(canvas, recording, length, BrushArea);
        _axis.DrawOnsets(canvas, recording.Onsets, BrushArea.Bottom + 24, 18);
        DrawLabels(canvas);
        var bars = _axis.CreateBars(selections, BrushArea.Bottom + 34, 34).ToArray();
        DrawBars(canvas, bars, palette, isDimmed: false);
        _past = surface.Snapshot();
        Shapes.Fill(canvas, SKRect.Create(BrushArea.Left, BrushArea.Top, BrushArea.Width, BrushArea.Height + 26), Palette.Ground.WithAlpha(184));
        DrawBars(canvas, bars, palette, isDimmed: true);
        _future = surface.Snapshot();
    }

    /// <summary>Draws the strip with the playhead at a time. Redraws only the part that changed since the last call.</summary>
    /// <param name="canvas">The frame. It must be the same at every call.</param>
    /// <param name="time">Time since the start of the performance.</param>
    public void Draw(SKCanvas canvas, TimeSpan time)
    {
        var playhead = _axis.PixelAt(time);
        if (playhead == _playhead)
        {
            return;
        }

        DrawPart(canvas, _past, _playhead < 0 ? 0 : Math.Min(_playhead, playhead), playhead);
        DrawPart(canvas, _future, playhead, _playhead < 0 ? FilmFrameRenderer.Width : Math.Max(_playhead, playhead) + PlayheadWidth);
        Shapes.Fill(canvas, SKRect.Create(playhead, BrushArea.Top - 6, PlayheadWidth, BrushArea.Height + 78), Palette.Bright);
        _playhead = playhead;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _past.Dispose();
        _future.Dispose();
    }

    private static void DrawPart(SKCanvas canvas, SKImage strip, int from, int to)
    {
        canvas.Save();
        canvas.ClipRect(new SKRect(from, Top, to, FilmFrameRenderer.Height));
        canvas.DrawImage(strip, 0, Top, SKSamplingOptions.Default, null);
        canvas.Restore();
    }

    private static void DrawBars(SKCanvas canvas, IEnumerable<SelectionBar> bars, Palette palette, bool isDimmed)
    {
        foreach (var bar in bars)
        {
            var (work, area) = (bar.Selection.Excerpt.Work, bar.Area);
            var colour = palette.GetColour(work.Id);
            Shapes.Fill(canvas, area, Palette.Ground);
            Shapes.Fill(canvas, area, isDimmed ? colour.WithAlpha(56) : colour, Math.Min(4, area.Width / 2f));
            var title = BarTitle.Ellipsize(work.Title, area.Width - 16);
            BarTitle.Draw(canvas, title, area.Left + 8, area.Top + 24, isDimmed ? colour.WithAlpha(190) : Palette.Ground);
        }
    }

    private void DrawLabels(SKCanvas canvas)
    {
        Label.Draw(canvas, "Brush", LabelLeft, BrushArea.Top + 18, Palette.Text);
        Small.Draw(canvas, "0–8 kHz", LabelLeft, BrushArea.Top + 44, Palette.Quiet);
        Small.Draw(canvas, "onsets", LabelLeft, BrushArea.Bottom + 20, Palette.Quiet);
        Label.Draw(canvas, "Music", LabelLeft, BrushArea.Bottom + 59, Palette.Text);
        _axis.DrawScale(canvas, BrushArea.Bottom + 74, Small);
        Small.Draw(canvas, "min:s", LabelLeft, BrushArea.Bottom + 84 + Small.Size, Palette.Quiet);
    }
}
