namespace PaintSound.Media.Conversion;

/// <summary>Encoding of one stored sample, little-endian.</summary>
internal enum SampleEncoding
{
    /// <summary>32-bit IEEE float, full scale at -1..1.</summary>
    Float32,

    /// <summary>64-bit IEEE float, full scale at -1..1.</summary>
    Float64,

    /// <summary>Unsigned 8-bit integer, 128 is zero.</summary>
    UInt8,

    /// <summary>Signed 8-bit integer.</summary>
    Int8,

    /// <summary>Signed 16-bit integer.</summary>
    Int16,

    /// <summary>Signed 24-bit integer in 3 bytes.</summary>
    Int24,

    /// <summary>Signed 32-bit integer; a 24-bit sample in 4 bytes is left-justified and reads the same.</summary>
    Int32,
}
