using PaintSound.Core.Signal;
using PaintSound.Core.Sources;

namespace PaintSound.Core.Brush;

/// <summary>
/// Hears the brush: tells a listener about every gesture, onset and stroke, and keeps the last four seconds for the networks.
/// </summary>
/// <remarks>
/// One thread calls <see cref="Process"/>; it never waits and allocates nothing. Any other thread may call
/// <see cref="CopyMelTo"/> and read <see cref="Summary"/> at any time. For the latency of onsets see <see cref="OnsetDetector"/>.
/// </remarks>
public sealed class BrushAnalyser
{
    /// <summary>The span over which strokes are counted for <see cref="BrushFeatures.OnsetRate"/>.</summary>
    private const int RateSeconds = 2;

    private readonly IBrushListener _listener;
    private volatile BrushRange _range;
    private readonly double _ticksPerSample;
    private readonly StreamingLogMel _mel;
    private readonly OnsetDetector _finder;
    private readonly SpectralCentroid _centroid;
    private readonly RecentOnsets _onsets = new();
    private readonly double[] _columnPower;  // of the last four seconds, slot k % length
    private readonly bool[] _columnInStroke;
    private double _energy;
    private int _inColumn;
    private long _heard, _blockEnd, _blockEndTicks;
    private volatile float _levelDb = Decibels.Silence, _onsetRate, _strokeShare;
    private float _peakDb = Decibels.Silence;

    /// <summary>Begins in silence.</summary>
    /// <param name="settings">The mel of the networks' manifest.</param>
    /// <param name="listener">Told about everything, on the thread that calls <see cref="Process"/>.</param>
    /// <param name="time">The session's clock, whose ticks the timestamps are.</param>
    /// <param name="range">Between which levels the brush is heard; null for all.</param>
    /// <param name="onset">What counts as an onset; null for the defaults.</param>
    public BrushAnalyser(MelSettings settings, IBrushListener listener, TimeProvider time, BrushRange? range = null, OnsetSettings? onset = null)
    {
        _range = range ?? new BrushRange();
        _listener = listener;
        _ticksPerSample = (double)time.TimestampFrequency / ISoundSource.SampleRate;
        _mel = new StreamingLogMel(settings, Gesture);
        _centroid = new SpectralCentroid(settings);
        _finder = new OnsetDetector(onset ?? new OnsetSettings(), Onset, Stroke);
        (_columnPower, _columnInStroke) = (new double[settings.Columns], new bool[settings.Columns]);
    }

    /// <summary>The last four seconds in figures, up to the last column.</summary>
    public BrushSummary Summary => new(_levelDb, _onsetRate, _strokeShare);

    /// <summary>Between which levels the brush is heard. From any thread.</summary>
    public BrushRange Range
    {
        get => _range;
        set => _range = value;
    }

    /// <summary>The loudest moment, without mains hum, since this was asked last, in dB relative to full scale. For one who asks.</summary>
    public float TakePeak() => Interlocked.Exchange(ref _peakDb, Decibels.Silence);

    /// <summary>Copies the last four seconds in the networks' input order, as <see cref="StreamingLogMel.CopyTo"/> does.</summary>
    /// <param name="picture">Receives bands x columns values of log-mel.</param>
    /// <returns>Columns since the beginning; the last of them is the picture's last.</returns>
    public long CopyMelTo(Span<float> picture) => _mel.CopyTo(picture);

    /// <summary>Takes the next block; a <see cref="SoundHandler"/>.</summary>
    /// <param name="samples">Mono at 16 kHz, -1..1.</param>
    /// <param name="timestamp">When the last of them arrived, in ticks.</param>
    public void Process(ReadOnlySpan<float> samples, long timestamp)
    {
        (_blockEnd, _blockEndTicks) = (_heard + samples.Length, timestamp);

        // In pieces that end where a column ends, so that every gesture's figures end there too.
        while (!samples.IsEmpty)
        {
            var piece = samples[..Math.Min(samples.Length, _mel.Settings.Hop - _inColumn)];
            samples = samples[piece.Length..];
            _heard += piece.Length;
            _inColumn += piece.Length;
            foreach (var sample in piece)
            {
                _energy += (double)sample * sample;
            }

            _finder.Push(piece);
            _mel.Push(piece);
        }
    }

    private void Onset(long sample, float strength)
    {
        _onsets.Add(sample);
        _listener.Onset(strength, Ticks(sample));
    }

    private void Stroke(long sample, bool started) => _listener.Stroke(started, Ticks(sample));

    private void Gesture(ReadOnlySpan<float> column, long index)
    {
        var slot = (int)(index % _columnPower.Length);
        _columnPower[slot] = double.IsFinite(_energy) ? _energy / _inColumn : 0;
        _columnInStroke[slot] = _finder.InStroke;
        (_energy, _inColumn) = (0, 0);
        Remember(Math.Min(index + 1, _columnPower.Length));

        if (_finder.LevelDb > Volatile.Read(ref _peakDb))
        {
            Volatile.Write(ref _peakDb, _finder.LevelDb);
        }

        _listener.Features(new BrushFeatures(
            _range.LevelOf(_finder.LevelDb),
            _centroid.Of(column),
            _onsets.CountSince(_heard - RateSeconds * ISoundSource.SampleRate) / (float)RateSeconds,
            Ticks(_heard)));
    }

    // Summed anew every time: a running sum would keep its rounding errors for the whole performance.
    private void Remember(long columns)
    {
        var (sum, strokes) = (0.0, 0);
        for (var k = 0; k < columns; k++)
        {
            sum += _columnPower[k];
            strokes += _columnInStroke[k] ? 1 : 0;
        }

        var span = _columnPower.Length * _mel.Settings.Hop;
        _levelDb = Decibels.FromPower(sum / columns);
        _onsetRate = _onsets.CountSince(_heard - span) * (float)ISoundSource.SampleRate / span;
        _strokeShare = strokes / (float)columns;
    }

    private long Ticks(long sample) => _blockEndTicks - (long)Math.Round((_blockEnd - sample) * _ticksPerSample);
}
