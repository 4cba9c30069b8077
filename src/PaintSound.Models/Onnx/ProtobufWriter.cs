using System.Buffers;

namespace PaintSound.Models.Onnx;

/// <summary>Writes a protobuf message.</summary>
internal sealed class ProtobufWriter
{
    private readonly ArrayBufferWriter<byte> _bytes = new();

    /// <summary>The bytes written so far. Valid until the next write.</summary>
    public ReadOnlyMemory<byte> Written => _bytes.WrittenMemory;

    /// <summary>Copies fields that are already encoded.</summary>
    public void Copy(ReadOnlySpan<byte> fields) => _bytes.Write(fields);

    /// <summary>Writes a length-delimited field.</summary>
    public void Write(int number, ReadOnlySpan<byte> payload)
    {
        WriteVarint(((ulong)number << 3) | (ulong)ProtobufWireType.LengthDelimited);
        WriteVarint((ulong)payload.Length);
        _bytes.Write(payload);
    }

    private void WriteVarint(ulong value)
    {
        for (; value > 127; value >>= 7)
        {
            _bytes.Write([(byte)(value | 128)]);
        }

        _bytes.Write([(byte)value]);
    }
}
