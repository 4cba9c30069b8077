using PaintSound.Film.Recording;
using PaintSound.Film.Typography;
using SkiaSharp;

namespace PaintSound.Film.Drawing;

/// <summary>Draws the lights into a film frame: one disc for each, in its colour, with its name. Not thread-safe.</summary>
/// <param name="canvas">The frame.</param>
/// <param name="area">Position in the frame, in pixels.</param>
/// <param name="names">The names of the lights, at least one.</param>
/// <param name="states">Their colours in time order.</param>
internal sealed class LightsPanel(SKCanvas canvas, SKRectI area, IReadOnlyList<string> names, IReadOnlyList<LightState> states)
{
    /// <summary>Height that the panel needs, in pixels.</summary>
    public const int Height = 148;

    private const int DiscTop = 48, Disc = 60, Overhang = 8;
    private static readonly TextStyle Heading = new(BundledFonts.SemiBold, 24);
    private static readonly TextStyle Label = new(BundledFonts.Regular, 22);

    private int _state = -2;

    /// <summary>Redraws the lights if they changed since the last call.</summary>
    /// <param name="time">Time since the start of the performance.</param>
    public void Draw(TimeSpan time)
    {
        var state = LatestItem.Find(states, light => light.At, _state, time);
        if (state == _state)
        {
            return;
        }

        if (_state == -2)
        {
            DrawLabels();
        }

        _state = state;
        var rgb = state < 0 ? [] : states[state].Rgb.Span;
        for (var i = 0; i < names.Count; i++)
        {
            DrawDisc(i, rgb.IsEmpty ? SKColors.Black : new SKColor(rgb[3 * i], rgb[(3 * i) + 1], rgb[(3 * i) + 2]));
        }
    }

    /// <summary>Returns the area of the disc of a light, in pixels.</summary>
    internal static SKRect GetDisc(SKRectI area, int lights, int light)
    {
        var width = area.Width / (float)lights;
        return SKRect.Create(area.Left + ((light + 0.5f) * width) - (Disc / 2f), area.Top + DiscTop, Disc, Disc);
    }

    private void DrawLabels()
    {
        Heading.Draw(canvas, "Lights", area.Left, area.Top + 20, Palette.Text);
        Shapes.Fill(canvas, SKRect.Create(area.Left, area.Top + 36, area.Width, 1), Palette.Line);
        for (var i = 0; i < names.Count; i++)
        {
            var disc = GetDisc(area, names.Count, i);
            Label.Draw(canvas, Label.Ellipsize(names[i], (area.Width / (float)names.Count) - Overhang), disc.MidX, disc.Bottom + 30, Palette.Text, SKTextAlign.Center);
        }
    }

    // The rim shows a light that is dark.
    private void DrawDisc(int light, SKColor colour)
    {
        var disc = GetDisc(area, names.Count, light);
        var rim = disc;
        rim.Inflate(2, 2);
        Shapes.Fill(canvas, rim, Palette.Ground);
        Shapes.Fill(canvas, rim, Palette.Line, (Disc / 2f) + 2);
        Shapes.Fill(canvas, disc, colour, Disc / 2f);
    }
}
