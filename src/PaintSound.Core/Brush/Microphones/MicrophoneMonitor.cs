namespace PaintSound.Core.Brush.Microphones;

/// <summary>
/// Watches the contact microphones for the person who connects them: level and condition of each, and a check with taps. Thread-safe. Sound allocates
/// nothing but the results of taps.
/// </summary>
/// <param name="microphones">Samples in a frame, 1 or more.</param>
/// <param name="time">The session clock.</param>
public sealed class MicrophoneMonitor(int microphones, TimeProvider time)
{
    /// <summary>A reading is older than this if the device delivers nothing.</summary>
    private static readonly TimeSpan MaxAge = TimeSpan.FromSeconds(1.5);

    private readonly Lock _lock = new();
    private readonly MicrophoneMeter[] _meters = [.. Enumerable.Range(0, microphones).Select(_ => new MicrophoneMeter())];
    private readonly CopyDetector _copies = new(microphones);
    private readonly TapCheck _taps = new(microphones);
    private readonly float[] _frame = new float[microphones];
    private int _samples;
    private long _last;
    private bool _hasSound;

    /// <summary>The number of microphones.</summary>
    public int Count => microphones;

    /// <summary>The check with taps.</summary>
    public TapProgress Taps
    {
        get
        {
            lock (_lock)
            {
                return _taps.Progress;
            }
        }
    }

    /// <summary>Begins the check with taps anew.</summary>
    public void StartTaps()
    {
        lock (_lock)
        {
            _taps.Start();
        }
    }

    /// <summary>Adds sound.</summary>
    /// <param name="frames">Whole interleaved frames, 16 kHz, -1..1.</param>
    /// <param name="timestamp">The arrival time of the last frame, in ticks of the session clock.</param>
    public void Process(ReadOnlySpan<float> frames, long timestamp)
    {
        lock (_lock)
        {
            for (var at = 0; at + microphones <= frames.Length; at += microphones)
            {
                for (var i = 0; i < microphones; i++)
                {
                    _frame[i] = float.IsFinite(frames[at + i]) ? frames[at + i] : 0;
                    _meters[i].Add(_frame[i]);
                }

                _taps.Add(_frame);
                _copies.Add(_frame);
                if (++_samples == MicrophoneMeter.Window)
                {
                    _samples = 0;
                    _copies.EndWindow();
                }
            }

            (_last, _hasSound) = (timestamp, true);
        }
    }

    /// <summary>Reads every microphone, in the order of the channels.</summary>
    public IReadOnlyList<MicrophoneReading> Read()
    {
        lock (_lock)
        {
            var isMissing = !_hasSound || time.GetElapsedTime(_last) > MaxAge;
            return [.. _meters.Select((meter, i) =>
                isMissing ? meter.Reading with { Condition = MicrophoneCondition.Missing }
                : _copies[i] is { } other && meter.Reading.Condition != MicrophoneCondition.Silent ? meter.Reading with { Condition = MicrophoneCondition.Copy, CopyOf = other }
                : meter.Reading)];
        }
    }
}
