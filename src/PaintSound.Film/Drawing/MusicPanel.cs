using PaintSound.Film.Recording;
using PaintSound.Film.Typography;
using PaintSound.Media;
using SkiaSharp;

namespace PaintSound.Film.Drawing;

/// <summary>Draws what the composer's music does into a film frame: the congruity, with its last half minute, and the painting that was selected for the music. Not thread-safe.</summary>
/// <param name="canvas">The frame.</param>
/// <param name="area">Position in the frame, in pixels.</param>
/// <param name="paintings">The selected paintings in time order.</param>
/// <param name="congruity">The congruity in time order.</param>
internal sealed class MusicPanel(SKCanvas canvas, SKRectI area, IReadOnlyList<ShownPainting> paintings, IReadOnlyList<CongruityValue> congruity)
{
    // Glyphs can cross the edges of the area by Overhang.
    private const int CurveTop = 64, CurveHeight = 56, PaintingTop = 182, PictureTop = 200, LineHeight = 26, TitleLines = 1, Overhang = 8;

    private static readonly TimeSpan CurveLength = TimeSpan.FromSeconds(30);
    private static readonly TextStyle Heading = new(BundledFonts.SemiBold, 24);
    private static readonly TextStyle Figure = new(BundledFonts.SemiBold, 24, tabular: true);
    private static readonly TextStyle Title = new(BundledFonts.Regular, 22);
    private static readonly TextStyle Small = new(BundledFonts.Regular, 20, tabular: true);

    private int _congruity = -2, _painting = -2;

    /// <summary>Redraws the parts that changed since the last call.</summary>
    /// <param name="time">Time since the start of the performance.</param>
    public void Draw(TimeSpan time)
    {
        var now = LatestItem.Find(congruity, value => value.At, _congruity, time);
        if (now != _congruity)
        {
            _congruity = now;
            DrawCongruity(now);
        }

        var painting = LatestItem.Find(paintings, shown => shown.At, _painting, time);
        if (painting != _painting)
        {
            _painting = painting;
            DrawPainting(painting < 0 ? null : paintings[painting]);
        }
    }

    private void DrawCongruity(int index)
    {
        Shapes.Fill(canvas, new SKRect(area.Left, area.Top - Overhang, area.Right + Overhang, area.Top + PaintingTop - LineHeight), Palette.Ground);
        Heading.Draw(canvas, "Congruity", area.Left, area.Top + 17, Palette.Text);
        Shapes.Fill(canvas, SKRect.Create(area.Left, area.Top + 36, area.Width, 1), Palette.Line);
        var curve = SKRect.Create(area.Left, area.Top + CurveTop - 16, area.Width, CurveHeight);
        Shapes.Fill(canvas, curve, Palette.Panel);
        Small.Draw(canvas, "0 apart · 1 together · 30 s", area.Left, curve.Bottom + 26, Palette.Quiet);
        if (index < 0)
        {
            return;
        }

        Figure.Draw(canvas, SelectionText.FormatDistance(congruity[index].Value), area.Right, area.Top + 17, Palette.Bright, SKTextAlign.Right);
        DrawCurve(index, curve);
    }

    private void DrawCurve(int index, SKRect curve)
    {
        using var builder = new SKPathBuilder();
        var end = congruity[index].At;
        for (var i = index; i >= 0 && end - congruity[i].At <= CurveLength; i--)
        {
            var x = curve.Right - (float)((end - congruity[i].At) / CurveLength * curve.Width);
            var y = curve.Bottom - 2 - (Math.Clamp(congruity[i].Value, 0, 1) * (curve.Height - 4));
            if (i == index)
            {
                builder.MoveTo(x, y);
            }
            else
            {
                builder.LineTo(x, y);
            }
        }

        using var path = builder.Detach();
        using var paint = new SKPaint { Color = Palette.Onset, IsAntialias = true, IsStroke = true, StrokeWidth = 2 };
        canvas.Save();
        canvas.ClipRect(curve);
        canvas.DrawPath(path, paint);
        canvas.Restore();
    }

    private void DrawPainting(ShownPainting? painting)
    {
        Shapes.Fill(canvas, new SKRect(area.Left, area.Top + PaintingTop - LineHeight, area.Right + Overhang, area.Bottom + Overhang), Palette.Ground);
        Heading.Draw(canvas, "Painting for the music", area.Left, area.Top + PaintingTop, Palette.Text);
        if (painting is null)
        {
            Small.Draw(canvas, "No painting selected yet", area.Left, area.Top + PaintingTop + 36, Palette.Quiet);
            return;
        }

        var place = SKRect.Create(area.Left, area.Top + PictureTop, area.Width, area.Height - PictureTop - ((TitleLines + 1) * LineHeight));
        var bottom = place.Top;
        if (painting.Picture is { } picture)
        {
            using var bitmap = RgbBitmap.Create(picture.Rgb, picture.Width, picture.Height);
            using var image = SKImage.FromBitmap(bitmap);
            var scale = Math.Min(place.Width / picture.Width, place.Height / picture.Height);
            var target = SKRect.Create(place.Left, place.Top, picture.Width * scale, picture.Height * scale);
            canvas.DrawImage(image, target, new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear), null);
            bottom = target.Bottom;
        }

        var y = bottom + LineHeight;
        foreach (var line in Title.Wrap(painting.Title, area.Width, TitleLines))
        {
            Title.Draw(canvas, line, area.Left, y, Palette.Bright);
            y += LineHeight;
        }

        Small.Draw(canvas, $"distance from the music {SelectionText.FormatDistance(painting.Correspondence)}", area.Left, y, Palette.Quiet);
    }
}
