using PaintSound.Core.Signal;

namespace PaintSound.Film;

/// <summary>The brush as a picture: time from left to right, low sounds below, the louder the brighter.</summary>
public static class Spectrogram
{
    // Natural logarithm of power: 60 dB from black to white.
    private const float Range = 13.8f;

    private static readonly Colour[] Light =
    [
        Palette.Panel, Colour.Hex(0x2A2140), Colour.Hex(0x5E2A5A), Colour.Hex(0xA63F55), Colour.Hex(0xE07B43), Colour.Hex(0xF7C873), Colour.Hex(0xFFF6DC),
    ];

    /// <summary>Draws the brush of a whole performance.</summary>
    /// <param name="chronicle">What was heard.</param>
    /// <param name="length">Length of the performance; the width of the picture.</param>
    /// <param name="width">Pixels across.</param>
    /// <param name="height">Pixels down.</param>
    public static Picture Draw(Chronicle chronicle, TimeSpan length, int width, int height)
    {
        var settings = new MelSettings();
        var loudest = new float[width * settings.Bands];
        loudest.AsSpan().Fill(float.NegativeInfinity);
        var columns = Math.Max(1, (long)(length.TotalSeconds * settings.SampleRate / settings.Hop));
        var mel = new StreamingLogMel(settings, (column, index) => Keep(column, index, index + 1));
        var block = new float[settings.SampleRate];
        for (long at = 0; at < chronicle.BrushSamples; at += block.Length)
        {
            chronicle.ReadBrush(at, block);
            mel.Push(block);
        }

        return Paint(loudest, settings.Bands, width, height);

        // Where a pixel is shorter than a column, the column covers several; where it is longer, the loudest is seen.
        void Keep(ReadOnlySpan<float> column, long from, long to)
        {
            var first = from * width / columns;
            var last = Math.Max(first, (to * width / columns) - 1);
            for (var x = first; x <= last && x < width; x++)
            {
                for (var band = 0; band < column.Length; band++)
                {
                    ref var seen = ref loudest[(x * column.Length) + band];
                    seen = Math.Max(seen, column[band]);
                }
            }
        }
    }

    private static Picture Paint(float[] loudest, int bands, int width, int height)
    {
        // A brush that was never heard stays dark.
        var top = Math.Max(loudest.Max(), (float)Math.Log(new MelSettings().Floor) + Range);
        var picture = new Picture(width, bands);
        for (var x = 0; x < width; x++)
        {
            for (var band = 0; band < bands; band++)
            {
                var value = loudest[(x * bands) + band];
                picture[x, bands - 1 - band] = Shade(float.IsFinite(value) ? 1 - ((top - value) / Range) : 0);
            }
        }

        var stretched = new Picture(width, height);
        stretched.Draw(picture, stretched.Area);
        return stretched;
    }

    private static Colour Shade(float light)
    {
        var place = Math.Clamp(light, 0, 0.9999f) * (Light.Length - 1);
        return Light[(int)place].Towards(Light[(int)place + 1], place - (int)place);
    }
}
