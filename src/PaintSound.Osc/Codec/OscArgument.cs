using System.Globalization;

namespace PaintSound.Osc.Codec;

/// <summary>One argument of a message. Two arguments are equal if they have the same bytes on the wire.</summary>
public readonly struct OscArgument : IEquatable<OscArgument>
{
    private readonly long _bits;
    private readonly string? _text;
    private readonly byte[]? _blob;

    private OscArgument(OscType type, long bits = 0, string? text = null, byte[]? blob = null)
    {
        Type = type;
        _bits = bits;
        _text = text;
        _blob = blob;
    }

    /// <summary>The type.</summary>
    public OscType Type { get; }

    /// <summary>The argument of type <see cref="OscType.Nil"/>.</summary>
    public static OscArgument Nil { get; } = new(OscType.Nil);

    /// <summary>The argument of type <see cref="OscType.Impulse"/>.</summary>
    public static OscArgument Impulse { get; } = new(OscType.Impulse);

    /// <summary>Creates a 32-bit integer.</summary>
    public static OscArgument From(int value) => new(OscType.Int32, value);

    /// <summary>Creates a 32-bit floating point number.</summary>
    public static OscArgument From(float value) => new(OscType.Float32, BitConverter.SingleToInt32Bits(value));

    /// <summary>Creates a 64-bit integer.</summary>
    public static OscArgument From(long value) => new(OscType.Int64, value);

    /// <summary>Creates a 64-bit floating point number.</summary>
    public static OscArgument From(double value) => new(OscType.Float64, BitConverter.DoubleToInt64Bits(value));

    /// <summary>Creates true or false.</summary>
    public static OscArgument From(bool value) => new(value ? OscType.True : OscType.False);

    /// <summary>Creates a text. It ends before its first NUL, because OSC texts end there.</summary>
    public static OscArgument From(string value) => new(OscType.Text, text: UpToNul(value));

    /// <summary>Creates a blob. The array is not copied.</summary>
    public static OscArgument From(byte[] value) => new(OscType.Blob, blob: value);

    /// <summary>Creates a time tag from an NTP time.</summary>
    public static OscArgument TimeTag(ulong value) => new(OscType.TimeTag, (long)value);

    /// <summary>Creates a symbol, which ends before its first NUL.</summary>
    public static OscArgument Symbol(string value) => new(OscType.Symbol, text: UpToNul(value));

    /// <summary>Creates an ASCII character.</summary>
    public static OscArgument Character(int value) => new(OscType.Character, value);

    /// <summary>Creates a colour from its bytes red, green, blue and alpha, red in the highest bits.</summary>
    public static OscArgument Colour(int value) => new(OscType.Colour, value);

    /// <summary>Creates a MIDI message from its bytes port, status, data and data, port in the highest bits.</summary>
    public static OscArgument Midi(int value) => new(OscType.Midi, value);

    /// <summary>The start of an array.</summary>
    public static OscArgument ArrayStart { get; } = new(OscType.ArrayStart);

    /// <summary>The end of an array.</summary>
    public static OscArgument ArrayEnd { get; } = new(OscType.ArrayEnd);

    /// <summary>
    /// Reads the argument as a number. Senders differ (Pure Data sends every integer as a float, a button can send T and F), so every
    /// numeric type and T and F are numbers.
    /// </summary>
    /// <param name="number">The number; true is 1, false 0.</param>
    /// <returns>False for every other type.</returns>
    public bool TryNumber(out double number)
    {
        (number, var isNumber) = Type switch
        {
            OscType.Int32 or OscType.Int64 => (_bits, true),
            OscType.Float32 => (BitConverter.Int32BitsToSingle((int)_bits), true),
            OscType.Float64 => (BitConverter.Int64BitsToDouble(_bits), true),
            OscType.True => (1, true),
            OscType.False => (0, true),
            _ => (0.0, false),
        };
        return isNumber;
    }

    /// <summary>Reads the argument as text. A symbol is text, too.</summary>
    /// <param name="value">The text; empty if the argument is not text.</param>
    /// <returns>False for every other type.</returns>
    public bool TryText(out string value)
    {
        value = _text ?? "";
        return Type is OscType.Text or OscType.Symbol;
    }

    /// <summary>The bytes of a blob; empty for every other type.</summary>
    public ReadOnlySpan<byte> Blob => _blob;

    /// <summary>The NTP time of a time tag; 0 for every other type.</summary>
    public ulong Time => Type == OscType.TimeTag ? (ulong)_bits : 0;

    /// <inheritdoc/>
    public bool Equals(OscArgument other) =>
        Type == other.Type && _bits == other._bits && _text == other._text && Blob.SequenceEqual(other.Blob);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is OscArgument other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Type, _bits, _text, _blob?.Length);

    /// <summary>True if both have the same bytes on the wire.</summary>
    public static bool operator ==(OscArgument left, OscArgument right) => left.Equals(right);

    /// <summary>True if they have different bytes on the wire.</summary>
    public static bool operator !=(OscArgument left, OscArgument right) => !left.Equals(right);

    /// <summary>Returns the value for people, or the name of a type that has no value.</summary>
    public override string ToString() =>
        Type switch
        {
            OscType.Text or OscType.Symbol => $"\"{_text}\"",
            OscType.Blob => $"{Blob.Length} bytes",
            OscType.True or OscType.False or OscType.Nil or OscType.Impulse => Type.ToString(),
            OscType.ArrayStart or OscType.ArrayEnd => $"{(char)Type}",
            OscType.Character => $"character {_bits}",
            OscType.Colour => $"colour {(uint)_bits:x8}",
            OscType.Midi => $"MIDI {(uint)_bits:x8}",
            OscType.TimeTag => $"time {Time:x16}",
            OscType.Float32 => BitConverter.Int32BitsToSingle((int)_bits).ToString(CultureInfo.InvariantCulture),
            _ => TryNumber(out var number) ? number.ToString(CultureInfo.InvariantCulture) : "",
        };

    /// <summary>Writes the bytes of the value.</summary>
    internal void Write(ref OscWriter writer)
    {
        switch (Type)
        {
            case OscType.Int32 or OscType.Float32 or OscType.Character or OscType.Colour or OscType.Midi:
                writer.Int32((int)_bits);
                break;
            case OscType.Int64 or OscType.Float64 or OscType.TimeTag:
                writer.Int64(_bits);
                break;
            case OscType.Text or OscType.Symbol:
                writer.String(_text);
                break;
            case OscType.Blob:
                writer.Blob(_blob);
                break;
            default:
                break;
        }
    }

    private static string UpToNul(string value) => value.IndexOf('\0') is >= 0 and var end ? value[..end] : value;
}
