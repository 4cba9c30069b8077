using PaintSound.Core.Sources;

namespace PaintSound.Simulation.Rooms;

/// <summary>
/// What a stretched canvas passes of sound in the air: its mass attenuates 12 dB per octave above 700 Hz. Two low-passes in a row.
/// </summary>
internal struct CanvasLowPass
{
    private const float CornerHertz = 700;
    private static readonly float Share = 1 - MathF.Exp(-MathF.Tau * CornerHertz / ISoundSource.SampleRate);
    private float _first;
    private float _second;

    public float Process(float x)
    {
        _first += Share * (x - _first);
        _second += Share * (_first - _second);
        return _second;
    }
}
