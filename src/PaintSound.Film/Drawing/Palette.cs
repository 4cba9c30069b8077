using PaintSound.Core.Choosing;
using SkiaSharp;

namespace PaintSound.Film.Drawing;

/// <summary>The colours of film and poster: dark background, light text, one colour per work.</summary>
internal sealed class Palette
{
    private static readonly SKColor[] Works =
    [
        new(0xFFE8A15B), new(0xFF6FB3C4), new(0xFFD9708A), new(0xFF9CBF74), new(0xFFA58BD3), new(0xFFE3CE73),
        new(0xFF5F8FD6), new(0xFFD88560), new(0xFF62BFA0), new(0xFFC583B8), new(0xFFB8A98C), new(0xFF8FA3B8),
    ];

    private readonly Dictionary<string, int> _order = new(StringComparer.Ordinal);

    /// <summary>Assigns a colour to every work, in the order of the selections. After twelve works, the colours repeat.</summary>
    public Palette(IEnumerable<Selection> selections)
    {
        foreach (var selection in selections)
        {
            _order.TryAdd(selection.Excerpt.Work.Id, _order.Count);
        }
    }

    /// <summary>Background.</summary>
    public static SKColor Ground { get; } = new(0xFF0E0F13);

    /// <summary>Background of the canvas, of the spectrogram and of meters.</summary>
    public static SKColor Panel { get; } = new(0xFF181A21);

    /// <summary>Thin lines.</summary>
    public static SKColor Line { get; } = new(0xFF363A44);

    /// <summary>Titles and figures.</summary>
    public static SKColor Bright { get; } = new(0xFFF6F1E7);

    /// <summary>Running text.</summary>
    public static SKColor Text { get; } = new(0xFFCAC6BD);

    /// <summary>Captions. The contrast to the background is 6.5:1.</summary>
    public static SKColor Quiet { get; } = new(0xFF949AA6);

    /// <summary>Onsets of the brush.</summary>
    public static SKColor Onset { get; } = new(0xFFFFD9A0);

    /// <summary>Returns the colour of a selected work.</summary>
    /// <param name="work">The id of the work.</param>
    public SKColor GetColour(string work) => Works[_order[work] % Works.Length];
}
