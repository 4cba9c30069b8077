using PaintSound.Worker.Show.Settings;

namespace PaintSound.Worker.Commands.New;

/// <summary>The answer to the question about the composer's sound.</summary>
/// <param name="Source">The sound; null for a show without music.</param>
internal sealed record MusicAnswer(SourceSettings? Source);
