using System.Buffers;
using System.Buffers.Binary;
using MessagePack;
using MessagePack.Formatters;

namespace PaintSound.Session.Messages;

/// <summary>Writes an array of half-precision numbers as bytes, little-endian.</summary>
internal sealed class HalfArrayFormatter : IMessagePackFormatter<Half[]?>
{
    private const int Size = 2;

    /// <inheritdoc/>
    public void Serialize(ref MessagePackWriter writer, Half[]? value, MessagePackSerializerOptions options)
    {
        if (value is null)
        {
            writer.WriteNil();
            return;
        }

        writer.WriteBinHeader(value.Length * Size);
        var bytes = writer.GetSpan(value.Length * Size);
        for (var i = 0; i < value.Length; i++)
        {
            BinaryPrimitives.WriteHalfLittleEndian(bytes[(i * Size)..], value[i]);
        }

        writer.Advance(value.Length * Size);
    }

    /// <inheritdoc/>
    public Half[]? Deserialize(ref MessagePackReader reader, MessagePackSerializerOptions options)
    {
        if (reader.ReadBytes() is not { } sequence)
        {
            return null;
        }

        // The sender is somebody with a link, whose bytes can be anything.
        var bytes = sequence.ToArray();
        if (bytes.Length % Size != 0)
        {
            throw new MessagePackSerializationException($"{bytes.Length} bytes are no array of half-precision numbers.");
        }

        var values = new Half[bytes.Length / Size];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = BinaryPrimitives.ReadHalfLittleEndian(bytes.AsSpan(i * Size));
        }

        return values;
    }
}
