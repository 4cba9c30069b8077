using PaintSound.Core.Signal;

namespace PaintSound.Core.Brush;

/// <summary>
/// The floor of a room, measured over 100 ms: whole periods of 50 Hz and of 60 Hz, so that mains hum with any harmonics counts as steady.
/// </summary>
/// <remarks>
/// A window of 100 ms has five parts of 20 ms. The level of a part is 3.5 dB below its loudest frame, which for hum is one of its peaks; the
/// level of the window is that of its quietest part, so that a touch does not count. The floor falls at once to a quieter window, within a limit,
/// and rises slowly. If the power of the last 1.5 s was steady, as that of a stroke never is for so long, the room itself has become louder,
/// and the floor rises to it. Windows with dropouts teach nothing, and a fade to silence is undone.
/// </remarks>
internal sealed class RoomFloor : INoiseFloor
{
    private const int Parts = 5;
    private const int SteadyWindows = 15;
    private const float FallDb = 6;          // in a window: 60 dB per second
    private const float SteadySpreadDb = 2;  // of the power of windows
    private const int UndoneWindows = 5;     // before an interruption
    private const int NoiseWindows = 10;     // of steady sound between zeros are the noise of the room
    private const int KeptFrames = 4000;     // 10 s, in which zeros or sound prevail
    private const float PeakOverFloorDb = 3.5f;  // the thresholds are distances from quiet frames

    private readonly float _minimum, _rise, _gate;
    private readonly int _partFrames;
    private readonly float[] _powers = new float[SteadyWindows], _levels = new float[SteadyWindows], _floors = new float[UndoneWindows];
    private long _windows, _steadySince;
    private int _frames, _parts;
    private float _part, _window, _level;
    private double _power;
    private bool _isLearned;
    private long _signalFrames, _silentFrames;
    private float _quietest = float.MaxValue;

    public RoomFloor(OnsetSettings settings)
    {
        _minimum = settings.MinFloorDb;
        _gate = settings.GateDb;
        _partFrames = (int)Math.Round(0.02 / settings.FrameSeconds);
        _rise = settings.FloorRiseDbPerSecond * 0.02f * Parts;
        (_part, _window) = (Decibels.Silence, float.MaxValue);
    }

    /// <inheritdoc/>
    public float? LevelDb => _isLearned ? _level : null;

    /// <inheritdoc/>
    public bool IsGated { get; private set; }

    /// <inheritdoc/>
    public void Add(float levelDb, bool isSignal)
    {
        if (!isSignal)
        {
            _silentFrames++;
            Forget();
            Interrupt();
            return;
        }

        _signalFrames++;
        Forget();
        _quietest = Math.Min(_quietest, levelDb);
        _part = Math.Max(_part, levelDb);
        _power += Decibels.ToPower(levelDb);
        if (++_frames % _partFrames != 0)
        {
            return;
        }

        _window = Math.Min(_window, _part - PeakOverFloorDb);
        _part = Decibels.Silence;
        if (++_parts == Parts)
        {
            Learn();
            Restart();
        }
    }

    private void Learn()
    {
        var slot = (int)(_windows % SteadyWindows);
        _powers[slot] = Decibels.FromPower(_power / _frames);
        _levels[slot] = _window;
        if (!_isLearned && _silentFrames > 0 && _windows + 1 - _steadySince < NoiseWindows)
        {
            // What follows zeros may be a touch through a gate.
            _windows++;
            return;
        }

        var level = !_isLearned ? _window
            : _window < _level ? Math.Max(_window, _level - FallDb)
            : Math.Min(_window, _level + _rise);
        _windows++;
        if (_windows - _steadySince >= SteadyWindows && IsSteady(SteadyWindows))
        {
            level = Math.Max(level, Mean(_levels));
            IsGated = false;
        }

        SetLevel(level);
        _floors[(int)(_windows % UndoneWindows)] = _level;
    }

    private void Interrupt()
    {
        var windows = _windows - _steadySince;
        if (_frames > 0 || windows > 0)
        {
            if (_silentFrames > _signalFrames && (windows < NoiseWindows || !IsSteady((int)Math.Min(windows, SteadyWindows))))
            {
                // A gate in the interface cuts the noise of the room out: nothing that it lets through is noise.
                SetLevel(_isLearned ? Math.Min(_level, _quietest - _gate) : _quietest - _gate);
                IsGated = true;
            }
            else if (!_isLearned && _parts > 0)
            {
                // What is left of the first sound must do.
                SetLevel(_window);
            }
            else if (windows >= UndoneWindows)
            {
                // The interface may have faded the sound out.
                SetLevel(Math.Max(_level, _floors[(int)((_windows + 1) % UndoneWindows)]));
            }
        }

        (_steadySince, _quietest) = (_windows, float.MaxValue);
        Restart();
    }

    private void Forget()
    {
        if (_signalFrames + _silentFrames > KeptFrames)
        {
            (_signalFrames, _silentFrames) = (_signalFrames / 2, _silentFrames / 2);
        }
    }

    private void SetLevel(float level) => (_level, _isLearned) = (Math.Max(_minimum, level), true);

    private void Restart() => (_frames, _parts, _part, _window, _power) = (0, 0, Decibels.Silence, float.MaxValue, 0);

    private bool IsSteady(int windows)
    {
        var (low, high) = (float.MaxValue, float.MinValue);
        for (var n = 1; n <= windows; n++)
        {
            var power = _powers[(int)((_windows - n + SteadyWindows) % SteadyWindows)];
            (low, high) = (Math.Min(low, power), Math.Max(high, power));
        }

        return high - low <= SteadySpreadDb;
    }

    private static float Mean(float[] values)
    {
        var sum = 0f;
        foreach (var value in values)
        {
            sum += value;
        }

        return sum / values.Length;
    }
}
