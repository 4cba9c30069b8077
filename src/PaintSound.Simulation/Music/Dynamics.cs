namespace PaintSound.Simulation.Music;

/// <summary>How the loudness of a voice changes during the piece.</summary>
internal enum Dynamics
{
    Level,
    Grow,
    Fade,
    Waves,
}
