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
/// slow envelope (a moving average of the fast one) and the noise floor (rises slowly, falls fast). A stroke starts when a frame is
/// <see cref="OnsetSettings.GateDb"/> above the floor; its start is an onset. Within a stroke, an onset is a rise of the fast
/// envelope by <see cref="OnsetSettings.RiseDb"/> above the slow one. Steady sound is no onset, however loud it is.
/// </para>
/// <para>
/// Latency: the detector reports an onset when a frame above the gate is complete. For a sudden touch this is 0 to 5 ms (two frames)
/// after its first sample, depending on the position within a frame. A slow attack adds the time that it takes to rise GateDb above the
/// floor; the device adds the rest of its block. Measured by OnsetDetectorTests with taps, scrapes and swells over room noise and hum: 2 ms
/// (median), 4 to 5 ms (95th percentile). Reported positions are those of the frame's first sample, so they already exclude one frame.
/// </para>
/// <para>Holds the state of one stream. Calls the handlers on the thread that calls <see cref="Push"/>. Does not allocate.</para>
/// </remarks>
public sealed class OnsetDetector
{
    /// <summary>The number of frames for which the high-pass settles and the noise floor is measured.</summary>
    private const int SettlingFrames = 20;

    /// <summary>The rise in dB that has strength 1.</summary>
    private const float MaxStrengthDb = 40;

    private readonly OnsetSettings _settings;
    private readonly OnsetHandler _onset;
    private readonly StrokeHandler _stroke;
    private readonly HighPass _highPass;
    private readonly float _fall, _floorRise, _floorFall, _slowShare;
    private readonly int _refractory, _hold;
    private double _energy;
    private int _frameFill;
    private long _frames, _lastOnset, _lastLoud;
    private float _fast, _slow, _floor;

    /// <summary>Creates a detector at the start of a stream.</summary>
    /// <param name="settings">Thresholds and times.</param>
    /// <param name="onset">Called for every onset.</param>
    /// <param name="stroke">Called for every start and end of a stroke; for a start, before <paramref name="onset"/>.</param>
    public OnsetDetector(OnsetSettings settings, OnsetHandler onset, StrokeHandler stroke)
    {
        (_settings, _onset, _stroke) = (settings, onset, stroke);
        _highPass = new HighPass(settings.HighPassHz, ISoundSource.SampleRate);
        var seconds = (double)settings.FrameSamples / ISoundSource.SampleRate;
        _fall = (float)(settings.FallDbPerSecond * seconds);
        _floorRise = (float)(settings.FloorRiseDbPerSecond * seconds);
        _floorFall = 40 * _floorRise;
        _slowShare = (float)(1 - Math.Exp(-seconds / settings.SlowEnvelopeSeconds));
        _refractory = (int)Math.Round(settings.RefractorySeconds / seconds);
        _hold = (int)Math.Round(settings.HoldSeconds / seconds);
        _lastOnset = -_refractory;
    }

    /// <summary>The current level in dB: the fast envelope after the high-pass.</summary>
    public float LevelDb => _frames == 0 ? Decibels.Silence : _fast;

    /// <summary>True between the start and the end of a stroke.</summary>
    public bool IsInStroke { get; private set; }

    /// <summary>Processes the next samples.</summary>
    /// <param name="samples">Any number of samples at 16 kHz, -1..1.</param>
    public void Push(ReadOnlySpan<float> samples)
    {
        foreach (var sample in samples)
        {
            var y = _highPass.Filter(sample);
            _energy += y * y;
            if (++_frameFill == _settings.FrameSamples)
            {
                ProcessFrame(GetFrameLevel());
                (_energy, _frameFill) = (0, 0);
                _frames++;
            }
        }
    }

    // A NaN or infinite sample would stay in the filter forever.
    private float GetFrameLevel()
    {
        if (double.IsFinite(_energy))
        {
            return Decibels.FromPower(_energy / _settings.FrameSamples);
        }

        _highPass.Reset();
        return _floor;
    }

    private void ProcessFrame(float level)
    {
        if (_frames < SettlingFrames)
        {
            // The high-pass rings in the first frames if the stream starts with an offset.
            _floor = Math.Max(_settings.MinFloorDb, _frames <= SettlingFrames / 2 ? level : Math.Min(_floor, level));
            (_fast, _slow) = (level, level);
            return;
        }

        _fast = Math.Max(level, _fast - _fall);
        var rise = _fast - Math.Max(_slow, _floor);
        var loud = level - _floor > _settings.GateDb;
        var starts = loud && !IsInStroke;
        if (starts)
        {
            IsInStroke = true;
            _stroke(_frames * _settings.FrameSamples, true);
        }

        if ((starts || (loud && rise > _settings.RiseDb)) && _frames - _lastOnset >= _refractory)
        {
            _lastOnset = _frames;
            _slow = _fast;
            _onset(_frames * _settings.FrameSamples, Math.Clamp(rise / MaxStrengthDb, 0, 1));
        }

        _slow += (_fast - _slow) * _slowShare;
        if (level - _floor > _settings.ReleaseDb)
        {
            _lastLoud = _frames;
        }
        else if (IsInStroke && _frames - _lastLoud >= _hold)
        {
            IsInStroke = false;
            _stroke((_lastLoud + 1) * _settings.FrameSamples, false);
        }

        _floor = Math.Max(_settings.MinFloorDb, level > _floor ? _floor + _floorRise : Math.Max(level, _floor - _floorFall));
    }
}
