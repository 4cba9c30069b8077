using PaintSound.Core.Signal;
using PaintSound.Core.Sources;

namespace PaintSound.Core.Brush;

/// <summary>
/// Finds onsets and strokes in 16 kHz sound, in the time domain and in short frames, because the 50 ms window of the mel would
/// make every touch late.
/// </summary>
/// <remarks>
/// <para>
/// A frame's level in dB, after a high-pass, drives three followers: a fast envelope (rises at once, falls steadily), a slow one
/// (the recent past of the fast one) and the noise floor (rises slowly, falls fast). A stroke starts when a frame stands
/// <see cref="OnsetSettings.GateDb"/> above the floor, and its start is an onset. Within a stroke an onset is a jump of the fast
/// envelope of <see cref="OnsetSettings.RiseDb"/> above the slow one. Steady sound, however loud, is no onset.
/// </para>
/// <para>
/// Latency: an onset is known when a frame is complete that stands above the gate. For a touch that does so at once this is
/// between 0 and 2 Frame / 16000 s after its first sample (0 to 5 ms, depending on where in a frame it falls); a slow attack adds the
/// time that it takes to climb GateDb above the floor; the device adds the rest of its block. Measured by OnsetFinderTests on taps, scrapes
/// and swells over room noise and hum: 2 ms in the middle, 4 to 5 ms at 95 %.
/// Reported positions are those of the frame's first sample, so the one frame that is always spent is already taken off.
/// </para>
/// <para>State of one stream; handlers are called on the thread that pushes; nothing allocates.</para>
/// </remarks>
public sealed class OnsetDetector
{
    /// <summary>Frames before the floor is known: the high-pass settles, the room is heard.</summary>
    private const int Settling = 20;

    /// <summary>The jump that counts as strength 1.</summary>
    private const float StrongestDb = 40;

    private readonly OnsetSettings _settings;
    private readonly OnsetHandler _onset;
    private readonly StrokeHandler _stroke;
    private readonly HighPass _highPass;
    private readonly float _fall, _floorRise, _floorFall, _pastShare;
    private readonly int _refractory, _hold;
    private double _energy;
    private int _inFrame;
    private long _frames, _lastOnset, _lastLoud;
    private float _fast, _past, _floor;

    /// <summary>Begins to listen.</summary>
    /// <param name="settings">Thresholds and times.</param>
    /// <param name="onset">Called with every onset.</param>
    /// <param name="stroke">Called with every start and end of a stroke, at a start before <paramref name="onset"/>.</param>
    public OnsetDetector(OnsetSettings settings, OnsetHandler onset, StrokeHandler stroke)
    {
        (_settings, _onset, _stroke) = (settings, onset, stroke);
        _highPass = new HighPass(settings.HighPassHz, ISoundSource.SampleRate);
        var seconds = (double)settings.Frame / ISoundSource.SampleRate;
        _fall = (float)(settings.FallDbPerSecond * seconds);
        _floorRise = (float)(settings.FloorRiseDbPerSecond * seconds);
        _floorFall = 40 * _floorRise;
        _pastShare = (float)(1 - Math.Exp(-seconds / settings.PastSeconds));
        _refractory = (int)Math.Round(settings.RefractorySeconds / seconds);
        _hold = (int)Math.Round(settings.HoldSeconds / seconds);
        _lastOnset = -_refractory;
    }

    /// <summary>The level now: the fast envelope of what the high-pass leaves, in dB.</summary>
    public float LevelDb => _frames == 0 ? Decibels.Silence : _fast;

    /// <summary>True between the start and the end of a stroke.</summary>
    public bool InStroke { get; private set; }

    /// <summary>Takes the next samples.</summary>
    /// <param name="samples">Any number at 16 kHz, -1..1.</param>
    public void Push(ReadOnlySpan<float> samples)
    {
        foreach (var sample in samples)
        {
            var y = _highPass.Next(sample);
            _energy += y * y;
            if (++_inFrame == _settings.Frame)
            {
                Judge(LevelOfFrame());
                (_energy, _inFrame) = (0, 0);
                _frames++;
            }
        }
    }

    // A sample that is no number would stay in the filter for ever.
    private float LevelOfFrame()
    {
        if (double.IsFinite(_energy))
        {
            return Decibels.FromPower(_energy / _settings.Frame);
        }

        _highPass.Reset();
        return _floor;
    }

    private void Judge(float level)
    {
        if (_frames < Settling)
        {
            // The high-pass rings for the first frames if the stream begins with an offset.
            _floor = Math.Max(_settings.QuietestDb, _frames <= Settling / 2 ? level : Math.Min(_floor, level));
            (_fast, _past) = (level, level);
            return;
        }

        _fast = Math.Max(level, _fast - _fall);
        var rise = _fast - Math.Max(_past, _floor);
        var loud = level - _floor > _settings.GateDb;
        var starts = loud && !InStroke;
        if (starts)
        {
            InStroke = true;
            _stroke(_frames * _settings.Frame, true);
        }

        if ((starts || (loud && rise > _settings.RiseDb)) && _frames - _lastOnset >= _refractory)
        {
            _lastOnset = _frames;
            _past = _fast;
            _onset(_frames * _settings.Frame, Math.Clamp(rise / StrongestDb, 0, 1));
        }

        _past += (_fast - _past) * _pastShare;
        if (level - _floor > _settings.ReleaseDb)
        {
            _lastLoud = _frames;
        }
        else if (InStroke && _frames - _lastLoud >= _hold)
        {
            InStroke = false;
            _stroke((_lastLoud + 1) * _settings.Frame, false);
        }

        _floor = Math.Max(_settings.QuietestDb, level > _floor ? _floor + _floorRise : Math.Max(level, _floor - _floorFall));
    }
}
