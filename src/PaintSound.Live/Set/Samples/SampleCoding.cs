namespace PaintSound.Live.Set.Samples;

/// <summary>How a file stores its samples.</summary>
internal enum SampleCoding
{
    /// <summary>Whole numbers: PCM, also losslessly compressed.</summary>
    Integer,

    /// <summary>IEEE floating point numbers.</summary>
    Float,

    /// <summary>Compressed with losses; the samples have no size.</summary>
    Lossy,

    /// <summary>Anything else, such as ADPCM or A-law.</summary>
    Other,
}
