using System.Buffers.Binary;
using System.Text;

namespace PaintSound.Osc.Codec;

/// <summary>
/// Reads the parts of a packet in order. Each method returns false, and reads nothing, if the bytes violate the specification:
/// cut short, not ended by NUL, not padded with zeros.
/// </summary>
internal ref struct OscReader(ReadOnlySpan<byte> packet)
{
    private ReadOnlySpan<byte> _rest = packet;

    /// <summary>True after everything was read.</summary>
    public readonly bool IsAtEnd => _rest.IsEmpty;

    public bool TryInt(out int value)
    {
        var fits = BinaryPrimitives.TryReadInt32BigEndian(_rest, out value);
        _rest = fits ? _rest[4..] : _rest;
        return fits;
    }

    public bool TryLong(out long value)
    {
        var fits = BinaryPrimitives.TryReadInt64BigEndian(_rest, out value);
        _rest = fits ? _rest[8..] : _rest;
        return fits;
    }

    /// <summary>Reads text; bytes that are not UTF-8 become U+FFFD.</summary>
    public bool TryString(out string value)
    {
        var end = _rest.IndexOf((byte)0);
        if (end < 0 || !TryPadded(end, end + 4 - (end % 4), out var bytes))
        {
            value = "";
            return false;
        }

        value = Encoding.UTF8.GetString(bytes);
        return true;
    }

    public bool TryBlob(out byte[] value)
    {
        var before = _rest;
        value = [];
        if (TryInt(out var length) && length >= 0 && length <= _rest.Length
            && TryPadded(length, (length + 3) & ~3, out var bytes))
        {
            value = bytes.ToArray();
            return true;
        }

        _rest = before;
        return false;
    }

    /// <summary>Reads one element of a bundle: its length, then that many bytes.</summary>
    public bool TryElement(out ReadOnlySpan<byte> element)
    {
        var before = _rest;
        if (TryInt(out var length) && length >= 0 && length % 4 == 0 && TryPadded(length, length, out element))
        {
            return true;
        }

        _rest = before;
        element = [];
        return false;
    }

    /// <summary>Reads the bytes of one argument, as many as its type has.</summary>
    public bool TryArgument(OscType type, out OscArgument argument)
    {
        argument = OscArgument.Nil;
        switch (type)
        {
            case OscType.Int32 when TryInt(out var value):
                argument = OscArgument.From(value);
                return true;
            case OscType.Float32 when TryInt(out var value):
                argument = OscArgument.From(BitConverter.Int32BitsToSingle(value));
                return true;
            case OscType.Int64 when TryLong(out var value):
                argument = OscArgument.From(value);
                return true;
            case OscType.Float64 when TryLong(out var value):
                argument = OscArgument.From(BitConverter.Int64BitsToDouble(value));
                return true;
            case OscType.TimeTag when TryLong(out var value):
                argument = OscArgument.TimeTag((ulong)value);
                return true;
            case OscType.Text when TryString(out var value):
                argument = OscArgument.From(value);
                return true;
            case OscType.Symbol when TryString(out var value):
                argument = OscArgument.Symbol(value);
                return true;
            case OscType.Blob when TryBlob(out var value):
                argument = OscArgument.From(value);
                return true;
            case OscType.Character when TryInt(out var value):
                argument = OscArgument.Character(value);
                return true;
            case OscType.Colour when TryInt(out var value):
                argument = OscArgument.Colour(value);
                return true;
            case OscType.Midi when TryInt(out var value):
                argument = OscArgument.Midi(value);
                return true;
            case OscType.True or OscType.False:
                argument = OscArgument.From(type == OscType.True);
                return true;
            case OscType.Impulse:
                argument = OscArgument.Impulse;
                return true;
            case OscType.ArrayStart:
                argument = OscArgument.ArrayStart;
                return true;
            case OscType.ArrayEnd:
                argument = OscArgument.ArrayEnd;
                return true;
            default:
                return type == OscType.Nil;
        }
    }

    private bool TryPadded(int length, int padded, out ReadOnlySpan<byte> content)
    {
        content = [];
        if (padded > _rest.Length || _rest[length..padded].ContainsAnyExcept((byte)0))
        {
            return false;
        }

        content = _rest[..length];
        _rest = _rest[padded..];
        return true;
    }
}
