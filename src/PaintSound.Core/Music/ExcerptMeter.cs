using PaintSound.Core.Brush;
using PaintSound.Core.Signal;
using PaintSound.Core.Sources;
using PaintSound.Core.Works;

namespace PaintSound.Core.Music;

/// <summary>
/// Measures level and onset rate of the excerpts of a piece of music while it is streamed. It measures like the <see cref="BrushAnalyser"/>, so
/// that both can be compared. Stores one value for every 12.5 ms (about 8 MB for three hours).
/// </summary>
public sealed class ExcerptMeter
{
    private const int StepSamples = 200;

    private readonly OnsetDetector _detector;
    private readonly List<double> _energyUpTo = [0];     // [k] is the energy of the first k steps
    private readonly List<long> _onsets = [];
    private double _energy;
    private int _stepFill;

    /// <summary>Creates a meter for one piece.</summary>
    /// <param name="settings">The onset thresholds; null for the defaults.</param>
    public ExcerptMeter(OnsetSettings? settings = null) =>
        _detector = new OnsetDetector(settings ?? new OnsetSettings(Room: false), (sample, _) => _onsets.Add(sample), (_, _) => { });

    /// <summary>The length of the piece so far, in seconds.</summary>
    public double Seconds => (double)((_energyUpTo.Count - 1) * StepSamples + _stepFill) / ISoundSource.SampleRate;

    /// <summary>Processes the next samples.</summary>
    /// <param name="samples">Any number of samples at 16 kHz, -1..1.</param>
    public void Push(ReadOnlySpan<float> samples)
    {
        _detector.Push(samples);
        foreach (var sample in samples)
        {
            _energy += float.IsFinite(sample) ? (double)sample * sample : 0;
            if (++_stepFill == StepSamples)
            {
                _energyUpTo.Add(_energyUpTo[^1] + _energy);
                (_energy, _stepFill) = (0, 0);
            }
        }
    }

    /// <summary>Returns the level of an excerpt of 4 s.</summary>
    /// <param name="startSeconds">The start of the excerpt. The time after the end of the piece counts as silence.</param>
    /// <returns>RMS in dB relative to full scale; -120 for silence.</returns>
    public float GetLevelDb(double startSeconds)
    {
        var first = Math.Clamp(StepAt(startSeconds), 0, _energyUpTo.Count - 1);
        var last = Math.Clamp(StepAt(startSeconds + Excerpt.Seconds), 0, _energyUpTo.Count - 1);
        return Decibels.FromPower((_energyUpTo[last] - _energyUpTo[first]) / (Excerpt.Seconds * ISoundSource.SampleRate));
    }

    /// <summary>Returns the onset rate of an excerpt of 4 s.</summary>
    /// <param name="startSeconds">The start of the excerpt.</param>
    /// <returns>Onsets per second.</returns>
    public float GetOnsetRate(double startSeconds)
    {
        var from = (long)Math.Round(startSeconds * ISoundSource.SampleRate);
        var until = (long)Math.Round((startSeconds + Excerpt.Seconds) * ISoundSource.SampleRate);
        return (IndexFrom(until) - IndexFrom(from)) / (float)Excerpt.Seconds;
    }

    private static int StepAt(double seconds) => (int)Math.Round(seconds * ISoundSource.SampleRate / StepSamples);

    private int IndexFrom(long sample)
    {
        var index = _onsets.BinarySearch(sample);
        return index < 0 ? ~index : index;
    }
}
