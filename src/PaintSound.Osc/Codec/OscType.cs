namespace PaintSound.Osc.Codec;

/// <summary>The type of an argument. The value is its letter in a type tag string (OSC 1.0 specification, with T F N I t of 1.1).</summary>
public enum OscType
{
    /// <summary>A 32-bit integer.</summary>
    Int32 = 'i',

    /// <summary>A 32-bit floating point number.</summary>
    Float32 = 'f',

    /// <summary>Text in UTF-8.</summary>
    Text = 's',

    /// <summary>Any bytes.</summary>
    Blob = 'b',

    /// <summary>True; has no bytes.</summary>
    True = 'T',

    /// <summary>False; has no bytes.</summary>
    False = 'F',

    /// <summary>Nil; has no bytes.</summary>
    Nil = 'N',

    /// <summary>Infinitum, also called impulse or bang; has no bytes.</summary>
    Impulse = 'I',

    /// <summary>A 64-bit integer.</summary>
    Int64 = 'h',

    /// <summary>A 64-bit floating point number.</summary>
    Float64 = 'd',

    /// <summary>An NTP time: seconds since 1900 in the upper 32 bits, fractions of a second in the lower 32 bits.</summary>
    TimeTag = 't',
}
