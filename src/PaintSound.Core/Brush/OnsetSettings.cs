using PaintSound.Core.Sources;

namespace PaintSound.Core.Brush;

/// <summary>Settings of the <see cref="OnsetDetector"/>. The defaults are tuned for a contact microphone on a canvas.</summary>
/// <param name="FrameSamples">Samples in a frame: 40 are 2.5 ms.</param>
/// <param name="HighPassHz">The corner of the high-pass. It removes mains hum and its harmonics, footsteps and traffic; touches have noise above it.</param>
/// <param name="RiseDb">The rise above the slow envelope that counts as an onset.</param>
/// <param name="GateDb">The distance above the noise floor from which sound counts as a stroke.</param>
/// <param name="ReleaseDb">A stroke ends if the level stays closer than this to the noise floor for <paramref name="HoldSeconds"/>.</param>
/// <param name="HoldSeconds">How long the level must stay low until a stroke ends.</param>
/// <param name="RefractorySeconds">The minimum time between two onsets.</param>
/// <param name="FallDbPerSecond">How fast the fast envelope can fall; it rises immediately.</param>
/// <param name="SlowEnvelopeSeconds">The time constant of the slow envelope.</param>
/// <param name="FloorRiseDbPerSecond">How fast the noise floor follows a room that gets louder. It falls 40 times as fast.</param>
/// <param name="MinFloorDb">The minimum of the noise floor.</param>
/// <param name="Room">
/// True for a live microphone in a room: dropouts, electrical pulses, voices and music in the room are not touches. False for a piece of music,
/// of which every sample is meant.
/// </param>
public sealed record OnsetSettings(
    int FrameSamples = 40,
    double HighPassHz = 500,
    float RiseDb = 8,
    float GateDb = 9,
    float ReleaseDb = 5,
    double HoldSeconds = 0.08,
    double RefractorySeconds = 0.06,
    float FallDbPerSecond = 250,
    double SlowEnvelopeSeconds = 0.015,
    float FloorRiseDbPerSecond = 1.5f,
    float MinFloorDb = -80,
    bool Room = true)
{
    /// <summary>The length of a frame in seconds.</summary>
    public double FrameSeconds => (double)FrameSamples / ISoundSource.SampleRate;
}
