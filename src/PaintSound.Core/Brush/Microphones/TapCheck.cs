using PaintSound.Core.Sources;

namespace PaintSound.Core.Brush.Microphones;

/// <summary>
/// Checks the cables of several microphones: a person taps once beside each, in their order. Not thread-safe. Allocates only when a tap ends.
/// </summary>
/// <param name="microphones">The number of microphones, 2 or more.</param>
internal sealed class TapCheck(int microphones)
{
    /// <summary>How long a tap is awaited, in samples.</summary>
    private const long Patience = 20L * ISoundSource.SampleRate;

    /// <summary>The time after a tap, or after the start, in which nothing counts, in samples: the canvas rings, and a hand goes to the next place.</summary>
    private const long Rest = ISoundSource.SampleRate * 7 / 10;

    private readonly TapDetector[] _detectors = [.. Enumerable.Range(0, microphones).Select(_ => new TapDetector())];
    private readonly List<TapSound[]> _taps = [];
    private long _count, _restUntil, _giveUpAt;
    private long? _tapEnds;

    /// <summary>The state of the check.</summary>
    public TapProgress Progress { get; private set; } = new(TapState.Idle);

    /// <summary>Begins the check anew.</summary>
    public void Start()
    {
        _taps.Clear();
        _tapEnds = null;
        Progress = new(TapState.Waiting);
        Wait();
    }

    /// <summary>Adds a frame: one sample of every microphone, -1..1.</summary>
    public void Add(ReadOnlySpan<float> frame)
    {
        for (var i = 0; i < microphones; i++)
        {
            _detectors[i].Add(frame[i]);
        }

        if (++_count % TapDetector.Hop == 0 && Progress.State == TapState.Waiting)
        {
            Look();
        }
    }

    private void Look()
    {
        if (_count == _tapEnds)
        {
            EndTap();
        }
        else if (_tapEnds is null && _count >= _restUntil && Array.Exists(_detectors, detector => detector.IsLoud))
        {
            Array.ForEach(_detectors, detector => detector.BeginTap());
            _tapEnds = _count + ((TapDetector.TapHops - 1) * TapDetector.Hop);
        }
        else if (_tapEnds is null && _count >= _giveUpAt)
        {
            Progress = Progress with { State = TapState.NotHeard };
        }
    }

    private void EndTap()
    {
        var delays = new int[microphones];
        var tap = new TapSound[microphones];
        for (var i = 0; i < microphones; i++)
        {
            tap[i] = _detectors[i].Read(out delays[i]);
        }

        _tapEnds = null;
        Wait();
        if (!Array.Exists(tap, sound => sound.IsHeard))
        {
            // A click of one step, not a tap.
            return;
        }

        var first = Enumerable.Range(0, microphones).Where(i => tap[i].IsHeard).Min(i => delays[i]);
        _taps.Add([.. tap.Select((sound, i) => sound with { DelayMilliseconds = sound.IsHeard ? delays[i] - first : 0 })]);
        Progress = _taps.Count < microphones
            ? new TapProgress(TapState.Waiting, _taps.Count)
            : new TapProgress(TapState.Done, _taps.Count, TapAssignment.Find(_taps));
    }

    private void Wait() => (_restUntil, _giveUpAt) = (_count + Rest, _count + Patience);
}
