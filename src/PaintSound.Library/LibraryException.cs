using Microsoft.Data.Sqlite;
using PaintSound.Core;

namespace PaintSound.Library;

/// <summary>A library cannot be read or written. The message says what happened, to which folder, and what to do.</summary>
public sealed class LibraryException(string message, Exception? inner = null) : PaintSoundException(message, inner)
{
    private const int Busy = 5;
    private const int Full = 13;
    private const int Corrupt = 11;
    private const int NotADatabase = 26;

    // What the systems say in the lower half of an IOException's HResult: errno of Linux and macOS, error code of Windows.
    private const int DiskFullUnix = 28;
    private const int DiskFullWindows = 112;
    private const int LockedLinux = 11;
    private const int LockedMac = 35;
    private const int LockedWindows = 32;

    internal static bool Speaks(Exception error) => error is SqliteException or IOException or UnauthorizedAccessException;

    internal static LibraryException About(string folder, Exception error) => new(
        error switch
        {
            SqliteException { SqliteErrorCode: Full } => DiskFull(folder),
            SqliteException { SqliteErrorCode: Busy } => $"The library {folder} is busy: wait until the other PaintSound has ended.",
            SqliteException { SqliteErrorCode: Corrupt or NotADatabase } =>
                $"The library {folder} is damaged: delete the folder and index again.",
            IOException when Code(error) is DiskFullUnix or DiskFullWindows => DiskFull(folder),
            _ => $"The library {folder} cannot be read or written: {error.Message} Check the folder's permissions and its disk.",
        },
        error);

    internal static bool IsLocked(IOException error) => Code(error) is LockedLinux or LockedMac or LockedWindows;

    private static int Code(Exception error) => error.HResult & 0xFFFF;

    private static string DiskFull(string folder) =>
        $"The disk of the library {folder} is full: make room, then index again; what is done is kept.";
}
