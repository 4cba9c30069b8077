namespace PaintSound.Studio.Sittings;

/// <summary>A part of the <see cref="Palette"/>.</summary>
internal enum Paints
{
    Dark,
    Light,
    Bright,
    Hot,
    Earth,
    Ink,
}
