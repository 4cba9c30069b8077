using Microsoft.Extensions.Logging;
using PaintSound.Core.Brush;
using PaintSound.Core.Control;
using PaintSound.Core.Events;

namespace PaintSound.Performance.Pipeline;

/// <summary>
/// Between those that perceive and those that announce. Two kinds of hand-over: gestures are a latest value, because an old
/// level is worthless; everything else is an ordered queue with a bound, whose drops are counted. Posting never waits and
/// never allocates; announcing happens on one thread of its own, so a slow announcer delays nobody but itself.
/// </summary>
/// <param name="logger">Receives a message about each output that fails.</param>
public sealed partial class EventQueue(ILogger<EventQueue> logger) : IDisposable
{
    private readonly HashSet<IPerformanceOutput> _silenced = [];
    private readonly Lock _lock = new();
    private readonly AutoResetEvent _posted = new(initialState: false);
    private readonly PerformanceEvent[] _queue = new PerformanceEvent[256];
    private int _first;
    private int _count;
    private BrushFeatures _gesture;
    private bool _gestureIsNew;
    private ShowState? _told;
    private long _dropped;
    private bool _over;
    private volatile IReadOnlyList<string> _disabled = [];

    /// <summary>Announcements that found the queue full.</summary>
    public long Dropped => Interlocked.Read(ref _dropped);

    /// <summary>The names of the outputs that failed and are disabled. From any thread.</summary>
    public IReadOnlyList<string> DisabledOutputs => _disabled;

    /// <summary>Puts an announcement at the end of the queue; where it is full, this one is dropped and counted.</summary>
    public void Post(in PerformanceEvent announcement)
    {
        lock (_lock)
        {
            if (_over)
            {
                return;
            }

            if (_count == _queue.Length)
            {
                Interlocked.Increment(ref _dropped);
                return;
            }

            _queue[(_first + _count++) % _queue.Length] = announcement;
            _posted.Set();
        }
    }

    /// <summary>Replaces the brush's gesture.</summary>
    public void Post(in BrushFeatures gesture)
    {
        lock (_lock)
        {
            _gesture = gesture;
            _gestureIsNew = true;
        }

        _posted.Set();
    }

    /// <summary>Says that there is something to announce that is not posted: the controls stand otherwise.</summary>
    public void Wake() => _posted.Set();

    /// <summary>Announces everything that is waiting; how the controls stand comes first, since it holds for what follows.</summary>
    /// <param name="announcers">Who says it.</param>
    /// <param name="state">How the controls stand now; said where it is another than the last time.</param>
    /// <param name="now">Time since the beginning of the performance.</param>
    public void Deliver(IReadOnlyList<IPerformanceOutput> announcers, ShowState state, TimeSpan now)
    {
        if (state != _told)
        {
            _told = state;
            ToAll(announcers, announcer => announcer.OnControls(state));
        }

        while (TryTake(out PerformanceEvent announcement))
        {
            ToAll(announcers, announcer => announcement.SendTo(announcer));
        }

        if (TryTake(out BrushFeatures gesture))
        {
            ToAll(announcers, announcer => announcer.OnBrush(gesture));
        }

        ToAll(announcers, announcer => announcer.OnTick(now));
    }

    /// <summary>Waits until something is posted, or it is time to tick.</summary>
    public void Wait() => _posted.WaitOne(TimeSpan.FromMilliseconds(20));

    /// <summary>What is posted later, by a Live or a port that is still closing, is nobody's any more.</summary>
    public void Dispose()
    {
        lock (_lock)
        {
            _over = true;
            _posted.Dispose();
        }
    }

    /// <summary>An output that fails is disabled; the others continue.</summary>
    private void ToAll(IReadOnlyList<IPerformanceOutput> announcers, Action<IPerformanceOutput> say)
    {
        foreach (var announcer in announcers)
        {
            if (_silenced.Contains(announcer))
            {
                continue;
            }

            try
            {
                say(announcer);
            }
            catch (Exception e) when (e is not OutOfMemoryException)
            {
                _silenced.Add(announcer);
                _disabled = [.. _disabled, announcer.Name];
                LogOutputFailed(announcer.Name, e.Message.TrimEnd('.'), e);
            }
        }
    }

    [LoggerMessage(LogLevel.Error, "Output '{Output}' failed and is disabled for the rest of this show: {Reason}.")]
    private partial void LogOutputFailed(string output, string reason, Exception exception);

    private bool TryTake(out PerformanceEvent announcement)
    {
        lock (_lock)
        {
            announcement = _queue[_first];
            if (_count == 0)
            {
                return false;
            }

            _queue[_first] = default;
            _first = (_first + 1) % _queue.Length;
            _count--;
            return true;
        }
    }

    private bool TryTake(out BrushFeatures gesture)
    {
        lock (_lock)
        {
            (gesture, var isNew) = (_gesture, _gestureIsNew);
            _gestureIsNew = false;
            return isNew;
        }
    }
}
