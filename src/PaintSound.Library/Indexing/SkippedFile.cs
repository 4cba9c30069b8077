namespace PaintSound.Library.Indexing;

/// <summary>A file or folder that is not in the library.</summary>
/// <param name="File">Absolute path.</param>
/// <param name="Reason">The reason, as a sentence for people.</param>
public sealed record SkippedFile(string File, string Reason)
{
    /// <summary>True if the file may be in order but is of a kind that no library takes: a video, or a raw picture of a camera.</summary>
    public bool IsUnsupported { get; init; }
}
