namespace PaintSound.Models.Onnx;

/// <summary>Reads the fields of one protobuf message, in order. Allocates nothing.</summary>
/// <param name="message">The bytes of the message, without a length prefix.</param>
internal ref struct ProtobufReader(ReadOnlySpan<byte> message)
{
    private const int MaxTagBytes = 5;
    private const int MaxVarintBytes = 10;

    private readonly ReadOnlySpan<byte> _message = message;
    private int _position;

    /// <summary>Reads the next field.</summary>
    /// <returns>False at the end of the message.</returns>
    /// <exception cref="InvalidDataException">The bytes are not a protobuf message; the exception message says why.</exception>
    public bool TryRead(out ProtobufField field)
    {
        field = default;
        if (_position == _message.Length)
        {
            return false;
        }

        var start = _position;
        var tag = ReadVarint(MaxTagBytes);
        if (tag > uint.MaxValue || tag >> 3 == 0)
        {
            throw new InvalidDataException("a field has an invalid number");
        }

        var (number, wireType) = ((int)(tag >> 3), (ProtobufWireType)(tag & 7));
        var value = wireType == ProtobufWireType.Varint ? ReadVarint(MaxVarintBytes) : 0;
        var length = wireType switch
        {
            ProtobufWireType.Varint => 0UL,
            ProtobufWireType.Fixed64 => 8UL,
            ProtobufWireType.LengthDelimited => ReadVarint(MaxVarintBytes),
            ProtobufWireType.Fixed32 => 4UL,
            _ => throw new InvalidDataException("a field has an encoding that ONNX does not use"),
        };
        if (length > (ulong)(_message.Length - _position))
        {
            throw new InvalidDataException("a field ends after the end of its message");
        }

        var payload = _position;
        _position += (int)length;
        field = new ProtobufField(
            number, wireType, start.._position, wireType == ProtobufWireType.LengthDelimited ? payload.._position : default, value);
        return true;
    }

    private ulong ReadVarint(int maxBytes)
    {
        var value = 0UL;
        for (var i = 0; i < maxBytes && _position < _message.Length; i++)
        {
            var next = _message[_position++];
            value |= (ulong)(next & 127) << (7 * i);
            if (next < 128)
            {
                return value;
            }
        }

        throw new InvalidDataException("a number has too many bytes or is cut off");
    }
}
