namespace PaintSound.Simulation.Sessions;

/// <summary>The colours of a session, by purpose.</summary>
/// <param name="Dark">For washes.</param>
/// <param name="Light">For veils.</param>
/// <param name="Bright">For taps.</param>
/// <param name="Hot">Saturated, for slashes.</param>
/// <param name="Earth">For the knife and for scrubbing.</param>
/// <param name="Ink">For lines.</param>
internal sealed record PaintPalette(Pigment[] Dark, Pigment[] Light, Pigment[] Bright, Pigment[] Hot, Pigment[] Earth, Pigment[] Ink)
{
    public static IReadOnlyList<PaintPalette> All { get; } =
    [
        Create([0x141C2E, 0x1E2B47, 0x24384F, 0x10131C], [0xE9E4D2, 0xD8E3EA, 0xF3E9D8], [0xFFD84A, 0xFFF1B8, 0xFF9E3D],
            [0xD81E2C, 0xF2541B, 0x1A37C9], [0x7A5A3A, 0x9C7B54, 0x4C5A57], [0x0D0E12, 0xF7F1E3]),
        Create([0x1B2A1E, 0x24331F, 0x12201F, 0x2B2413], [0xEFE8C9, 0xDCE8CF, 0xF6EFD9], [0xFFE35C, 0xFF8FA3, 0xE8FF9C],
            [0xE0218A, 0x00913F, 0xFF7A00], [0x6B6A3A, 0x8C7440, 0x3F5D4A], [0x10120C, 0xFBF6E2]),
        Create([0x2A1420, 0x3B1B22, 0x1C1220, 0x331F14], [0xF4DFD6, 0xEAD9E6, 0xF8EEDF], [0xFFC46B, 0xFFE9D6, 0x7FE0E8],
            [0xE3170A, 0x8A12B8, 0x0098C9], [0x8E4A32, 0xB0744F, 0x5B4552], [0x120A0D, 0xFFF5EA]),
    ];

    public Pigment[] GetPigments(Paints paints) => paints switch
    {
        Paints.Dark => Dark,
        Paints.Light => Light,
        Paints.Bright => Bright,
        Paints.Hot => Hot,
        Paints.Earth => Earth,
        _ => Ink,
    };

    public static Pigment[] CreatePigments(params int[] rgb) => [.. rgb.Select(Pigment.FromRgb)];

    private static PaintPalette Create(int[] dark, int[] light, int[] bright, int[] hot, int[] earth, int[] ink) =>
        new(CreatePigments(dark), CreatePigments(light), CreatePigments(bright), CreatePigments(hot), CreatePigments(earth), CreatePigments(ink));
}
