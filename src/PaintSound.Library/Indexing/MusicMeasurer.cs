using PaintSound.Core.Music;
using PaintSound.Core.Signal;
using PaintSound.Library.Storage;

namespace PaintSound.Library.Indexing;

/// <summary>Measures what filters compare and networks do not need, while a work is decoded: attacks and tempo. One thread at a time.</summary>
internal sealed class MusicMeasurer
{
    private static readonly MelSettings Settings = new();

    private readonly AttackMeter _attacks = new();
    private readonly SpectralFlux _flux = new(Settings);
    private readonly StreamingLogMel _mel;

    /// <summary>Creates a measurer for one work.</summary>
    public MusicMeasurer() => _mel = new StreamingLogMel(Settings, (column, _) => _flux.Add(column));

    /// <summary>Processes the next samples.</summary>
    /// <param name="samples">Any number of samples, 16 kHz mono, -1..1.</param>
    public void Process(ReadOnlySpan<float> samples)
    {
        _attacks.Push(samples);
        _mel.Push(samples);
    }

    /// <summary>Returns what was measured of the whole work.</summary>
    /// <param name="starts">The starts of its excerpts, in seconds.</param>
    public MusicMeasures Measure(IEnumerable<double> starts) => new(
        TempoMeter.MeasureBpm(_flux.Values, (double)Settings.SampleRate / Settings.Hop), [.. starts.Select(_attacks.GetAttackMs)]);
}
