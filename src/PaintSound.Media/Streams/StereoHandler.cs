namespace PaintSound.Media.Streams;

/// <summary>Receives sound for playback.</summary>
/// <param name="samples">Stereo at 48 kHz, interleaved, -1..1; valid only during the call.</param>
public delegate void StereoHandler(ReadOnlySpan<float> samples);
