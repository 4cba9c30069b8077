using PaintSound.Core.Signal;
using PaintSound.Core.Sources;

namespace PaintSound.Core.Brush;

/// <summary>
/// Detects onsets and strokes in 16 kHz sound. Works in the time domain with short frames (2.5 ms by default), because the 50 ms window of
/// the mel would delay every onset.
/// </summary>
/// <remarks>
/// <para>
/// The level of a frame in dB, after a high-pass, drives three followers: a fast envelope (rises immediately, falls at a constant rate), a
/// slow envelope (a moving average of the fast one) and the noise floor (<see cref="RoomFloor"/>). A stroke starts when a frame is
/// <see cref="OnsetSettings.GateDb"/> above the floor; its start is an onset. Within a stroke, an onset is a rise of the fast
/// envelope by <see cref="OnsetSettings.RiseDb"/> above the slow one. Steady sound is no onset, however loud it is.
/// </para>
/// <para>
/// In a room, three things are no touches: dropouts of the interface (<see cref="DropoutDetector"/>), electrical pulses that are over within a
/// millisecond (<see cref="PulseDetector"/>), and faint voices and music (<see cref="RoomSounds"/>). In the first two seconds, and while the
/// room has voices or music, a touch that is not louder than them is reported 0.15 s late, when it is surely friction.
/// </para>
/// <para>
/// Latency: the detector reports an onset when a frame above the gate is complete. For a sudden touch this is 0 to 5 ms (two frames)
/// after its first sample, depending on the position within a frame, and one frame more if the touch could be a pulse. A slow attack adds the time that it takes to rise GateDb above the
/// floor; the device adds the rest of its block. Measured by OnsetDetectorTests with taps, scrapes and swells over room noise and hum: 3 to
/// 4 ms (median), 5 to 18 ms (95th percentile). Reported positions are those of the frame's first sample, so they already exclude one frame.
/// </para>
/// <para>Holds the state of one stream. Calls the handlers on the thread that calls <see cref="Push"/>. Does not allocate.</para>
/// </remarks>
public sealed class OnsetDetector
{
    /// <summary>The rise in dB that has strength 1.</summary>
    private const float MaxStrengthDb = 40;

    /// <summary>Frames below this level are no signal of a microphone but the last bit of a muted input, in dB.</summary>
    private const float MinSignalDb = -95;

    /// <summary>Frames after a dropout in which the high-pass settles: 10 ms.</summary>
    private const int SettlingFrames = 4;

    /// <summary>A touch is this much louder than the loudest moment of the loudspeakers that was measured, in dB: music has louder moments.</summary>
    private const float LoudspeakerMarginDb = 4;

    /// <summary>A touch is judged within so many frames.</summary>
    private const int MaxPulseFrames = 2;

    private readonly OnsetSettings _settings;
    private readonly OnsetHandler _onset;
    private readonly StrokeHandler _stroke;
    private readonly Action<float, float>? _frame;
    private readonly HighPass _highPass;
    private readonly DropoutDetector _dropout = new();
    private readonly PulseDetector _pulse = new();
    private readonly RoomSounds _room;
    private readonly INoiseFloor _floor;
    private readonly float _fall, _slowShare;
    private readonly int _refractory, _hold, _frictionFrames;
    private double _energy, _peak;
    private volatile float _loudspeakerDb = Decibels.Silence;
    private float _held;
    private bool _hasDropout, _hasStarted;
    private int _frameFill, _settling;
    private long _frames, _lastOnset, _lastLoud, _touch = -1;
    private bool _isTouchLouder;
    private float _fast, _slow, _touchRise, _strokeDb;

    /// <summary>Creates a detector at the start of a stream.</summary>
    /// <param name="settings">Thresholds and times.</param>
    /// <param name="onset">Called for every onset.</param>
    /// <param name="stroke">Called for every start and end of a stroke; for a start, before <paramref name="onset"/>.</param>
    /// <param name="frame">Called for every frame with its level and its peak in dB, after the others; may be null.</param>
    public OnsetDetector(OnsetSettings settings, OnsetHandler onset, StrokeHandler stroke, Action<float, float>? frame = null)
    {
        (_settings, _onset, _stroke, _frame) = (settings, onset, stroke, frame);
        _highPass = new HighPass(settings.HighPassHz, ISoundSource.SampleRate);
        _floor = settings.Room ? new RoomFloor(settings) : new MusicFloor(settings);
        _room = new RoomSounds(settings);
        var seconds = settings.FrameSeconds;
        _fall = (float)(settings.FallDbPerSecond * seconds);
        _slowShare = (float)(1 - Math.Exp(-seconds / settings.SlowEnvelopeSeconds));
        _refractory = (int)Math.Round(settings.RefractorySeconds / seconds);
        _hold = (int)Math.Round(settings.HoldSeconds / seconds);
        _frictionFrames = (int)Math.Round(RoomSounds.FrictionSeconds / seconds);
        _lastOnset = -_refractory;
    }

    /// <summary>The current level in dB: the fast envelope after the high-pass.</summary>
    public float LevelDb => _frames == 0 ? Decibels.Silence : _fast;

    /// <summary>The noise floor in dB; null until enough signal has been heard.</summary>
    public float? FloorDb => _floor.LevelDb;

    /// <summary>
    /// The loudest level in dB that loudspeakers reach at this microphone, as <see cref="LevelDb"/> measures it; silence if it is not known. What is not
    /// 4 dB louder is no touch. Thread-safe.
    /// </summary>
    public float LoudspeakerDb
    {
        get => _loudspeakerDb;
        set => _loudspeakerDb = value;
    }

    /// <summary>True between the start and the end of a stroke.</summary>
    public bool IsInStroke { get; private set; }

    /// <summary>Processes the next samples.</summary>
    /// <param name="samples">Any number of samples at 16 kHz, -1..1.</param>
    public void Push(ReadOnlySpan<float> samples)
    {
        foreach (var sample in samples)
        {
            var y = _highPass.Filter(_settings.Room ? BridgeDropout(sample) : sample);
            _energy += y * y;
            _peak = Math.Max(_peak, Math.Abs(y));
            if (_settings.Room)
            {
                _pulse.Add(y);
                _room.Add(y);
            }

            if (++_frameFill == _settings.FrameSamples)
            {
                ProcessFrame(GetFrameLevel());
                (_energy, _peak, _frameFill, _hasDropout) = (0, 0, 0, false);
                _frames++;
            }
        }
    }

    // During a dropout, the filter gets the last sample before it, so that the dropout itself makes no sound.
    private float BridgeDropout(float sample)
    {
        var isBack = _dropout.Add(sample);
        _hasDropout |= _dropout.IsDropout;
        if (isBack || !_hasStarted)
        {
            _highPass.Settle(float.IsFinite(sample) ? sample : 0);
            (_settling, _hasStarted) = (_floor.LevelDb is null || _floor.IsGated ? 0 : SettlingFrames, true);
        }

        _held = sample == 0 || _dropout.IsDropout ? _held : sample;
        return _held;
    }

    // A NaN or infinite sample would stay in the filter forever.
    private float GetFrameLevel()
    {
        if (double.IsFinite(_energy))
        {
            return Decibels.FromPower(_energy / _settings.FrameSamples);
        }

        _highPass.Reset();
        _hasStarted = false;
        _pulse.Reset();
        _room.Reset();
        _hasDropout = _settings.Room;
        return _floor.LevelDb ?? _settings.MinFloorDb;
    }

    private void ProcessFrame(float level)
    {
        var isSignal = !_settings.Room || (!_hasDropout && level > MinSignalDb && _settling == 0);
        _settling = Math.Max(0, _settling - 1);
        if (_floor.LevelDb is { } floor)
        {
            ProcessFrame(isSignal ? level : Decibels.Silence, Math.Max(floor, _loudspeakerDb + LoudspeakerMarginDb - _settings.GateDb));
        }
        else
        {
            (_fast, _slow) = (level, level);
        }

        _floor.Add(level, isSignal);
        _frame?.Invoke(level, Decibels.FromPower(_peak * _peak));
    }

    private void ProcessFrame(float level, float floor)
    {
        _fast = Math.Max(level, _fast - _fall);
        var rise = _fast - Math.Max(_slow, floor);
        var loud = level - floor > _settings.GateDb;
        if (_settings.Room)
        {
            _room.AddFrame(level, floor + _settings.GateDb, _frames);
        }

        if (loud && !IsInStroke && _touch < 0)
        {
            (_touch, _isTouchLouder, _touchRise) = (_frames, false, 0);
        }

        if (_touch >= 0)
        {
            JudgeTouch(level, loud, rise);
        }
        else if (IsInStroke && loud && rise > _settings.RiseDb && (!_settings.Room || _room.IsLouder(level) || _room.IsFriction))
        {
            ReportOnset(_frames, rise);
        }

        _slow += (_fast - _slow) * _slowShare;
        _strokeDb = Math.Max(_strokeDb, level);
        if (level - floor > _settings.ReleaseDb)
        {
            _lastLoud = _frames;
        }
        else if (IsInStroke && _frames - _lastLoud >= _hold)
        {
            EndStroke((_lastLoud + 1) * _settings.FrameSamples);
        }

        if (IsInStroke && _settings.Room && _room.IsTone && !_room.IsLouder(_strokeDb))
        {
            // It was a voice or music.
            EndStroke((_frames + 1) * _settings.FrameSamples);
        }
    }

    private void JudgeTouch(float level, bool loud, float rise)
    {
        if (_settings.Room)
        {
            if (!_isTouchLouder && _room.IsLouder(level))
            {
                (_touch, _isTouchLouder) = (_frames, true);
            }

            _touchRise = Math.Max(_touchRise, rise);

            var age = _frames - _touch;
            // The frame before counts too: what follows a pulse is its ringing.
            if (_isTouchLouder && age <= MaxPulseFrames && _pulse.IsPulse((int)(age + 2) * _settings.FrameSamples) is var isPulse && isPulse != false)
            {
                _touch = isPulse == true ? -1 : _touch;
                return;
            }

            if (!_isTouchLouder && !_room.IsFriction)
            {
                // It may be a voice or music: wait until it is over, or louder, or surely friction.
                _lastLoud = loud ? _frames : _lastLoud;
                _touch = _frames - _lastLoud >= _hold ? -1 : _touch;
                return;
            }

            // Friction may follow a voice: it began when the autocorrelation fell.
            _touch = _isTouchLouder ? _touch : Math.Max(_touch, _frames - _frictionFrames);
        }

        var touch = _touch;
        (IsInStroke, _touch, _strokeDb) = (true, -1, level);
        _lastLoud = _frames;
        _stroke(touch * _settings.FrameSamples, true);
        ReportOnset(touch, Math.Max(_touchRise, rise));
    }

    private void ReportOnset(long frame, float rise)
    {
        if (frame - _lastOnset >= _refractory)
        {
            _lastOnset = frame;
            _slow = _fast;
            _onset(frame * _settings.FrameSamples, Math.Clamp(rise / MaxStrengthDb, 0, 1));
        }
    }

    private void EndStroke(long sample)
    {
        (IsInStroke, _strokeDb) = (false, Decibels.Silence);
        _stroke(sample, false);
    }
}
