namespace PaintSound.Core.Sources;

/// <summary>Handles a block of sound as it arrives.</summary>
/// <param name="samples">16 kHz, -1..1: mono, or whole interleaved frames of <see cref="ISoundSource.Channels"/> samples; valid only during the call.</param>
/// <param name="timestamp">
/// The arrival time of the last sample, in ticks of the session's <see cref="TimeProvider"/>.
/// </param>
public delegate void SoundHandler(ReadOnlySpan<float> samples, long timestamp);
