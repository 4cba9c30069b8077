using PaintSound.Simulation.Sessions;

namespace PaintSound.Simulation.Pictures;

/// <summary>Finished paintings of the simulated painter. The same seed gives the same paintings.</summary>
/// <param name="seed">Any number.</param>
public sealed class Gallery(int seed)
{
    /// <summary>Width and height of every painting, in pixels.</summary>
    public const int Size = 512;

    /// <summary>All paintings: dark and light, saturated and grey, dense and empty, smooth and rough.</summary>
    public static IReadOnlyList<PaintingRecipe> Paintings { get; } =
    [
        new("Night Wash") { Layers = [new(PaintingStyle.Wash, 16, 0x0D1320, 0x141C2E, 0x0A0C12), new(PaintingStyle.Wash, 5, 0x1E2B47)] },
        new("Snow Light")
        {
            Ground = 0xF4F1EA,
            Layers = [new(PaintingStyle.Veil, 14, 0xFFFFFF, 0xE9F0F4, 0xF6F1E6), new(PaintingStyle.Lines, 6, 0xB9C0C4, 0xD2CFC6)],
        },
        new("Red Argument")
        {
            Ground = 0x5A1A14,
            Layers = [new(PaintingStyle.Wash, 8, 0x8E1510, 0xB0200F), new(PaintingStyle.Slashes, 110, 0xE3170A, 0xFF5A00, 0xD8102C, 0x1A2BD0)],
        },
        new("Grey Study")
        {
            Ground = 0x9A9A98,
            Layers = [new(PaintingStyle.Wash, 10, 0x6E6F70, 0x87888A), new(PaintingStyle.Scrub, 18, 0x5B5C5E, 0x9B9C9C, 0x7A7A79)],
        },
        new("Thicket")
        {
            Ground = 0x2E3B24,
            Layers =
            [
                new(PaintingStyle.Wash, 8, 0x1E2D18, 0x33421F), new(PaintingStyle.Lines, 420, 0x0C120A, 0x6F8A3A, 0xB7C27A, 0x3E5A2A, 0xE6E2B8),
                new(PaintingStyle.Slashes, 20, 0x24451E, 0x57772C),
            ],
        },
        new("One Line") { Layers = [new(PaintingStyle.Lines, 1, 0x101114)] },
        new("Fog") { Ground = 0xC4C8C8, Layers = [new(PaintingStyle.Veil, 22, 0xC9CDCD, 0xBFC5C7, 0xD3D4D0)] },
        new("Scraped Wall")
        {
            Ground = 0xB9AA90,
            Layers =
            [
                new(PaintingStyle.Scrapes, 90, 0x6A5136, 0x8F7A5B, 0x473B30, 0xD5C6A5, 0x5C6660), new(PaintingStyle.Erase, 30, 0xB9AA90),
                new(PaintingStyle.Scrapes, 40, 0xE2D6BC, 0x33291F),
            ],
        },
        new("Garden at Noon")
        {
            Ground = 0xDCE8B4,
            Layers =
            [
                new(PaintingStyle.Wash, 6, 0x5FAE3A, 0x8CC84B), new(PaintingStyle.Scrub, 10, 0x3E9A3A, 0xA8D83C),
                new(PaintingStyle.Taps, 700, 0xFFE23A, 0xFF5FA2, 0xFFFFFF, 0xFF7A1A, 0x7AD03A),
            ],
        },
        new("Deep Blue, Calm")
        {
            Ground = 0x1438A8,
            Layers = [new(PaintingStyle.Wash, 18, 0x0B2FB5, 0x1244CC, 0x0A2490), new(PaintingStyle.Veil, 4, 0x2C6AE0)],
        },
        new("Confetti on Black")
        {
            Ground = 0x101014,
            Layers = [new(PaintingStyle.Wash, 8, 0x08080C, 0x14141C), new(PaintingStyle.Taps, 260, 0xFFD400, 0xFF2E63, 0x08D9D6, 0xFFFFFF)],
        },
        new("Rust")
        {
            Ground = 0x7A3B18,
            Layers =
            [
                new(PaintingStyle.Wash, 8, 0x6B2C10, 0x8E4519), new(PaintingStyle.Scrapes, 80, 0xB5531C, 0xD97A2B, 0x4A2413, 0x2F4A4A),
                new(PaintingStyle.Scrub, 12, 0x9A4A1C, 0x3A1E12),
            ],
        },
    ];

    /// <summary>Renders a painting. Thread-safe.</summary>
    /// <param name="recipe">One of <see cref="Paintings"/>.</param>
    /// <returns><see cref="Size"/> x <see cref="Size"/> pixels, row by row, three bytes each (R, G, B).</returns>
    public byte[] Paint(PaintingRecipe recipe)
    {
        ArgumentNullException.ThrowIfNull(recipe);
        var random = new SeededRandom(SeededRandom.CombineSeed((ulong)seed, recipe.Title));
        var easel = new Easel(Size, Pigment.FromRgb(recipe.Ground), random.NextUInt64());
        var time = 0.0;
        foreach (var layer in recipe.Layers)
        {
            var hand = new Hand(random);
            var paints = PaintPalette.CreatePigments(layer.Paints);
            for (var i = 0; i < layer.Strokes; i++)
            {
                var stroke = hand.CreateStroke(layer.Style, paints, time, random.NextInRange(layer.Style.Duration), (i + .5) / layer.Strokes);
                new Brushwork(stroke, easel).PaintTo(stroke.End);
                time = stroke.End + random.NextInRange(layer.Style.Gap);
            }

            // The layer before is dry, so colours do not mix between layers.
            time += 120;
        }

        var rgb = new byte[Size * Size * 3];
        easel.CopyTo(rgb, Size);
        return rgb;
    }
}
