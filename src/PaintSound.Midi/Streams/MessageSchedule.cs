namespace PaintSound.Midi.Streams;

/// <summary>The messages that wait for their due time, at most 256. Messages with the same due time keep their order. Thread-safe.</summary>
internal sealed class MessageSchedule
{
    private const int MaxMessages = 256;
    private readonly PriorityQueue<ScheduledMessage, (long Due, long Number)> _queue = new();
    private readonly Lock _lock = new();
    private long _number;

    /// <summary>The due time of the next message, or null if none waits.</summary>
    public long? NextDue
    {
        get
        {
            lock (_lock)
            {
                return _queue.TryPeek(out _, out var next) ? next.Due : null;
            }
        }
    }

    /// <summary>Adds a message.</summary>
    /// <returns>False if too many messages wait.</returns>
    public bool TryAdd(ScheduledMessage message)
    {
        lock (_lock)
        {
            if (_queue.Count == MaxMessages)
            {
                return false;
            }

            _queue.Enqueue(message, (message.Due, _number++));
            return true;
        }
    }

    /// <summary>Takes the next message that is due.</summary>
    /// <param name="now">The present time, in ticks of the session clock.</param>
    /// <param name="message">The message.</param>
    /// <returns>False if no message is due.</returns>
    public bool TryTakeDue(long now, out ScheduledMessage message)
    {
        lock (_lock)
        {
            return _queue.TryPeek(out message!, out var next) && next.Due <= now && _queue.TryDequeue(out message!, out _);
        }
    }

    /// <summary>Returns the waiting messages that must be sent in any case, such as note-offs, in order.</summary>
    public IReadOnlyList<ScheduledMessage> GetRequired()
    {
        lock (_lock)
        {
            return
            [
                .. _queue.UnorderedItems.Where(item => item.Element.MaxLateness is null).OrderBy(item => item.Priority).Select(item => item.Element),
            ];
        }
    }
}
