namespace PaintSound.Simulation.Music;

/// <summary>A music work of the demo library, as it is known before it is played.</summary>
/// <param name="Title">What a person recognises it by.</param>
/// <param name="Collection">"composers" or "own": the paper's two lists.</param>
/// <param name="Seconds">Its length.</param>
/// <param name="LevelDb">Its loudness, RMS in dB relative to full scale.</param>
public sealed record Piece(string Title, string Collection, double Seconds, double LevelDb)
{
    /// <summary>MIDI pitch of its root.</summary>
    internal int Root { get; init; } = 48;

    /// <summary>How much of the hall is heard, 0..1.</summary>
    internal float Hall { get; init; } = .2f;

    /// <summary>Who plays.</summary>
    internal IReadOnlyList<Voice> Voices { get; init; } = [];
}
