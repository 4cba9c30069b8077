using PaintSound.Core.Signal;
using PaintSound.Core.Sources;

namespace PaintSound.Core.Brush;

/// <summary>
/// Analyses the brush sound: reports features, onsets and strokes to a listener, and keeps the log-mel of the last 4 s for the networks.
/// </summary>
/// <remarks>
/// Only one thread may call <see cref="Process"/>, which does not block or allocate. Any thread may call <see cref="CopyMelTo"/> and read
/// <see cref="Summary"/> at any time. For the latency of onsets see <see cref="OnsetDetector"/>.
/// </remarks>
public sealed class BrushAnalyser
{
    /// <summary>The span in seconds over which <see cref="BrushFeatures.OnsetRate"/> counts onsets.</summary>
    private const int RateSeconds = 2;

    private readonly IBrushListener _listener;
    private volatile BrushRange _range;
    private readonly double _ticksPerSample;
    private readonly StreamingLogMel _mel;
    private readonly OnsetDetector _detector;
    private readonly SpectralCentroid _centroid;
    private readonly StrokeMeter _stroke;
    private readonly RecentOnsets _onsets = new();
    private readonly double[] _columnPower;  // of the last 4 s; column k is at k % length
    private readonly bool[] _columnInStroke;
    private double _energy;
    private int _columnSamples;
    private int _quietColumns;   // since the last stroke, at most 4 s
    private long _sampleCount, _blockEnd, _blockEndTicks;
    private volatile float _levelDb = Decibels.Silence, _onsetRate, _strokeShare;
    private volatile float _recentLevelDb = Decibels.Silence, _recentRate, _secondsSinceStroke;
    private float _peakDb = Decibels.Silence;

    /// <summary>Creates an analyser with silent history.</summary>
    /// <param name="settings">The mel settings of the networks' manifest.</param>
    /// <param name="listener">Is called on the thread that calls <see cref="Process"/>.</param>
    /// <param name="time">The session clock; its ticks are the unit of all timestamps.</param>
    /// <param name="range">The painter's level range; null for the default.</param>
    /// <param name="onset">The onset thresholds; null for the defaults.</param>
    public BrushAnalyser(MelSettings settings, IBrushListener listener, TimeProvider time, BrushRange? range = null, OnsetSettings? onset = null)
    {
        _range = range ?? new BrushRange();
        _listener = listener;
        _ticksPerSample = (double)time.TimestampFrequency / ISoundSource.SampleRate;
        _mel = new StreamingLogMel(settings, OnColumn);
        _centroid = new SpectralCentroid(settings);
        onset ??= new OnsetSettings();
        _stroke = new StrokeMeter(onset);
        _detector = new OnsetDetector(onset, OnOnset, OnStroke, _stroke.AddFrame);
        (_columnPower, _columnInStroke) = (new double[settings.Columns], new bool[settings.Columns]);
    }

    /// <summary>The summary of the last 4 s, up to the last complete column. Thread-safe.</summary>
    public BrushSummary Summary => new(_levelDb, _onsetRate, _strokeShare);

    /// <summary>The features of the last stroke from which its kind is told. For the thread that calls <see cref="Process"/>.</summary>
    public StrokeFeatures StrokeFeatures => _stroke.Features;

    /// <summary>What the brush does now, up to the last complete column. Thread-safe.</summary>
    public BrushActivity Activity => new(_recentLevelDb, _recentRate, _secondsSinceStroke);

    /// <summary>The level range that maps to 0..1. Thread-safe.</summary>
    public BrushRange Range
    {
        get => _range;
        set => _range = value;
    }

    /// <summary>
    /// The loudest level of loudspeakers at the microphone in dB, as <see cref="TakePeak"/> measures it; silence if it is not known. If it is
    /// known, all levels but the peak are those of strokes: between them is silence. Thread-safe.
    /// </summary>
    public float LoudspeakerDb
    {
        get => _detector.LoudspeakerDb;
        set => _detector.LoudspeakerDb = value;
    }

    /// <summary>Returns the peak level in dB relative to full scale since the last call, after the high-pass, and resets it. For one caller.</summary>
    public float TakePeak() => Interlocked.Exchange(ref _peakDb, Decibels.Silence);

    /// <summary>Copies the log-mel of the last 4 s in the networks' input order; see <see cref="StreamingLogMel.CopyTo"/>.</summary>
    /// <param name="mel">Receives bands x columns values of log-mel.</param>
    /// <returns>The number of columns since the start; the last of them is the last copied column.</returns>
    public long CopyMelTo(Span<float> mel) => _mel.CopyTo(mel);

    /// <summary>Processes the next block. Has the signature of <see cref="SoundHandler"/>.</summary>
    /// <param name="samples">Mono at 16 kHz, -1..1.</param>
    /// <param name="timestamp">The arrival time of the last sample, in ticks.</param>
    public void Process(ReadOnlySpan<float> samples, long timestamp)
    {
        (_blockEnd, _blockEndTicks) = (_sampleCount + samples.Length, timestamp);

        // Each part ends at a column boundary, so that the features of a column cover exactly its samples.
        while (!samples.IsEmpty)
        {
            var part = samples[..Math.Min(samples.Length, _mel.Settings.Hop - _columnSamples)];
            samples = samples[part.Length..];
            _sampleCount += part.Length;
            _columnSamples += part.Length;
            foreach (var sample in part)
            {
                _energy += (double)sample * sample;
            }

            _detector.Push(part);
            _mel.Push(part);
        }
    }

    private void OnOnset(long sample, float strength)
    {
        _onsets.Add(sample);
        _listener.OnOnset(strength, ToTicks(sample));
    }

    private void OnStroke(long sample, bool started)
    {
        if (started)
        {
            _stroke.Start(sample);
            _listener.OnStroke(started, ToTicks(sample));
            return;
        }

        _stroke.End(sample);
        _listener.OnStroke(started, ToTicks(sample));
        _listener.OnStrokeRead(_stroke.Reading, ToTicks(sample));
    }

    private void OnColumn(ReadOnlySpan<float> column, long index)
    {
        var slot = (int)(index % _columnPower.Length);
        var isHeard = _detector.IsInStroke || LoudspeakerDb <= Decibels.Silence;
        _columnPower[slot] = isHeard && double.IsFinite(_energy) ? _energy / _columnSamples : 0;
        _columnInStroke[slot] = _detector.IsInStroke;
        (_energy, _columnSamples) = (0, 0);
        UpdateSummary(Math.Min(index + 1, _columnPower.Length));
        UpdateActivity(index);

        if (_detector.LevelDb > Volatile.Read(ref _peakDb))
        {
            Volatile.Write(ref _peakDb, _detector.LevelDb);
        }

        var (level, brightness) = (isHeard ? _range.ToLevel(_detector.LevelDb) : 0, _centroid.Compute(column));
        _stroke.AddColumn(brightness, _centroid.MeasureSpread(column, brightness), level, _sampleCount);
        _listener.OnFeatures(new BrushFeatures(level, brightness, _recentRate, ToTicks(_sampleCount)) { Stroke = _stroke.Reading });
    }

    // Sums all columns each time: a running sum would accumulate rounding errors over the performance.
    private void UpdateSummary(long columns)
    {
        var (sum, strokes) = (0.0, 0);
        for (var k = 0; k < columns; k++)
        {
            sum += _columnPower[k];
            strokes += _columnInStroke[k] ? 1 : 0;
        }

        var span = _columnPower.Length * _mel.Settings.Hop;
        _levelDb = Decibels.FromPower(sum / columns);
        _onsetRate = _onsets.CountSince(_sampleCount - span) * (float)ISoundSource.SampleRate / span;
        _strokeShare = strokes / (float)columns;
    }

    private void UpdateActivity(long index)
    {
        var second = (int)Math.Min(index + 1, ISoundSource.SampleRate / _mel.Settings.Hop);
        var sum = 0.0;
        for (var age = 0; age < second; age++)
        {
            sum += _columnPower[(index - age) % _columnPower.Length];
        }

        _quietColumns = _detector.IsInStroke ? 0 : Math.Min(_quietColumns + 1, _columnPower.Length);
        _recentLevelDb = Decibels.FromPower(sum / second);
        _recentRate = _onsets.CountSince(_sampleCount - RateSeconds * ISoundSource.SampleRate) / (float)RateSeconds;
        _secondsSinceStroke = _quietColumns * _mel.Settings.Hop / (float)ISoundSource.SampleRate;
    }

    private long ToTicks(long sample) => _blockEndTicks - (long)Math.Round((_blockEnd - sample) * _ticksPerSample);
}
