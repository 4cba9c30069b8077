using PaintSound.Core.Signal;
using PaintSound.Core.Sources;
using PaintSound.Core.Works;

namespace PaintSound.Core.Music;

/// <summary>Hears the composer: keeps the last four seconds of music for the correspondence network, and how loud they were.</summary>
/// <remarks>
/// One thread calls <see cref="Process"/>; it never waits and allocates nothing. Any other thread may call
/// <see cref="CopyMelTo"/> and read <see cref="Summary"/> at any time.
/// </remarks>
public sealed class MusicAnalyser
{
    private static readonly double SilentPower = Math.Pow(10, Excerpt.SilentDb / 10);

    private readonly StreamingLogMel _mel;
    private readonly double[] _power;   // of the columns of the last four seconds, slot k % length
    private double _energy;
    private int _inColumn;
    private volatile float _levelDb = Decibels.Silence, _soundingShare;

    /// <summary>Begins in silence.</summary>
    /// <param name="settings">The mel of the correspondence network's manifest.</param>
    public MusicAnalyser(MelSettings settings)
    {
        _mel = new StreamingLogMel(settings, Column);
        _power = new double[settings.Columns];
    }

    /// <summary>The last four seconds in figures, up to the last column. What lies before the beginning was silent.</summary>
    public MusicSummary Summary => new(_levelDb, _soundingShare);

    /// <summary>Copies the last four seconds in the network's input order, as <see cref="StreamingLogMel.CopyTo"/> does.</summary>
    /// <param name="picture">Receives bands x columns values of log-mel.</param>
    public void CopyMelTo(Span<float> picture) => _mel.CopyTo(picture);

    /// <summary>Takes the next block.</summary>
    /// <param name="samples">Mono at <see cref="ISoundSource.SampleRate"/>, -1..1.</param>
    public void Process(ReadOnlySpan<float> samples)
    {
        // In pieces that end where a column ends, so that every column's power is its own.
        while (!samples.IsEmpty)
        {
            var piece = samples[..Math.Min(samples.Length, _mel.Settings.Hop - _inColumn)];
            samples = samples[piece.Length..];
            _inColumn += piece.Length;
            foreach (var sample in piece)
            {
                _energy += (double)sample * sample;
            }

            _mel.Push(piece);
        }
    }

    // Summed anew every time: a running sum would keep its rounding errors for the whole performance.
    private void Column(ReadOnlySpan<float> column, long index)
    {
        _power[index % _power.Length] = double.IsFinite(_energy) ? _energy / _inColumn : 0;
        (_energy, _inColumn) = (0, 0);
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
