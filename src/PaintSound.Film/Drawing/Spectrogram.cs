using PaintSound.Core.Signal;
using PaintSound.Film.Recording;
using SkiaSharp;

namespace PaintSound.Film.Drawing;

/// <summary>Draws the brush sound: time from left to right, frequency (mel scale) from bottom to top, level as brightness.</summary>
internal static class Spectrogram
{
    // Range from dark to bright, as natural logarithm of power: 60 dB.
    private const float Range = 13.8f;

    private static readonly SKColor[] Gradient =
        [Palette.Panel, new(0xFF2A2140), new(0xFF5E2A5A), new(0xFFA63F55), new(0xFFE07B43), new(0xFFF7C873), new(0xFFFFF6DC)];

    /// <summary>Draws the brush sound of a whole performance.</summary>
    /// <param name="canvas">The canvas to draw on.</param>
    /// <param name="recording">The performance.</param>
    /// <param name="length">Length of the performance, shown over the width of the area.</param>
    /// <param name="area">The area to draw into, in pixels.</param>
    public static void Draw(SKCanvas canvas, PerformanceRecording recording, TimeSpan length, SKRectI area)
    {
        var settings = new MelSettings();
        var (width, bands) = (area.Width, settings.Bands);
        var levels = new float[width * bands];
        levels.AsSpan().Fill(float.NegativeInfinity);
        var columns = Math.Max(1, (long)(length.TotalSeconds * settings.SampleRate / settings.Hop));
        var mel = new StreamingLogMel(settings, (column, index) => KeepLoudest(column, index));
        var block = new float[settings.SampleRate];
        for (long at = 0; at < recording.BrushSamples; at += block.Length)
        {
            recording.ReadBrush(at, block);
            mel.Push(block);
        }

        using var bitmap = CreateBitmap(levels, width, bands);
        using var image = SKImage.FromBitmap(bitmap);
        canvas.DrawImage(image, area, new SKSamplingOptions(SKFilterMode.Linear), null);

        // If a pixel is shorter than a column, the column covers several pixels; if it is longer, the loudest column counts.
        void KeepLoudest(ReadOnlySpan<float> column, long index)
        {
            var first = index * width / columns;
            var last = Math.Max(first, ((index + 1) * width / columns) - 1);
            for (var x = first; x <= last && x < width; x++)
            {
                for (var band = 0; band < column.Length; band++)
                {
                    ref var level = ref levels[(x * column.Length) + band];
                    level = Math.Max(level, column[band]);
                }
            }
        }
    }

    /// <summary>Returns the height of a frequency in a spectrogram.</summary>
    /// <param name="hz">The frequency in Hz.</param>
    /// <returns>0 the lowest band ... 1 the highest.</returns>
    public static double GetHeight(double hz)
    {
        var settings = new MelSettings();
        var band = Enumerable.Range(0, settings.Bands).MinBy(b => Math.Abs(MelBands.CentreHz(settings, b) - hz));
        return (band + 0.5) / settings.Bands;
    }

    private static SKBitmap CreateBitmap(float[] levels, int width, int bands)
    {
        // A silent recording must stay dark, so the range starts no lower than the analysis floor.
        var top = Math.Max(levels.Max(), (float)Math.Log(new MelSettings().Floor) + Range);
        var bitmap = new SKBitmap(Shapes.CreateFormat(width, bands));
        var pixels = bitmap.GetPixelSpan();
        for (var x = 0; x < width; x++)
        {
            for (var band = 0; band < bands; band++)
            {
                var level = levels[(x * bands) + band];
                var colour = GetColour(float.IsFinite(level) ? 1 - ((top - level) / Range) : 0);
                var pixel = pixels[(4 * (((bands - 1 - band) * width) + x))..];
                (pixel[0], pixel[1], pixel[2], pixel[3]) = (colour.Blue, colour.Green, colour.Red, byte.MaxValue);
            }
        }

        return bitmap;
    }

    private static SKColor GetColour(float brightness)
    {
        var position = Math.Clamp(brightness, 0, 0.9999f) * (Gradient.Length - 1);
        var (from, to, share) = (Gradient[(int)position], Gradient[(int)position + 1], position - (int)position);
        return new SKColor(Mix(from.Red, to.Red, share), Mix(from.Green, to.Green, share), Mix(from.Blue, to.Blue, share));
    }

    private static byte Mix(byte from, byte to, float share) => (byte)(from + ((to - from) * share) + 0.5f);
}
