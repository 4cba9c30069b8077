using PaintSound.Film.Recording;
using SkiaSharp;

namespace PaintSound.Film.Drawing;

/// <summary>
/// Draws the frames of a film: the growing painting, the current selection with its figures, and below them brush sound and selections over
/// time. What is still to come is dimmed. A frame redraws only what changed. Not thread-safe.
/// </summary>
public sealed class FilmFrameRenderer : IDisposable
{
    /// <summary>Width in pixels.</summary>
    public const int Width = 1280;

    /// <summary>Height in pixels.</summary>
    public const int Height = 720;

    /// <summary>Where the canvas is.</summary>
    internal static readonly SKRectI CanvasArea = SKRectI.Create(Margin, 36, 456, 456);

    /// <summary>Where the current selection is described.</summary>
    internal static readonly SKRectI SelectionArea = SKRectI.Create(536, 36, Width - Margin - 536, 456);

    private const int Margin = 40;
    private static readonly TimeSpan Dissolve = TimeSpan.FromSeconds(0.12);

    private readonly IReadOnlyList<CanvasFrame> _frames;
    private readonly SKBitmap _bitmap = new(Shapes.Format(Width, Height));
    private readonly SKCanvas _canvas;
    private readonly SelectionPanel _panel;
    private readonly TimelineStrip _timeline;
    private readonly SKPaint _fade = new();
    private SKImage? _before;
    private SKImage? _after;
    private int _frame = -1;
    private double _share;

    /// <summary>Prepares the film of a performance.</summary>
    /// <param name="recording">The performance; what is added to it later is not in the film.</param>
    /// <param name="length">Length of the performance; above zero.</param>
    public FilmFrameRenderer(PerformanceRecording recording, TimeSpan length)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(length, TimeSpan.Zero);
        var selections = recording.Selections;
        var palette = new Palette(selections);
        _frames = recording.Frames;
        _canvas = new SKCanvas(_bitmap);
        _canvas.Clear(Palette.Ground);
        Shapes.Fill(_canvas, CanvasArea, Palette.Panel);
        _panel = new SelectionPanel(_canvas, SelectionArea, selections, palette, length);
        _timeline = new TimelineStrip(recording, selections, palette, length);
    }

    /// <summary>Draws the frame of a moment.</summary>
    /// <param name="moment">Time since the start of the performance.</param>
    /// <returns>1280 x 720 pixels of four bytes (B, G, R, unused); the next call draws over it.</returns>
    public SKBitmap Render(TimeSpan moment)
    {
        DrawCanvas(moment);
        _panel.Draw(moment);
        _timeline.Draw(_canvas, moment);
        return _bitmap;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _before?.Dispose();
        _after?.Dispose();
        _fade.Dispose();
        _timeline.Dispose();
        _canvas.Dispose();
        _bitmap.Dispose();
    }

    /// <summary>Draws the painting; shortly before the next recorded frame, that one is faded in.</summary>
    private void DrawCanvas(TimeSpan moment)
    {
        var (frame, share) = (FindFrame(moment), 0.0);
        if (frame < 0)
        {
            return;
        }

        if (frame + 1 < _frames.Count)
        {
            share = Math.Max(0, 1 - ((_frames[frame + 1].At - moment) / Dissolve));
        }

        if (frame == _frame && share == _share)
        {
            return;
        }

        if (frame != _frame)
        {
            LoadFrame(frame);
        }

        (_frame, _share) = (frame, share);
        _canvas.DrawImage(_before, CanvasArea.Left, CanvasArea.Top, SKSamplingOptions.Default, null);
        if (share > 0)
        {
            _fade.Color = SKColors.White.WithAlpha((byte)(share * 255));
            _canvas.DrawImage(_after, CanvasArea.Left, CanvasArea.Top, SKSamplingOptions.Default, _fade);
        }
    }

    private int FindFrame(TimeSpan moment)
    {
        var frame = _frame >= 0 && _frames[_frame].At <= moment ? _frame : -1;
        while (frame + 1 < _frames.Count && _frames[frame + 1].At <= moment)
        {
            frame++;
        }

        return frame;
    }

    private void LoadFrame(int frame)
    {
        _before?.Dispose();
        if (frame == _frame + 1 && _after is not null)
        {
            _before = _after;
        }
        else
        {
            _after?.Dispose();
            _before = CanvasImage.Scale(_frames[frame], CanvasArea.Width);
        }

        _after = CanvasImage.Scale(_frames[Math.Min(frame + 1, _frames.Count - 1)], CanvasArea.Width);
    }
}
