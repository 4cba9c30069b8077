namespace PaintSound.Library.Indexing;

/// <summary>How far an indexing run has come.</summary>
/// <param name="FilesDone">Files that are finished, the unchanged and the skipped ones among them.</param>
/// <param name="FilesTotal">Files found.</param>
/// <param name="SoundSeconds">Music embedded so far, in seconds.</param>
/// <param name="File">The file of this report.</param>
public sealed record IndexProgress(int FilesDone, int FilesTotal, double SoundSeconds, string File);
