using PaintSound.Media.Decoding;

namespace PaintSound.Library.Search;

/// <summary>A work as a library lists it, without its vectors.</summary>
/// <param name="Id">The id, from the content of its file.</param>
/// <param name="Title">The title, from the name of its first file.</param>
/// <param name="Collection">The collection of its first file.</param>
/// <param name="IsMusic">True for music, false for a painting.</param>
/// <param name="DurationSeconds">Length of the music in seconds; 0 for a painting.</param>
/// <param name="Excerpts">Number of excerpts; 0 for a painting.</param>
/// <param name="LoudnessLufs">Loudness of the music in LUFS; null if it has none.</param>
/// <param name="Files">Absolute paths of all files with this content, sorted; at least one.</param>
public sealed record LibraryWork(
    string Id, string Title, string Collection, bool IsMusic, double DurationSeconds, int Excerpts, double? LoudnessLufs, IReadOnlyList<string> Files)
{
    /// <summary>The tags of the music; none for a painting, and in a library that was indexed before tags were read.</summary>
    public MediaTags Tags { get; init; } = MediaTags.None;

    /// <summary>The tempo of the music in beats per minute; null if it has none that is clear, or if it was not measured.</summary>
    public double? TempoBpm { get; init; }

    /// <summary>True if the work is switched off: it is never selected.</summary>
    public bool IsOff { get; init; }
}
