using System.Buffers.Binary;

namespace PaintSound.Link.Protocol;

/// <summary>Reads the entries of a message: key, length and value, one after the other. A damaged message ends the entries.</summary>
internal ref struct PayloadReader(ReadOnlySpan<byte> bytes)
{
    private const int HeadBytes = 8;
    private ReadOnlySpan<byte> _rest = bytes;

    /// <summary>The key of the present entry.</summary>
    public uint Key { get; private set; }

    /// <summary>The value of the present entry.</summary>
    public ReadOnlySpan<byte> Value { get; private set; }

    /// <summary>Goes to the next entry; false at the end.</summary>
    public bool Next()
    {
        if (_rest.Length < HeadBytes || BinaryPrimitives.ReadUInt32BigEndian(_rest[4..]) is var length && length > _rest.Length - HeadBytes)
        {
            return false;
        }

        Key = BinaryPrimitives.ReadUInt32BigEndian(_rest);
        Value = _rest.Slice(HeadBytes, (int)length);
        _rest = _rest[(HeadBytes + (int)length)..];
        return true;
    }

    /// <summary>The value as an integer of 64 bits; null if it has another length.</summary>
    public readonly long? Integer => Value.Length == sizeof(long) ? BinaryPrimitives.ReadInt64BigEndian(Value) : null;
}
