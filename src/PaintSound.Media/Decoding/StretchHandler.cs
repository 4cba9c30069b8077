namespace PaintSound.Media.Decoding;

/// <summary>Handles sound of one of several parts of a file.</summary>
/// <param name="index">The number of the part, from 0.</param>
/// <param name="samples">Its next samples, interleaved. Valid only during the call.</param>
internal delegate void StretchHandler(int index, ReadOnlySpan<float> samples);
