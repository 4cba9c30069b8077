using System.Buffers.Binary;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace PaintSound.Takes.Records;

/// <summary>Writes a vector in half precision as base64 of its bytes, little-endian: a third of what its numbers need.</summary>
internal sealed class HalfArrayConverter : JsonConverter<Half[]>
{
    private const int Size = 2;

    /// <inheritdoc/>
    public override Half[] Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var bytes = reader.GetBytesFromBase64();
        var values = new Half[bytes.Length / Size];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = BinaryPrimitives.ReadHalfLittleEndian(bytes.AsSpan(i * Size));
        }

        return values;
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, Half[] value, JsonSerializerOptions options)
    {
        var bytes = new byte[value.Length * Size];
        for (var i = 0; i < value.Length; i++)
        {
            BinaryPrimitives.WriteHalfLittleEndian(bytes.AsSpan(i * Size), value[i]);
        }

        writer.WriteBase64StringValue(bytes);
    }
}
