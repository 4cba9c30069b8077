namespace PaintSound.Simulation.Music;

/// <summary>How the loudness of a voice runs through the piece.</summary>
internal enum Dynamics
{
    Level,
    Grow,
    Fade,
    Waves,
}
