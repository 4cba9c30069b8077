using System.Buffers.Binary;
using PaintSound.Library.Storage;

namespace PaintSound.Library.Tables;

/// <summary>Compares the checksums of table files. Reads slowly, because a show runs meanwhile, and not through the mapping, which would fill the memory.</summary>
/// <param name="time">Paces the reading.</param>
internal sealed class TableVerifier(TimeProvider time)
{
    private const int BlocksAtOnce = 4;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    /// <summary>Compares the checksums of a file.</summary>
    /// <returns>True if all are correct; false as well for a file that is no table.</returns>
    public async Task<bool> VerifyAsync(string file, CancellationToken stop)
    {
        await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0, useAsync: true);
        var header = new byte[RowFileFormat.HeaderBytes];
        if (await stream.ReadAtLeastAsync(header, header.Length, throwOnEndOfStream: false, stop) < header.Length
            || RowFileFormat.ReadHeader(header) is not { } format || stream.Length != format.FileBytes)
        {
            return false;
        }

        var checksums = new byte[format.Blocks * sizeof(uint)];
        stream.Position = RowFileFormat.HeaderBytes + format.DataBytes;
        await stream.ReadExactlyAsync(checksums, stop);
        stream.Position = RowFileFormat.HeaderBytes;
        var block = new byte[RowFileFormat.BlockBytes];
        for (var number = 0; number < format.Blocks; number++)
        {
            var part = block.AsMemory(0, (int)Math.Min(block.Length, format.DataBytes - ((long)number * block.Length)));
            await stream.ReadExactlyAsync(part, stop);
            if (VectorFormat.ComputeChecksum(part.Span) != BinaryPrimitives.ReadUInt32LittleEndian(checksums.AsSpan(number * sizeof(uint))))
            {
                return false;
            }

            if (number % BlocksAtOnce == BlocksAtOnce - 1)
            {
                await Task.Delay(Pause, time, stop);
            }
        }

        return true;
    }
}
