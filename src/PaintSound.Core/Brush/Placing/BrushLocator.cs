using PaintSound.Core.Sources;

namespace PaintSound.Core.Brush.Placing;

/// <summary>
/// Estimates where the brush is on the canvas from two to four contact microphones: the place and the speed of sound whose differences of arrival
/// time agree best with the cross-correlations of all pairs, and whose distances agree with the differences of level.
/// </summary>
/// <remarks>
/// The speed of waves in a canvas depends on its tension, so it is estimated with the place, from 40 to 400 canvas widths per second, and
/// remembered. A microphone that does not hear the brush, or has the samples of another, is left out. With two microphones only the side is known, so
/// the confidence is low. It is low, too, if no place explains all delays, as when two cables are swapped. Only one thread may call it. Does not allocate
/// after its creation.
/// </remarks>
public sealed class BrushLocator
{
    /// <summary>The sound that a place is estimated from, in seconds.</summary>
    public const double WindowSeconds = 0.04;

    private const int Steps = 32;
    private const double MaxDelaySeconds = 0.03;
    private const float LevelDb = 6;          // by which levels differ from the law of distance
    private const float LevelShare = 0.25f;
    private const float NearDistance = 0.05f;  // within it, the level is constant
    private const int Speeds = 16;
    private const double SlowestWidths = 40, FastestWidths = 400;  // per second
    private const float WorstFit = 0.35f, GoodFit = 0.6f;  // the share of the correlation that one place explains
    private const float SpeedMemory = 0.9f;

    private static readonly int MaxLag = (int)(MaxDelaySeconds * ISoundSource.SampleRate);
    private static readonly int Window = (int)(WindowSeconds * ISoundSource.SampleRate);
    private static readonly int Length = Window + (2 * MaxLag);

    private readonly MicrophonePlace[] _places;
    private volatile float _aspect;
    private readonly MicrophoneTrack[] _tracks;
    private readonly PairCorrelation[] _pairs;
    private readonly int[] _heard;  // the microphones that are used, in order
    private readonly float[] _distances, _samplesPerWidth = new float[Speeds], _speedScores = new float[Speeds], _best = new float[Speeds];
    private int _heardCount;
    private long _count;

    /// <summary>Creates a locator with silent history.</summary>
    /// <param name="places">The places of two to four microphones, in the order of the channels.</param>
    /// <param name="aspect">Width of the canvas divided by its height.</param>
    /// <exception cref="ArgumentException">The number of microphones is not 2 to 4.</exception>
    public BrushLocator(IReadOnlyList<MicrophonePlace> places, double aspect = 1)
    {
        ArgumentNullException.ThrowIfNull(places);
        if (places.Count is < MicrophoneArray.MinMicrophones or > MicrophoneArray.MaxMicrophones)
        {
            throw new ArgumentException($"A place needs 2 to 4 microphones, not {places.Count}.", nameof(places));
        }

        (_places, _aspect) = ([.. places], (float)aspect);
        _tracks = [.. places.Select(_ => new MicrophoneTrack(Length))];
        _pairs = [.. Enumerable.Range(0, places.Count * (places.Count - 1) / 2).Select(_ => new PairCorrelation(MaxLag))];
        (_heard, _distances) = (new int[places.Count], new float[places.Count]);
        for (var speed = 0; speed < Speeds; speed++)
        {
            _samplesPerWidth[speed] = (float)(ISoundSource.SampleRate / (SlowestWidths * Math.Pow(FastestWidths / SlowestWidths, speed / (Speeds - 1.0))));
        }
    }

    /// <summary>The number of microphones.</summary>
    public int Channels => _places.Length;

    /// <summary>Width of the canvas divided by its height. Any thread may set it.</summary>
    public double Aspect
    {
        get => _aspect;
        set => _aspect = (float)value;
    }

    /// <summary>How long after an onset <see cref="Locate"/> should be called, in seconds: the sound must have reached every microphone.</summary>
    public static double DelaySeconds => WindowSeconds + MaxDelaySeconds;

    /// <summary>Adds the next samples.</summary>
    /// <param name="frames">Interleaved, one sample of every microphone after the other, 16 kHz, -1..1.</param>
    public void Process(ReadOnlySpan<float> frames)
    {
        for (var i = 0; i + Channels <= frames.Length; i += Channels)
        {
            for (var channel = 0; channel < Channels; channel++)
            {
                _tracks[channel].Add(frames[i + channel]);
            }

            _count++;
        }
    }

    /// <summary>Estimates the place from the sound of the last 0.1 s.</summary>
    /// <returns>The place; the middle with confidence 0 if there was no sound.</returns>
    public BrushPosition Locate()
    {
        _heardCount = 0;
        for (var channel = 0; channel < Channels; channel++)
        {
            _tracks[channel].Read();
            if (_tracks[channel].HearsBrush && !IsCopy(channel))
            {
                _heard[_heardCount++] = channel;
            }
        }

        if (_count < Length || _heardCount < MicrophoneArray.MinMicrophones)
        {
            return new BrushPosition(0.5f, 0.5f, 0);
        }

        var (pair, alike) = (0, 0f);
        for (var first = 0; first < _heardCount; first++)
        {
            for (var second = first + 1; second < _heardCount; second++)
            {
                _pairs[pair].Compute(_tracks[_heard[first]].Sound, _tracks[_heard[second]].Sound);
                alike += _pairs[pair++].Max;
            }
        }

        return Search(alike / pair);
    }

    private bool IsCopy(int channel)
    {
        for (var i = 0; i < _heardCount; i++)
        {
            if (_tracks[channel].IsCopyOf(_tracks[_heard[i]]))
            {
                return true;
            }
        }

        return false;
    }

    // "alike" is the mean correlation of all pairs, each at the delay that suits it best.
    private BrushPosition Search(float alike)
    {
        Array.Fill(_best, float.MinValue);
        var (bestX, bestY, bestDelays, best, sum, count) = (0f, 0f, 0f, float.MinValue, 0.0, 0);
        for (var row = 0; row <= Steps; row++)
        {
            for (var column = 0; column <= Steps; column++)
            {
                var (x, y) = ((float)column / Steps, (float)row / Steps);
                var level = ScoreLevels(x, y);
                for (var speed = 0; speed < Speeds; speed++)
                {
                    var delays = ScoreDelays(_samplesPerWidth[speed]);
                    var score = level + delays;
                    _best[speed] = Math.Max(_best[speed], score);
                    score += _speedScores[speed];
                    (sum, count) = (sum + score, count + 1);
                    (bestX, bestY, bestDelays, best) = score > best ? (x, y, delays, score) : (bestX, bestY, bestDelays, best);
                }
            }
        }

        // The canvas does not change its tension from stroke to stroke.
        var highest = _best.Max();
        for (var speed = 0; speed < Speeds; speed++)
        {
            _speedScores[speed] = (SpeedMemory * _speedScores[speed]) + ((1 - SpeedMemory) * (_best[speed] - highest) * 4);
        }

        var certain = Math.Clamp((float)(best - (sum / count)) * 1.5f, 0, 1) * Math.Clamp(((bestDelays / alike) - WorstFit) / (GoodFit - WorstFit), 0, 1);
        return new BrushPosition(bestX, bestY, certain * (_heardCount - 1) / 3);
    }

    private float ScoreDelays(float samplesPerWidth)
    {
        var (total, pair) = (0f, 0);
        for (var first = 0; first < _heardCount; first++)
        {
            for (var second = first + 1; second < _heardCount; second++)
            {
                total += _pairs[pair++].At((_distances[first] - _distances[second]) * samplesPerWidth);
            }
        }

        return total / pair;
    }

    // The level falls with the square root of the distance: 3 dB per doubling, as a wave in two dimensions.
    private float ScoreLevels(float x, float y)
    {
        var mean = 0f;
        for (var i = 0; i < _heardCount; i++)
        {
            var place = _places[_heard[i]];
            var (dx, dy) = (x - place.X, (y - place.Y) / _aspect);
            _distances[i] = MathF.Sqrt((dx * dx) + (dy * dy));
            mean += (_tracks[_heard[i]].LevelDb - ExpectedDb(i)) / _heardCount;
        }

        var squares = 0f;
        for (var i = 0; i < _heardCount; i++)
        {
            var difference = (_tracks[_heard[i]].LevelDb - ExpectedDb(i) - mean) / LevelDb;
            squares += difference * difference / _heardCount;
        }

        return -LevelShare * squares;
    }

    private float ExpectedDb(int i) => -10 * MathF.Log10(_distances[i] + NearDistance);
}
