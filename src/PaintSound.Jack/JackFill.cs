namespace PaintSound.Jack;

/// <summary>Writes one block of sound.</summary>
/// <param name="samples">Receives the samples of the port.</param>
/// <param name="sampleRate">Samples per second.</param>
/// <param name="delaySamples">The samples from now until the first sample of the block leaves the sound device.</param>
public delegate void JackFill(Span<float> samples, int sampleRate, int delaySamples);
