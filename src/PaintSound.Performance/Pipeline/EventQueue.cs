using Microsoft.Extensions.Logging;
using PaintSound.Core.Brush;
using PaintSound.Core.Control;
using PaintSound.Core.Events;

namespace PaintSound.Performance.Pipeline;

/// <summary>
/// Passes events from the perception threads to the outputs. Brush features are a latest value, because old features are worthless. All other
/// events are an ordered queue of at most 256; events that find it full are dropped and counted. Posting does not block or allocate and is
/// thread-safe. One thread delivers, so a slow output delays only the other outputs.
/// </summary>
/// <param name="logger">Receives a message about each output that fails.</param>
public sealed partial class EventQueue(ILogger<EventQueue> logger) : IDisposable
{
    private readonly HashSet<IPerformanceOutput> _disabled = [];
    private readonly Lock _lock = new();
    private readonly AutoResetEvent _posted = new(initialState: false);
    private readonly PerformanceEvent[] _queue = new PerformanceEvent[256];
    private int _first;
    private int _count;
    private BrushFeatures _features;
    private bool _hasNewFeatures;
    private ShowState? _deliveredState;
    private long _dropped;
    private bool _isDisposed;
    private volatile IReadOnlyList<string> _disabledNames = [];

    /// <summary>The number of events that were dropped because the queue was full.</summary>
    public long Dropped => Interlocked.Read(ref _dropped);

    /// <summary>The names of the outputs that failed and are disabled. Thread-safe.</summary>
    public IReadOnlyList<string> DisabledOutputs => _disabledNames;

    /// <summary>Adds an event to the queue. If the queue is full, the event is dropped and counted.</summary>
    public void Post(in PerformanceEvent performanceEvent)
    {
        lock (_lock)
        {
            if (_isDisposed)
            {
                return;
            }

            if (_count == _queue.Length)
            {
                Interlocked.Increment(ref _dropped);
                return;
            }

            _queue[(_first + _count++) % _queue.Length] = performanceEvent;
            _posted.Set();
        }
    }

    /// <summary>Replaces the latest brush features.</summary>
    public void Post(in BrushFeatures features)
    {
        lock (_lock)
        {
            _features = features;
            _hasNewFeatures = true;
        }

        _posted.Set();
    }

    /// <summary>Ends <see cref="Wait"/>, for changes that are not posted: those of the controls.</summary>
    public void Wake() => _posted.Set();

    /// <summary>Delivers everything that is waiting. A change of the controls comes first, because it applies to the events that follow.</summary>
    /// <param name="outputs">The outputs.</param>
    /// <param name="state">The current state of the controls; delivered if it differs from the last one.</param>
    /// <param name="now">Time since the start of the performance.</param>
    public void Deliver(IReadOnlyList<IPerformanceOutput> outputs, ShowState state, TimeSpan now)
    {
        if (state != _deliveredState)
        {
            _deliveredState = state;
            DeliverToAll(outputs, output => output.OnControls(state));
        }

        while (TryTake(out PerformanceEvent performanceEvent))
        {
            DeliverToAll(outputs, output => performanceEvent.SendTo(output));
        }

        if (TryTake(out BrushFeatures features))
        {
            DeliverToAll(outputs, output => output.OnBrush(features));
        }

        DeliverToAll(outputs, output => output.OnTick(now));
    }

    /// <summary>Removes everything that is waiting without delivering it.</summary>
    /// <param name="passed">Receives what was removed, in order, except brush features.</param>
    public void PassOver(Action<PerformanceEvent> passed)
    {
        while (TryTake(out PerformanceEvent performanceEvent))
        {
            passed(performanceEvent);
        }

        TryTake(out BrushFeatures _);
    }

    /// <summary>Waits until something is posted, at most 20 ms.</summary>
    public void Wait() => _posted.WaitOne(TimeSpan.FromMilliseconds(20));

    /// <summary>Closes the queue. It ignores later posts, for example from a connection to Live or a port that is still closing.</summary>
    public void Dispose()
    {
        lock (_lock)
        {
            _isDisposed = true;
            _posted.Dispose();
        }
    }

    /// <summary>An output that fails is disabled; the others continue.</summary>
    private void DeliverToAll(IReadOnlyList<IPerformanceOutput> outputs, Action<IPerformanceOutput> deliver)
    {
        foreach (var output in outputs)
        {
            if (_disabled.Contains(output))
            {
                continue;
            }

            try
            {
                deliver(output);
            }
            catch (Exception e) when (e is not OutOfMemoryException)
            {
                _disabled.Add(output);
                _disabledNames = [.. _disabledNames, output.Name];
                LogOutputFailed(output.Name, e.Message.TrimEnd('.'), e);
            }
        }
    }

    [LoggerMessage(LogLevel.Error, "Output '{Output}' failed and is disabled for the rest of this show: {Reason}.")]
    private partial void LogOutputFailed(string output, string reason, Exception exception);

    private bool TryTake(out PerformanceEvent performanceEvent)
    {
        lock (_lock)
        {
            performanceEvent = _queue[_first];
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

    private bool TryTake(out BrushFeatures features)
    {
        lock (_lock)
        {
            (features, var isNew) = (_features, _hasNewFeatures);
            _hasNewFeatures = false;
            return isNew;
        }
    }
}
