using System.Buffers.Binary;
using System.Text;

namespace PaintSound.Osc.Codec;

/// <summary>
/// Writes the parts of a packet into a buffer, big-endian and padded with zeros to 4 bytes. Allocates nothing. A part that does not
/// fit is left out, and so are all later parts; check <see cref="Fits"/> at the end.
/// </summary>
/// <param name="buffer">Receives the packet, from its start.</param>
public ref struct OscWriter(Span<byte> buffer)
{
    private readonly Span<byte> _buffer = buffer;

    /// <summary>The number of bytes written, a multiple of 4.</summary>
    public int Length { get; private set; }

    /// <summary>False if a part did not fit.</summary>
    public bool Fits { get; private set; } = true;

    /// <summary>Writes bytes that are already OSC: a multiple of 4.</summary>
    public void Raw(ReadOnlySpan<byte> bytes)
    {
        var target = Reserve(bytes.Length);
        if (Fits)
        {
            bytes.CopyTo(target);
        }
    }

    /// <summary>Writes a 32-bit integer.</summary>
    public void Int32(int value)
    {
        var target = Reserve(4);
        if (Fits)
        {
            BinaryPrimitives.WriteInt32BigEndian(target, value);
        }
    }

    /// <summary>Writes a 32-bit floating point number.</summary>
    public void Float32(float value) => Int32(BitConverter.SingleToInt32Bits(value));

    /// <summary>Writes a 64-bit integer, or the bits of a 64-bit number or of a time.</summary>
    public void Int64(long value)
    {
        var target = Reserve(8);
        if (Fits)
        {
            BinaryPrimitives.WriteInt64BigEndian(target, value);
        }
    }

    /// <summary>Writes text as UTF-8, followed by 1 to 4 NULs. Half a surrogate pair becomes U+FFFD. The text ends before its first NUL.</summary>
    public void String(ReadOnlySpan<char> text)
    {
        if (text.IndexOf('\0') is >= 0 and var end)
        {
            text = text[..end];
        }

        var bytes = Encoding.UTF8.GetByteCount(text);
        var target = Reserve(bytes + 4 - (bytes % 4));
        if (Fits)
        {
            Encoding.UTF8.GetBytes(text, target);
            target[bytes..].Clear();
        }
    }

    /// <summary>Writes the number of bytes, the bytes, and zeros up to a multiple of 4.</summary>
    public void Blob(ReadOnlySpan<byte> bytes)
    {
        Int32(bytes.Length);
        var target = Reserve((bytes.Length + 3) & ~3);
        if (Fits)
        {
            bytes.CopyTo(target);
            target[bytes.Length..].Clear();
        }
    }

    private Span<byte> Reserve(int bytes)
    {
        Fits = Fits && bytes <= _buffer.Length - Length;
        if (!Fits)
        {
            return [];
        }

        Length += bytes;
        return _buffer.Slice(Length - bytes, bytes);
    }
}
