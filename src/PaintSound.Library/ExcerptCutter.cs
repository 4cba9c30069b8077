using PaintSound.Core.Signal;

namespace PaintSound.Library;

/// <summary>Receives an excerpt.</summary>
/// <param name="start">Where it begins in the work, in seconds.</param>
/// <param name="mel">Its log-mel, band by band; valid only during the call.</param>
/// <param name="levelDb">RMS level in dB relative to full scale.</param>
/// <param name="onsetRate">Onsets a second.</param>
public delegate void ExcerptHandler(double start, ReadOnlySpan<float> mel, float levelDb, float onsetRate);

/// <summary>
/// Cuts a work into excerpts while it is decoded, so that no work need be in memory whole. A rest of less than four seconds
/// at the end is left out, but a work that is shorter than that becomes one excerpt, followed by silence.
/// </summary>
public sealed class ExcerptCutter
{
    private readonly MelSettings _settings;
    private readonly int _hopColumns;
    private readonly ExcerptHandler _cut;
    private readonly RunningMel _mel;
    private readonly WorkMeter _meter = new();
    private readonly float[] _picture;

    /// <summary>Begins with the first sample of a work.</summary>
    /// <param name="settings">The networks' mel.</param>
    /// <param name="hopSeconds">From one excerpt to the next; rounded to columns.</param>
    /// <param name="cut">Called with every excerpt.</param>
    public ExcerptCutter(MelSettings settings, double hopSeconds, ExcerptHandler cut)
    {
        _settings = settings;
        _hopColumns = Math.Max(1, (int)Math.Round(hopSeconds * settings.SampleRate / settings.Hop));
        _cut = cut;
        _mel = new RunningMel(settings, (_, index) => See(index));
        _picture = new float[settings.Bands * settings.Columns];
    }

    /// <summary>Length of the work so far, in seconds.</summary>
    public double HeardSeconds => _meter.Seconds;

    /// <summary>Takes the next samples.</summary>
    /// <param name="samples">Any number at 16 kHz, -1..1.</param>
    public void Hear(ReadOnlySpan<float> samples)
    {
        _meter.Push(samples);
        _mel.Push(samples);
    }

    /// <summary>The work is over.</summary>
    public void Finish()
    {
        var missing = _settings.Columns - _mel.Count;
        if (missing > 0 && HeardSeconds > 0)
        {
            _mel.Push(new float[missing * _settings.Hop]);
        }
    }

    private void See(long index)
    {
        var begin = index + 1 - _settings.Columns;
        if (begin < 0 || begin % _hopColumns != 0)
        {
            return;
        }

        var start = (double)begin * _settings.Hop / _settings.SampleRate;
        _mel.CopyTo(_picture);
        _cut(start, _picture, _meter.LevelDb(start), _meter.OnsetRate(start));
    }
}
