using PaintSound.Core.Signal;

namespace PaintSound.Core.Brush;

/// <summary>
/// Learns how loud voices and music of the room are at the microphone: sound that is periodic for longer than a touch rings, and faint, because
/// the canvas attenuates what comes through the air. Holds the state of one stream. Does not allocate.
/// </summary>
internal sealed class RoomSounds
{
    /// <summary>The autocorrelation from which sound is a voice or a note.</summary>
    private const float ToneCorrelation = 0.62f;

    /// <summary>The autocorrelation below which sound is friction.</summary>
    private const float FrictionCorrelation = 0.5f;

    /// <summary>The loudest frame of sound in the air, in dB. Louder tones are those of a tool.</summary>
    private const float MaxLevelDb = -40;

    /// <summary>A touch this much louder than the room is a touch, in dB.</summary>
    private const float MarginDb = 4;

    /// <summary>Until the room is known, its voices and music may be this loud.</summary>
    private const float FirstLevelDb = -46;

    private const double FirstSeconds = 2;
    private const int FirstFrictionCount = 3;
    private const double KeptSeconds = 30;
    private const float RecentFallDbPerSecond = 40;
    private const float FallDbPerSecond = 1;
    private const float MaxFadeDb = 8;
    private const double ToneSeconds = 0.04;
    /// <summary>How long a faint sound must be friction to be a stroke, in seconds.</summary>
    public const double FrictionSeconds = 0.15;

    private readonly ToneDetector _tone = new();
    private readonly int _intervalFrames, _toneCount, _frictionCount, _kept;
    private readonly float _recentFall, _fall;
    private float _recent = Decibels.Silence, _interval = Decibels.Silence;
    private int _tones, _frictions, _age;
    private bool _wasHeard;

    public RoomSounds(OnsetSettings settings)
    {
        _intervalFrames = (int)Math.Round(0.01 / settings.FrameSeconds);
        _toneCount = (int)Math.Round(ToneSeconds / 0.01);
        _frictionCount = (int)Math.Round(FrictionSeconds / 0.01);
        _kept = (int)(KeptSeconds / settings.FrameSeconds);
        _age = _kept - (int)(FirstSeconds / settings.FrameSeconds);
        (_recentFall, _fall) = ((float)(RecentFallDbPerSecond * settings.FrameSeconds), (float)(FallDbPerSecond * settings.FrameSeconds));
    }

    /// <summary>The loudest frame of voices and music in dB; silence if none were heard.</summary>
    public float LevelDb { get; private set; } = FirstLevelDb;

    /// <summary>True while a voice or a note sounds.</summary>
    public bool IsTone => _tones >= _toneCount;

    /// <summary>True while a sound has been friction for 0.15 s; for a moment, as long as no voice and no music was heard.</summary>
    public bool IsFriction => _frictions >= (_wasHeard ? _frictionCount : FirstFrictionCount);

    /// <summary>True if a frame is louder than voices and music of this room.</summary>
    public bool IsLouder(float levelDb) => levelDb > LevelDb + MarginDb;

    /// <summary>Adds a sample of the high-pass.</summary>
    public void Add(double sample) => _tone.Add(sample);

    /// <summary>Forgets the sound of the last moment.</summary>
    public void Reset() => _tone.Reset();

    /// <summary>Learns from a frame.</summary>
    /// <param name="levelDb">The level of the frame in dB.</param>
    /// <param name="gateDb">The level in dB above which sound is not the noise of the room.</param>
    /// <param name="frame">The number of the frame.</param>
    public void AddFrame(float levelDb, float gateDb, long frame)
    {
        _recent = Math.Max(levelDb, _recent - _recentFall);
        _interval = Math.Max(_interval, levelDb);
        if (++_age > _kept)
        {
            LevelDb = _wasHeard ? Math.Max(Decibels.Silence, LevelDb - _fall) : Decibels.Silence;
        }

        if (frame % _intervalFrames != 0)
        {
            return;
        }

        // What rings after a touch is periodic too, but fades.
        var isLoud = _interval > gateDb;
        var correlation = isLoud ? _tone.Measure() : 0;
        var isTone = isLoud && correlation >= ToneCorrelation && _interval > _recent - MaxFadeDb;
        _tones = isTone ? Math.Min(_tones + 1, _toneCount + 2) : isLoud ? Math.Max(_tones - 1, 0) : 0;
        _frictions = isLoud && correlation < FrictionCorrelation ? _frictions + 1 : 0;
        _interval = Decibels.Silence;
        if (IsTone && _recent <= MaxLevelDb)
        {
            LevelDb = Math.Max(_wasHeard ? LevelDb : Decibels.Silence, _recent);
            (_age, _wasHeard) = (0, true);
        }
    }
}
