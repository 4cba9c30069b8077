using System.Buffers.Binary;
using System.Text;

namespace PaintSound.Worker.Tests.Reference;

/// <summary>
/// Reads one OSC message, independently of PaintSound's own codec. It refuses everything that is not the one encoding that OSC 1.0
/// has for these fields, so that equal fields mean equal bytes.
/// </summary>
internal static class OscDatagram
{
    /// <summary>The address, the types with their comma, and the arguments (int, float or string).</summary>
    /// <exception cref="InvalidDataException">The bytes are not that encoding.</exception>
    public static IEnumerable<object> Fields(byte[] datagram)
    {
        var at = 0;
        var fields = new List<object> { Text(datagram, ref at) };
        var types = Text(datagram, ref at);
        fields.Add(types);
        foreach (var type in types[1..])
        {
            fields.Add(type switch
            {
                'i' => BinaryPrimitives.ReadInt32BigEndian(Word(datagram, ref at)),
                'f' => BinaryPrimitives.ReadSingleBigEndian(Word(datagram, ref at)),
                's' => Text(datagram, ref at),
                _ => throw new InvalidDataException($"Type {type} in {Convert.ToHexString(datagram)}."),
            });
        }

        return at == datagram.Length ? fields : throw new InvalidDataException($"Bytes after the end in {Convert.ToHexString(datagram)}.");
    }

    private static ReadOnlySpan<byte> Word(byte[] datagram, ref int at) => datagram.AsSpan((at += 4) - 4, 4);

    private static string Text(byte[] datagram, ref int at)
    {
        var length = datagram.AsSpan(at).IndexOf((byte)0);
        var text = Encoding.UTF8.GetString(datagram, at, length);
        var padded = (length / 4 * 4) + 4;
        if (datagram.AsSpan(at + length, padded - length).ContainsAnyExcept((byte)0))
        {
            throw new InvalidDataException($"Padding is not zero in {Convert.ToHexString(datagram)}.");
        }

        at += padded;
        return text;
    }
}
