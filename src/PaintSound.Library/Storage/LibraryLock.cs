namespace PaintSound.Library.Storage;

/// <summary>The lock file of a library. Only one process can hold it. The system releases it however the process ends; the file stays.</summary>
internal static class LibraryLock
{
    /// <summary>Takes the lock. Disposing of the stream releases it.</summary>
    /// <exception cref="LibraryException">Another process holds the lock.</exception>
    /// <exception cref="IOException">The lock file cannot be opened.</exception>
    public static FileStream Acquire(LibraryFolder folder)
    {
        try
        {
            return new FileStream(folder.Lock, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException error) when (LibraryException.IsLocked(error))
        {
            throw new LibraryException(
                $"Another PaintSound is indexing into {folder.Path}. Wait until it has finished, then try again.", error);
        }
    }
}
