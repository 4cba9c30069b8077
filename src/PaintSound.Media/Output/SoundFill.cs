namespace PaintSound.Media.Output;

/// <summary>Writes the next samples. Called on a thread of the sound device: it must neither block, nor allocate, nor throw.</summary>
/// <param name="samples">Receives the samples, mono, -1 to 1.</param>
/// <param name="sampleRate">Samples per second.</param>
/// <param name="delay">The time from now until the first sample leaves the device.</param>
public delegate void SoundFill(Span<float> samples, int sampleRate, TimeSpan delay);
