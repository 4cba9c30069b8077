using System.Buffers.Binary;
using System.Text;

namespace PaintSound.Worker.Tests.Reference;

/// <summary>
/// Reads one OSC message, independently of PaintSound's codec. It accepts only the canonical OSC 1.0 encoding, so that equal fields mean
/// equal bytes.
/// </summary>
internal static class OscDatagram
{
    /// <summary>Returns the address, the types with their comma, and the arguments (int, float or string).</summary>
    /// <exception cref="InvalidDataException">The bytes are not in this encoding.</exception>
    public static IEnumerable<object> Fields(byte[] datagram)
    {
        var offset = 0;
        var fields = new List<object> { Text(datagram, ref offset) };
        var types = Text(datagram, ref offset);
        fields.Add(types);
        foreach (var type in types[1..])
        {
            fields.Add(type switch
            {
                'i' => BinaryPrimitives.ReadInt32BigEndian(Word(datagram, ref offset)),
                'f' => BinaryPrimitives.ReadSingleBigEndian(Word(datagram, ref offset)),
                's' => Text(datagram, ref offset),
                _ => throw new InvalidDataException($"Type {type} in {Convert.ToHexString(datagram)}."),
            });
        }

        return offset == datagram.Length ? fields : throw new InvalidDataException($"Bytes after the end in {Convert.ToHexString(datagram)}.");
    }

    private static ReadOnlySpan<byte> Word(byte[] datagram, ref int offset) => datagram.AsSpan((offset += 4) - 4, 4);

    private static string Text(byte[] datagram, ref int offset)
    {
        var length = datagram.AsSpan(offset).IndexOf((byte)0);
        var text = Encoding.UTF8.GetString(datagram, offset, length);
        var padded = (length / 4 * 4) + 4;
        if (datagram.AsSpan(offset + length, padded - length).ContainsAnyExcept((byte)0))
        {
            throw new InvalidDataException($"Padding is not zero in {Convert.ToHexString(datagram)}.");
        }

        offset += padded;
        return text;
    }
}
