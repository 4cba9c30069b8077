using PaintSound.Worker.Show.Settings;

namespace PaintSound.Worker.Commands.New;

/// <summary>The answers that options give. Null is a question that remains.</summary>
/// <param name="Library">Absolute path of the library's folder.</param>
/// <param name="Brush">The contact microphone.</param>
/// <param name="Canvas">The camera.</param>
/// <param name="Music">The composer's sound, or none.</param>
/// <param name="Live">The connection to Ableton Live, or none.</param>
internal sealed record GivenAnswers(string? Library, SourceSettings? Brush, SourceSettings? Canvas, MusicAnswer? Music, LiveAnswer? Live)
{
    /// <summary>Whether nothing is left to ask.</summary>
    public bool AreComplete => this is { Library: not null, Brush: not null, Canvas: not null, Music: not null, Live: not null };
}
