using System.Globalization;
using System.IO.Hashing;
using System.Text;
using PaintSound.Takes.Records;

namespace PaintSound.Takes.Storage;

/// <summary>Appends records to a journal: one line each, the CRC-32 of the JSON in eight hexadecimal digits, a space, the JSON. Not thread-safe.</summary>
internal sealed class JournalWriter : IDisposable
{
    private readonly FileStream _file;

    /// <summary>Creates a file.</summary>
    /// <param name="path">The path. The file must not exist.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public JournalWriter(string path) => _file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.Read, bufferSize: 65_536);

    /// <summary>Appends a record.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public void Write(TakeRecord record)
    {
        var json = RecordJson.Write(record);
        _file.Write(FormatChecksum(json));
        _file.Write(json);
        _file.WriteByte((byte)'\n');
    }

    /// <summary>Returns the text before the JSON of a line.</summary>
    public static byte[] FormatChecksum(ReadOnlySpan<byte> json) =>
        Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{Crc32.HashToUInt32(json):x8} "));

    /// <summary>Hands everything over to the operating system.</summary>
    public void Flush() => _file.Flush();

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();
}
