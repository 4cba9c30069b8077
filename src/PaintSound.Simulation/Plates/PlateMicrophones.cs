using PaintSound.Core.Brush.Placing;
using PaintSound.Core.Sources;
using PaintSound.Simulation.Sessions;
using PaintSound.Simulation.Sounds;

namespace PaintSound.Simulation.Plates;

/// <summary>
/// The contact microphones of a simulated session on a plate: the brush sounds where the painter paints, and every microphone hears it as late and as loud
/// as its place makes it. 16 kHz. Records from the start of the session, once. Not thread-safe.
/// </summary>
/// <param name="session">The simulated painting session.</param>
/// <param name="plate">The canvas.</param>
/// <param name="places">The microphones.</param>
public sealed class PlateMicrophones(PaintingSession session, SimulatedPlate plate, IReadOnlyList<MicrophonePlace> places)
{
    private const int Step = ISoundSource.SampleRate / 500;  // 2 ms: a brush moves less than a hundredth of the canvas
    private const float Gain = 2.5f;  // about the level of one microphone

    private readonly ContactMicrophone _brush = new(session);
    private readonly PlateWaves _waves = new(plate, places, session.Seed);
    private readonly float[] _sound = new float[Step];
    private long _count;
    private double _x = 0.5, _y = 0.5;

    /// <summary>The number of microphones.</summary>
    public int Count => places.Count;

    /// <summary>Renders the next frames.</summary>
    /// <param name="frames">Receives whole frames, one sample of every microphone after the other.</param>
    public void Record(Span<float> frames)
    {
        while (frames.Length > 0)
        {
            var sound = _sound.AsSpan(0, Math.Min(Step, frames.Length / Count));
            _brush.Record(_count, sound);
            foreach (ref var sample in sound)
            {
                sample *= Gain;
            }

            Move(_count / (double)ISoundSource.SampleRate);
            _waves.Process(sound, _x, _y, frames[..(sound.Length * Count)]);
            frames = frames[(sound.Length * Count)..];
            _count += sound.Length;
        }
    }

    // Between two strokes the canvas rings where the last one ended.
    private void Move(double seconds)
    {
        if (session.CountStrokesStartedBy(seconds) is > 0 and var started)
        {
            var stroke = session.Strokes[started - 1];
            var position = stroke.PositionAt(Math.Clamp((seconds - stroke.Start) / stroke.Seconds, 0, 1));
            (_x, _y) = (Math.Clamp(position.X, 0, 1), Math.Clamp(position.Y, 0, 1));
        }
    }
}
