namespace PaintSound.Simulation.Sessions;

/// <summary>A part of the <see cref="PaintPalette"/>.</summary>
internal enum Paints
{
    Dark,
    Light,
    Bright,
    Hot,
    Earth,
    Ink,
}
