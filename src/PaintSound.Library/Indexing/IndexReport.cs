namespace PaintSound.Library.Indexing;

/// <summary>Result of an indexing run.</summary>
/// <param name="Works">Music works in the library after the run.</param>
/// <param name="Excerpts">Excerpts in the library after the run.</param>
/// <param name="Paintings">Paintings in the library after the run.</param>
/// <param name="Unchanged">Files that needed no embedding: unchanged, moved or copied.</param>
/// <param name="Skipped">Files that are not in the library, sorted by path.</param>
/// <param name="Seconds">Duration of the run.</param>
/// <param name="SoundSeconds">Length of the music embedded in this run, in seconds. Divided by <paramref name="Seconds"/>, it is the multiple of real time.</param>
public sealed record IndexReport(
    int Works,
    int Excerpts,
    int Paintings,
    int Unchanged,
    IReadOnlyList<SkippedFile> Skipped,
    double Seconds,
    double SoundSeconds)
{
    /// <summary>Files that are in the library although something is wrong with them, sorted by path. Only files that this run embedded.</summary>
    public IReadOnlyList<FileWarning> Warnings { get; init; } = [];

    /// <summary>
    /// Number of files that were passed over because they are no works: hidden files, and files that are neither sound nor pictures. Files in hidden
    /// folders and files of the library itself are not counted.
    /// </summary>
    public int PassedOver { get; init; }
}
