using PaintSound.Core.Signal;
using PaintSound.Core.Sources;
using PaintSound.Core.Works;

namespace PaintSound.Core.Music;

/// <summary>Analyses the composer's music: keeps the log-mel of the last 4 s for the correspondence network, and their level.</summary>
/// <remarks>
/// Only one thread may call <see cref="Process"/>, which does not block or allocate. Any thread may call <see cref="CopyMelTo"/> and read
/// <see cref="Summary"/> at any time.
/// </remarks>
public sealed class MusicAnalyser
{
    private static readonly double SilentPower = Decibels.ToPower(Excerpt.SilentDb);

    private readonly StreamingLogMel _mel;
    private readonly double[] _power;   // of the columns of the last 4 s; column k is at k % length
    private double _energy;
    private int _columnSamples;
    private volatile float _levelDb = Decibels.Silence, _soundingShare;

    /// <summary>Creates an analyser with silent history.</summary>
    /// <param name="settings">The mel settings of the correspondence network's manifest.</param>
    public MusicAnalyser(MelSettings settings)
    {
        _mel = new StreamingLogMel(settings, OnColumn);
        _power = new double[settings.Columns];
    }

    /// <summary>The summary of the last 4 s, up to the last complete column. The time before the start counts as silence. Thread-safe.</summary>
    public MusicSummary Summary => new(_levelDb, _soundingShare);

    /// <summary>Copies the log-mel of the last 4 s in the network's input order; see <see cref="StreamingLogMel.CopyTo"/>.</summary>
    /// <param name="mel">Receives bands x columns values of log-mel.</param>
    public void CopyMelTo(Span<float> mel) => _mel.CopyTo(mel);

    /// <summary>Processes the next block.</summary>
    /// <param name="samples">Mono at <see cref="ISoundSource.SampleRate"/>, -1..1.</param>
    public void Process(ReadOnlySpan<float> samples)
    {
        // Each part ends at a column boundary, so that the power of a column covers exactly its samples.
        while (!samples.IsEmpty)
        {
            var part = samples[..Math.Min(samples.Length, _mel.Settings.Hop - _columnSamples)];
            samples = samples[part.Length..];
            _columnSamples += part.Length;
            foreach (var sample in part)
            {
                _energy += (double)sample * sample;
            }

            _mel.Push(part);
        }
    }

    // Sums all columns each time: a running sum would accumulate rounding errors over the performance.
    private void OnColumn(ReadOnlySpan<float> column, long index)
    {
        _power[index % _power.Length] = double.IsFinite(_energy) ? _energy / _columnSamples : 0;
        (_energy, _columnSamples) = (0, 0);
        var (sum, sounding) = (0.0, 0);
        foreach (var power in _power)
        {
            sum += power;
            sounding += power > SilentPower ? 1 : 0;
        }

        _levelDb = Decibels.FromPower(sum / _power.Length);
        _soundingShare = sounding / (float)_power.Length;
    }
}
