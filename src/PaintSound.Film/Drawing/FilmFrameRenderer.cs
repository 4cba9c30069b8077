using PaintSound.Film.Recording;
using SkiaSharp;

namespace PaintSound.Film.Drawing;

/// <summary>
/// Draws the frames of a film: the painting, the current selection with its figures, and below them brush sound and selections over
/// time; of a performance with music, also the congruity and the painting that was selected for the music; of one with lights, also their colours. The part after the current time is dimmed. A frame redraws only the parts that changed. Not thread-safe.
/// </summary>
public sealed class FilmFrameRenderer : IDisposable
{
    /// <summary>Width in pixels.</summary>
    public const int Width = 1280;

    /// <summary>Height in pixels.</summary>
    public const int Height = 720;

    /// <summary>Position of the canvas in the frame, in pixels.</summary>
    internal static readonly SKRectI CanvasArea = SKRectI.Create(Margin, 36, 456, 456);

    /// <summary>Position of the selection panel in the frame, in pixels.</summary>
    internal static readonly SKRectI SelectionArea = SKRectI.Create(532, 36, Width - Margin - 532, 456);

    /// <summary>Position of congruity and selected painting in the frame, in pixels; the selection panel then ends before it.</summary>
    internal static readonly SKRectI MusicArea = SKRectI.Create(Width - Margin - 280, 36, 280, 456);

    private const int Margin = 40;
    private const int ColumnGap = 36;
    private const int LightsGap = 16;
    private static readonly TimeSpan DissolveTime = TimeSpan.FromSeconds(0.12);

    private readonly IReadOnlyList<CanvasFrame> _frames;
    private readonly SKBitmap _bitmap = new(Shapes.CreateFormat(Width, Height));
    private readonly SKCanvas _canvas;
    private readonly SelectionPanel _panel;
    private readonly MusicPanel? _music;
    private readonly LightsPanel? _lights;
    private readonly TimelineStrip _timeline;
    private readonly SKPaint _fade = new();
    private SKImage? _current;
    private SKImage? _next;
    private int _frameIndex = -1;
    private double _fadeShare;

    /// <summary>Prepares the film of a performance.</summary>
    /// <param name="recording">The performance. Additions after this call are not in the film.</param>
    /// <param name="length">Length of the performance, above zero.</param>
    public FilmFrameRenderer(PerformanceRecording recording, TimeSpan length)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(length, TimeSpan.Zero);
        var selections = recording.Selections;
        var palette = new Palette(selections);
        _frames = recording.Frames;
        _canvas = new SKCanvas(_bitmap);
        _canvas.Clear(Palette.Ground);
        Shapes.Fill(_canvas, CanvasArea, Palette.Panel);
        _music = recording.Congruity.Count + recording.Paintings.Count > 0 ? new MusicPanel(_canvas, MusicArea, recording.Paintings, recording.Congruity) : null;
        var selectionArea = SelectionArea;
        selectionArea.Right = _music is null ? selectionArea.Right : MusicArea.Left - ColumnGap;
        if (recording.LightNames.Count > 0)
        {
            var lights = new SKRectI(selectionArea.Left, selectionArea.Bottom - LightsPanel.Height, selectionArea.Right, selectionArea.Bottom);
            _lights = new LightsPanel(_canvas, lights, recording.LightNames, recording.Lights);
            selectionArea.Bottom = lights.Top - LightsGap;
        }

        _panel = new SelectionPanel(_canvas, selectionArea, selections, palette, length, _music is null ? "PaintSound" : "Music for the painting");
        _timeline = new TimelineStrip(recording, selections, palette, length);
    }

    /// <summary>Draws the frame at a time.</summary>
    /// <param name="time">Time since the start of the performance.</param>
    /// <returns>1280 x 720 pixels of four bytes (B, G, R, unused). The next call overwrites them.</returns>
    public SKBitmap Render(TimeSpan time)
    {
        DrawCanvas(time);
        _panel.Draw(time);
        _music?.Draw(time);
        _lights?.Draw(time);
        _timeline.Draw(_canvas, time);
        return _bitmap;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _current?.Dispose();
        _next?.Dispose();
        _fade.Dispose();
        _timeline.Dispose();
        _canvas.Dispose();
        _bitmap.Dispose();
    }

    /// <summary>Draws the painting. Fades in the next recorded frame shortly before its time.</summary>
    private void DrawCanvas(TimeSpan time)
    {
        var (frame, share) = (FindFrame(time), 0.0);
        if (frame < 0)
        {
            return;
        }

        if (frame + 1 < _frames.Count)
        {
            share = Math.Max(0, 1 - ((_frames[frame + 1].At - time) / DissolveTime));
        }

        if (frame == _frameIndex && share == _fadeShare)
        {
            return;
        }

        if (frame != _frameIndex)
        {
            LoadFrame(frame);
        }

        (_frameIndex, _fadeShare) = (frame, share);
        _canvas.DrawImage(_current, CanvasArea.Left, CanvasArea.Top, SKSamplingOptions.Default, null);
        if (share > 0)
        {
            _fade.Color = SKColors.White.WithAlpha((byte)(share * 255));
            _canvas.DrawImage(_next, CanvasArea.Left, CanvasArea.Top, SKSamplingOptions.Default, _fade);
        }
    }

    private int FindFrame(TimeSpan time)
    {
        var frame = _frameIndex >= 0 && _frames[_frameIndex].At <= time ? _frameIndex : -1;
        while (frame + 1 < _frames.Count && _frames[frame + 1].At <= time)
        {
            frame++;
        }

        return frame;
    }

    private void LoadFrame(int frame)
    {
        _current?.Dispose();
        if (frame == _frameIndex + 1 && _next is not null)
        {
            _current = _next;
        }
        else
        {
            _next?.Dispose();
            _current = CanvasImage.Scale(_frames[frame], CanvasArea.Width);
        }

        _next = CanvasImage.Scale(_frames[Math.Min(frame + 1, _frames.Count - 1)], CanvasArea.Width);
    }
}
