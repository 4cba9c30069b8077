namespace PaintSound.Osc.Codec;

/// <summary>The type of an argument; the value is its letter in a type tag string (OSC 1.0 specification, with 1.1's T F N I t).</summary>
public enum OscType
{
    /// <summary>A 32-bit integer.</summary>
    Int32 = 'i',

    /// <summary>A 32-bit floating point number.</summary>
    Float32 = 'f',

    /// <summary>Text: UTF-8, of which ASCII is a part.</summary>
    Text = 's',

    /// <summary>Any bytes.</summary>
    Blob = 'b',

    /// <summary>True; has no bytes of its own.</summary>
    True = 'T',

    /// <summary>False; has no bytes of its own.</summary>
    False = 'F',

    /// <summary>Nothing; has no bytes of its own.</summary>
    Nil = 'N',

    /// <summary>Infinitum, also called impulse or bang; has no bytes of its own.</summary>
    Impulse = 'I',

    /// <summary>A 64-bit integer.</summary>
    Int64 = 'h',

    /// <summary>A 64-bit floating point number.</summary>
    Float64 = 'd',

    /// <summary>An NTP time: seconds since 1900 in the upper 32 bits, fractions of a second in the lower.</summary>
    TimeTag = 't',
}
