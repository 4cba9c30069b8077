namespace PaintSound.Media.Streams;

/// <summary>Receives sound as it shall be heard.</summary>
/// <param name="samples">Stereo at 48 kHz, left and right in turn, -1..1; valid only during the call.</param>
public delegate void StereoHandler(ReadOnlySpan<float> samples);
