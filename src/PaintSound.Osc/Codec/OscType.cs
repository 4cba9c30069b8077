namespace PaintSound.Osc.Codec;

/// <summary>The type of an argument. The value is its letter in a type tag string (OSC 1.0 and 1.1 specifications, with all optional types of 1.0).</summary>
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

    /// <summary>A text of a sender that tells symbols from texts; PaintSound takes both.</summary>
    Symbol = 'S',

    /// <summary>An ASCII character, in 32 bits.</summary>
    Character = 'c',

    /// <summary>A colour: red, green, blue and alpha, 8 bits each.</summary>
    Colour = 'r',

    /// <summary>A MIDI message: port, status and two data bytes.</summary>
    Midi = 'm',

    /// <summary>The start of an array; has no bytes.</summary>
    ArrayStart = '[',

    /// <summary>The end of an array; has no bytes.</summary>
    ArrayEnd = ']',
}
