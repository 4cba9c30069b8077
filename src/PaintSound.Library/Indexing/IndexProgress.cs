namespace PaintSound.Library.Indexing;

/// <summary>Progress of an indexing run.</summary>
/// <param name="FilesDone">Finished files, including unchanged and skipped ones.</param>
/// <param name="FilesTotal">All files of the run.</param>
/// <param name="SoundSeconds">Length of the music embedded so far, in seconds.</param>
/// <param name="File">Absolute path of the file that this report is about.</param>
public sealed record IndexProgress(int FilesDone, int FilesTotal, double SoundSeconds, string File);
