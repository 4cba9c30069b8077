namespace PaintSound.Library.Indexing;

/// <summary>What came of an indexing run.</summary>
/// <param name="Works">Music works that the library now holds.</param>
/// <param name="Excerpts">Excerpts that it now holds.</param>
/// <param name="Paintings">Paintings that it now holds.</param>
/// <param name="Unchanged">Files that needed no embedding: they are as they were, or were moved or copied.</param>
/// <param name="Skipped">Files that are not in the library, in the order of their names. Empty where all went well.</param>
/// <param name="Seconds">How long the run took.</param>
/// <param name="SoundSeconds">Music embedded in this run, in seconds: divided by <paramref name="Seconds"/> it is the multiple of real time.</param>
public sealed record IndexReport(
    int Works,
    int Excerpts,
    int Paintings,
    int Unchanged,
    IReadOnlyList<SkippedFile> Skipped,
    double Seconds,
    double SoundSeconds);
