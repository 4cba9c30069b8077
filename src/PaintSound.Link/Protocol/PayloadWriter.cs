using System.Buffers.Binary;

namespace PaintSound.Link.Protocol;

/// <summary>Writes the parts of a message, numbers with the high byte first.</summary>
internal sealed class PayloadWriter
{
    private readonly List<byte> _bytes = [];

    /// <summary>The message.</summary>
    public byte[] ToArray() => [.. _bytes];

    /// <summary>Adds bytes without a key.</summary>
    public PayloadWriter Add(ReadOnlySpan<byte> bytes)
    {
        _bytes.AddRange(bytes);
        return this;
    }

    /// <summary>Adds an entry of integers of 64 bits.</summary>
    public PayloadWriter Add(uint key, params ReadOnlySpan<long> values)
    {
        Span<byte> value = stackalloc byte[sizeof(long) * values.Length];
        for (var i = 0; i < values.Length; i++)
        {
            BinaryPrimitives.WriteInt64BigEndian(value[(sizeof(long) * i)..], values[i]);
        }

        return Add(key, value);
    }

    /// <summary>Adds an entry.</summary>
    public PayloadWriter Add(uint key, ReadOnlySpan<byte> value)
    {
        Span<byte> head = stackalloc byte[8];
        BinaryPrimitives.WriteUInt32BigEndian(head, key);
        BinaryPrimitives.WriteUInt32BigEndian(head[4..], (uint)value.Length);
        return Add(head).Add(value);
    }
}
