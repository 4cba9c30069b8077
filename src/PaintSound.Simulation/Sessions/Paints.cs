namespace PaintSound.Simulation.Sessions;

/// <summary>A group of colours in a <see cref="PaintPalette"/>.</summary>
internal enum Paints
{
    Dark,
    Light,
    Bright,
    Hot,
    Earth,
    Ink,
}
