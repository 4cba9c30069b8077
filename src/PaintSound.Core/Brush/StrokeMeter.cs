using PaintSound.Core.Sources;

namespace PaintSound.Core.Brush;

/// <summary>
/// Measures the stroke that sounds: length, direction, pressure and kind. Holds the state of one stream. Not thread-safe. Does not allocate.
/// </summary>
/// <param name="settings">The length of a frame.</param>
internal sealed class StrokeMeter(OnsetSettings settings)
{
    /// <summary>Before this time, every stroke could be a tap, in seconds.</summary>
    private const double EarliestSeconds = 0.2;

    private const double AttackSeconds = 0.02;
    private const float DirectionOctaves = 1;
    private const float BrightnessOctaves = 6;  // from DarkestHz to BrightestHz

    private readonly int _attackFrames = (int)Math.Round(AttackSeconds / settings.FrameSeconds);
    private readonly StrokeFeatures _features = new();
    private readonly float[] _brightnesses = new float[1024];   // of the columns of the stroke; a longer one is told by its last 12.8 s
    private int _columns;
    private long _start;
    private bool _isSounding;

    /// <summary>The stroke that sounds, or the last one.</summary>
    public StrokeReading Reading { get; private set; }

    /// <summary>What the kind is told from.</summary>
    public StrokeFeatures Features => _features;

    /// <summary>A stroke has started.</summary>
    /// <param name="sample">Its first sample.</param>
    public void Start(long sample)
    {
        (_start, _isSounding, _columns) = (sample, true, 0);
        _features.Reset();
        Reading = default;
    }

    /// <summary>Adds a frame of the stroke.</summary>
    /// <param name="levelDb">Its level in dB, after the high-pass.</param>
    /// <param name="peakDb">Its peak in dB.</param>
    public void AddFrame(float levelDb, float peakDb)
    {
        if (_isSounding)
        {
            _features.AddFrame(levelDb, peakDb, _attackFrames);
        }
    }

    /// <summary>Adds a mel column of the stroke.</summary>
    /// <param name="brightness">Its brightness, 0..1.</param>
    /// <param name="spread">How far its bands lie from it, 0..1.</param>
    /// <param name="level">Its level in the painter's range, 0..1.</param>
    /// <param name="sample">The sample after its last.</param>
    public void AddColumn(float brightness, float spread, float level, long sample)
    {
        if (_isSounding)
        {
            _brightnesses[_columns++ % _brightnesses.Length] = brightness;
            _features.AddColumn(brightness, spread, level);
            Reading = Measure(Math.Max(0, sample - _start) / (double)ISoundSource.SampleRate, hasEnded: false);
        }
    }

    /// <summary>The stroke has ended.</summary>
    /// <param name="sample">The sample after its last.</param>
    public void End(long sample)
    {
        _isSounding = false;
        Reading = Measure((sample - _start) / (double)ISoundSource.SampleRate, hasEnded: true);
    }

    private StrokeReading Measure(double seconds, bool hasEnded)
    {
        var (kind, confidence) = (StrokeKind.None, 0f);
        if (hasEnded || seconds >= EarliestSeconds)
        {
            (kind, confidence) = StrokeClassifier.Classify(_features, seconds);
        }

        return new StrokeReading((float)seconds, MeasureDirection(), _features.Pressure, kind, confidence);
    }

    private float MeasureDirection()
    {
        var count = Math.Min(_columns, _brightnesses.Length);
        if (count < 4)
        {
            return 0;
        }

        var (first, second) = (0f, 0f);
        for (var age = 1; age <= count; age++)
        {
            var brightness = _brightnesses[(_columns - age) % _brightnesses.Length];
            (first, second) = age <= count / 2 ? (first, second + brightness) : (first + brightness, second);
        }

        var octaves = BrightnessOctaves * ((second / (count / 2)) - (first / (count - (count / 2))));
        return Math.Clamp(octaves / DirectionOctaves, -1, 1);
    }
}
