using PaintSound.Core.Brush.Placing;

namespace PaintSound.Simulation.Plates;

/// <summary>
/// A canvas as a plate: waves run from the brush to each microphone, high ones faster than low ones (dispersion), fall with the square root of the
/// distance, and are reflected by the four edges. 16 kHz. The same seed gives the same samples. Thread-safe.
/// </summary>
/// <param name="Speed">The speed of waves at 1 kHz, in canvas widths per second: about 120 for a stretched canvas of 60 cm.</param>
/// <param name="Dispersion">The exponent of the frequency in the speed: 0 for a membrane, 0.5 for a plate that bends.</param>
/// <param name="Reflection">Amplitude of a reflection, 0..1.</param>
/// <param name="NoiseDb">Noise of each microphone in dB relative to full scale.</param>
public sealed record SimulatedPlate(double Speed = 120, double Dispersion = 0.2, double Reflection = 0.4, double NoiseDb = -64)
{
    /// <summary>How much a wave loses on its way in addition, in dB per canvas width.</summary>
    public double DampingDb { get; init; }

    /// <summary>Width of the canvas divided by its height.</summary>
    public double Aspect { get; init; } = 1;

    /// <summary>Renders what the microphones hear of a brush at one place.</summary>
    /// <param name="sound">The sound at the brush.</param>
    /// <param name="x">0 at the left ... 1 at the right.</param>
    /// <param name="y">0 at the top ... 1 at the bottom.</param>
    /// <param name="places">The microphones.</param>
    /// <param name="seed">Seed of the noise.</param>
    /// <returns>Interleaved, one sample of every microphone after the other.</returns>
    public float[] Render(ReadOnlySpan<float> sound, double x, double y, IReadOnlyList<MicrophonePlace> places, int seed)
    {
        ArgumentNullException.ThrowIfNull(places);
        var frames = new float[sound.Length * places.Count];
        new PlateWaves(this, places, seed).Process(sound, x, y, frames);
        return frames;
    }
}
