using PaintSound.Media.Decoding;

namespace PaintSound.Web.Library;

/// <summary>A work of the library, for the library page.</summary>
/// <param name="Id">The id.</param>
/// <param name="Title">The title from the name of its file, as selections name it.</param>
/// <param name="Collection">The collection.</param>
/// <param name="IsMusic">True for music, false for a painting.</param>
/// <param name="Seconds">The length in seconds; 0 for a painting.</param>
/// <param name="Excerpts">The number of excerpts; 0 for a painting.</param>
/// <param name="File">The path of its file. No page gets it.</param>
public sealed record WorkEntry(string Id, string Title, string Collection, bool IsMusic, double Seconds, int Excerpts, string File)
{
    /// <summary>The tags of its file.</summary>
    public MediaTags Tags { get; init; } = MediaTags.None;
}
