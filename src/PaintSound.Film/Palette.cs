using PaintSound.Core.Choosing;

namespace PaintSound.Film;

/// <summary>The colours of film and poster: a dark room, warm light, one colour for each work.</summary>
public sealed class Palette
{
    private static readonly Colour[] Works =
    [
        Colour.Hex(0xE8A15B), Colour.Hex(0x6FB3C4), Colour.Hex(0xD9708A), Colour.Hex(0x9CBF74), Colour.Hex(0xA58BD3), Colour.Hex(0xE3CE73),
        Colour.Hex(0x5F8FD6), Colour.Hex(0xD88560), Colour.Hex(0x62BFA0), Colour.Hex(0xC583B8), Colour.Hex(0xB8A98C), Colour.Hex(0x8FA3B8),
    ];

    private readonly Dictionary<string, int> _places = new(StringComparer.Ordinal);

    /// <summary>Gives every work its colour, in the order in which they were chosen; after twelve works the colours return.</summary>
    /// <param name="selections">What was chosen.</param>
    public Palette(IEnumerable<Selection> selections)
    {
        foreach (var selection in selections)
        {
            _places.TryAdd(selection.Excerpt.Work.Id, _places.Count);
        }
    }

    /// <summary>Behind everything.</summary>
    public static Colour Ground { get; } = Colour.Hex(0x0F1014);

    /// <summary>Behind the brush and the time line.</summary>
    public static Colour Panel { get; } = Colour.Hex(0x17191F);

    /// <summary>Hair lines.</summary>
    public static Colour Line { get; } = Colour.Hex(0x33363F);

    /// <summary>What should be read first.</summary>
    public static Colour Bright { get; } = Colour.Hex(0xF3EEE4);

    /// <summary>What is read next.</summary>
    public static Colour Text { get; } = Colour.Hex(0xB9B6AE);

    /// <summary>What only explains.</summary>
    public static Colour Quiet { get; } = Colour.Hex(0x777A82);

    /// <summary>Onsets of the brush.</summary>
    public static Colour Onset { get; } = Colour.Hex(0xFFD9A0);

    /// <summary>The colour of a work that was chosen.</summary>
    /// <param name="work">Its id.</param>
    public Colour For(string work) => Works[_places[work] % Works.Length];
}
