using PaintSound.Takes.Records;

namespace PaintSound.Takes.Storage;

/// <summary>Reads a journal up to its end, or to where it is damaged: a killed program leaves a line that is not complete. Not thread-safe.</summary>
/// <param name="file">The file; it is disposed with the reader.</param>
internal sealed class JournalReader(Stream file) : IDisposable
{
    private const int ChecksumDigits = 8;

    /// <summary>A line is longer only in a file that is no journal.</summary>
    private const int MaxLineBytes = 1 << 20;

    private readonly byte[] _bytes = new byte[MaxLineBytes];
    private int _start, _end;
    private long _read;

    /// <summary>The number of bytes that were read.</summary>
    public long Position => _read - (_end - _start);

    /// <summary>True if the journal ended before its last byte was understood.</summary>
    public bool IsDamaged { get; private set; }

    /// <summary>Reads the next record.</summary>
    /// <returns>Null at the end.</returns>
    public TakeRecord? Read()
    {
        while (!IsDamaged)
        {
            var line = TakeLine();
            if (line.IsEmpty)
            {
                IsDamaged = _end > _start;
                return null;
            }

            if (Parse(line[..^1]) is { } record)
            {
                return record;
            }

            IsDamaged = true;
        }

        return null;
    }

    /// <inheritdoc/>
    public void Dispose() => file.Dispose();

    // With its line feed; empty at the end.
    private ReadOnlySpan<byte> TakeLine()
    {
        while (true)
        {
            var length = _bytes.AsSpan(_start, _end - _start).IndexOf((byte)'\n') + 1;
            if (length > 0)
            {
                _start += length;
                return _bytes.AsSpan(_start - length, length);
            }

            _bytes.AsSpan(_start, _end - _start).CopyTo(_bytes);
            (_start, _end) = (0, _end - _start);
            var read = file.Read(_bytes.AsSpan(_end));
            if (read == 0)
            {
                return default;
            }

            (_end, _read) = (_end + read, _read + read);
        }
    }

    private static TakeRecord? Parse(ReadOnlySpan<byte> line) =>
        line.Length > ChecksumDigits + 1
        && line[..(ChecksumDigits + 1)].SequenceEqual(JournalWriter.FormatChecksum(line[(ChecksumDigits + 1)..]))
            ? RecordJson.Read(line[(ChecksumDigits + 1)..])
            : null;
}
