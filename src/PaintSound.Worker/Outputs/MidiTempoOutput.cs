using PaintSound.Core.Beat;
using PaintSound.Core.Events;
using PaintSound.Midi.Streams;

namespace PaintSound.Worker.Outputs;

/// <summary>
/// Writes the tempo of the music to the MIDI recording: a clear change at once, a small one with the next beat. What comes from a MIDI clock is never quite
/// constant.
/// </summary>
/// <param name="recording">The recording; null if it could not be created.</param>
internal sealed class MidiTempoOutput(MidiRecording? recording) : IPerformanceOutput
{
    private const double ClearChange = 0.5;
    private const double SmallestChange = 0.05;
    private double _tempo;

    /// <inheritdoc/>
    public string Name => "MIDI recording";

    /// <inheritdoc/>
    public void OnBeat(TimeSpan at, BeatEvent beat)
    {
        var change = Math.Abs(beat.Reading.Tempo - _tempo);
        if (change >= ClearChange || (beat.IsOnBeat && change >= SmallestChange))
        {
            _tempo = beat.Reading.Tempo;
            recording?.SetTempo(at, _tempo);
        }
    }
}
