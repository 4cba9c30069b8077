using PaintSound.Core.Brush;
using PaintSound.Core.Signal;
using PaintSound.Core.Sources;
using PaintSound.Core.Works;

namespace PaintSound.Core.Music;

/// <summary>
/// Measures a piece of music while it streams by, for the figures of its excerpts: the same level and the same onsets as the
/// brush's, so that the two can be compared. Keeps 12.5 ms steps of the work so far (about 8 MB for three hours).
/// </summary>
public sealed class ExcerptMeter
{
    private const int Step = 200;

    private readonly OnsetDetector _finder;
    private readonly List<double> _energyUpTo = [0];     // [k]: of the first k steps
    private readonly List<long> _onsets = [];
    private double _energy;
    private int _inStep;

    /// <summary>Begins in silence.</summary>
    /// <param name="settings">What counts as an onset; null for the defaults.</param>
    public ExcerptMeter(OnsetSettings? settings = null) =>
        _finder = new OnsetDetector(settings ?? new OnsetSettings(), (sample, _) => _onsets.Add(sample), (_, _) => { });

    /// <summary>Length of the work so far, in seconds.</summary>
    public double Seconds => (double)((_energyUpTo.Count - 1) * Step + _inStep) / ISoundSource.SampleRate;

    /// <summary>Takes the next samples.</summary>
    /// <param name="samples">Any number at 16 kHz, -1..1.</param>
    public void Push(ReadOnlySpan<float> samples)
    {
        _finder.Push(samples);
        foreach (var sample in samples)
        {
            _energy += float.IsFinite(sample) ? (double)sample * sample : 0;
            if (++_inStep == Step)
            {
                _energyUpTo.Add(_energyUpTo[^1] + _energy);
                (_energy, _inStep) = (0, 0);
            }
        }
    }

    /// <summary>The loudness of four seconds.</summary>
    /// <param name="startSeconds">Where they begin; what lies beyond the end of the work counts as silence.</param>
    /// <returns>RMS in dB relative to full scale; -120 for silence.</returns>
    public float LevelDb(double startSeconds)
    {
        var first = Math.Clamp(StepAt(startSeconds), 0, _energyUpTo.Count - 1);
        var last = Math.Clamp(StepAt(startSeconds + Excerpt.Seconds), 0, _energyUpTo.Count - 1);
        return Decibels.FromPower((_energyUpTo[last] - _energyUpTo[first]) / (Excerpt.Seconds * ISoundSource.SampleRate));
    }

    /// <summary>How busy four seconds are.</summary>
    /// <param name="startSeconds">Where they begin.</param>
    /// <returns>Onsets a second.</returns>
    public float OnsetRate(double startSeconds)
    {
        var from = (long)Math.Round(startSeconds * ISoundSource.SampleRate);
        var until = (long)Math.Round((startSeconds + Excerpt.Seconds) * ISoundSource.SampleRate);
        return (IndexFrom(until) - IndexFrom(from)) / (float)Excerpt.Seconds;
    }

    private static int StepAt(double seconds) => (int)Math.Round(seconds * ISoundSource.SampleRate / Step);

    private int IndexFrom(long sample)
    {
        var index = _onsets.BinarySearch(sample);
        return index < 0 ? ~index : index;
    }
}
