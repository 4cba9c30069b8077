namespace PaintSound.Media.Conversion;

/// <summary>The format of the floats in a WAV that ffmpeg writes.</summary>
/// <param name="Rate">Sample rate in Hz.</param>
/// <param name="Layout">The channels.</param>
internal sealed record WavStreamFormat(int Rate, ChannelLayout Layout);
