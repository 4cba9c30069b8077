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

    // Values of the lower 16 bits of an IOException's HResult: errno on Linux and macOS, the error code on Windows.
    private const int DiskFullUnix = 28;
    private const int DiskFullWindows = 112;
    private const int LockedLinux = 11;
    private const int LockedMac = 35;
    private const int LockedWindows = 32;

    internal static bool CanTranslate(Exception error) => error is SqliteException or IOException or UnauthorizedAccessException;

    internal static LibraryException Translate(string folder, Exception error) => new(
        error switch
        {
            SqliteException { SqliteErrorCode: Full } => DescribeFullDisk(folder),
            SqliteException { SqliteErrorCode: Busy } => $"The library {folder} is in use. Wait until the other PaintSound has finished, then try again.",
            SqliteException { SqliteErrorCode: Corrupt or NotADatabase } =>
                $"The library {folder} is damaged. Delete the folder and index again.",
            IOException when GetCode(error) is DiskFullUnix or DiskFullWindows => DescribeFullDisk(folder),
            _ => $"The library {folder} cannot be read or written: {error.Message} Check the folder's permissions and its disk.",
        },
        error);

    internal static bool IsLocked(IOException error) => GetCode(error) is LockedLinux or LockedMac or LockedWindows;

    private static int GetCode(Exception error) => error.HResult & 0xFFFF;

    private static string DescribeFullDisk(string folder) =>
        $"The disk of the library {folder} is full. Free some space, then index again. Finished works are kept.";
}
