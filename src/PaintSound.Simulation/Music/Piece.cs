namespace PaintSound.Simulation.Music;

/// <summary>The description of a music work of the demo library.</summary>
/// <param name="Title">The title; unique.</param>
/// <param name="Collection">"composers" or "own", like the two lists of the paper.</param>
/// <param name="Seconds">Length in seconds.</param>
/// <param name="LevelDb">RMS level in dB relative to full scale.</param>
public sealed record Piece(string Title, string Collection, double Seconds, double LevelDb)
{
    /// <summary>MIDI pitch of the root.</summary>
    internal int Root { get; init; } = 48;

    /// <summary>Amount of reverberation, 0..1.</summary>
    internal float ReverbAmount { get; init; } = .2f;

    /// <summary>The voices of the piece.</summary>
    internal IReadOnlyList<Voice> Voices { get; init; } = [];
}
