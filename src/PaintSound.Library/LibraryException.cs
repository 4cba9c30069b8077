using Microsoft.Data.Sqlite;

namespace PaintSound.Library;

/// <summary>A library cannot be read or written. The message says what happened, to which folder, and what to do.</summary>
public sealed class LibraryException(string message, Exception? inner = null) : Exception(message, inner)
{
    private const int Busy = 5;
    private const int Full = 13;
    private const int Corrupt = 11;
    private const int NotADatabase = 26;

    // errno and Win32 code of "no space left on device".
    private const int DiskFullUnix = 28;
    private const int DiskFullWindows = 112;

    internal static bool Speaks(Exception error) => error is SqliteException or IOException or UnauthorizedAccessException;

    internal static LibraryException About(string folder, Exception error) => new(
        error switch
        {
            SqliteException { SqliteErrorCode: Full } => DiskFull(folder),
            SqliteException { SqliteErrorCode: Busy } => $"The library {folder} is busy: wait until the other PaintSound has ended.",
            SqliteException { SqliteErrorCode: Corrupt or NotADatabase } =>
                $"The library {folder} is damaged: delete the folder and index again.",
            IOException when (error.HResult & 0xFFFF) is DiskFullUnix or DiskFullWindows => DiskFull(folder),
            _ => $"The library {folder} cannot be read or written: {error.Message} Check the folder's permissions and its disk.",
        },
        error);

    private static string DiskFull(string folder) =>
        $"The disk of the library {folder} is full: make room, then index again; what is done is kept.";
}
