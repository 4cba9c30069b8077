using System.Security.Cryptography;

namespace PaintSound.Library.Indexing;

/// <summary>Identifies the content of a file, independent of its name.</summary>
internal static class ContentHash
{
    private const int BufferBytes = 1 << 20;

    /// <summary>Reads a file and returns the SHA-256 of its bytes, in hex.</summary>
    public static async Task<string> ComputeAsync(string file, CancellationToken stop)
    {
        await using var stream = new FileStream(
            file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, BufferBytes, FileOptions.SequentialScan);
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(stream, stop));
    }
}
