namespace PaintSound.Midi;

/// <summary>
/// The latest value of each controller, and whether it is to be sent now: only where it is another one than before, and not sooner
/// than the rate allows. The last value always arrives. From any thread.
/// </summary>
/// <param name="aSecond">How often a controller may be sent in a second.</param>
/// <param name="time">The session's clock.</param>
internal sealed class ControlChanges(double aSecond, TimeProvider time)
{
    private readonly long _rest = (long)(time.TimestampFrequency / aSecond);
    private readonly Lock _lock = new();
    private readonly Dictionary<ControlChange, Value> _values = [];

    /// <summary>Replaces a controller's value.</summary>
    /// <returns>True where there is something to send, now or soon.</returns>
    public bool Set(ControlChange control, double value)
    {
        lock (_lock)
        {
            if (!_values.TryGetValue(control, out var known))
            {
                _values.Add(control, known = new Value { Next = time.GetTimestamp() });
            }

            known.Wanted = control.Raw(value);
            return known.Wanted != known.Sent;
        }
    }

    /// <summary>Takes a controller that is to be sent now.</summary>
    public bool TryTake(long now, out ControlChange control, out int raw)
    {
        lock (_lock)
        {
            foreach (var (candidate, value) in _values)
            {
                if (value.Wanted != value.Sent && value.Next <= now)
                {
                    (control, raw) = (candidate, value.Wanted);
                    (value.Sent, value.Next) = (value.Wanted, now + _rest);
                    return true;
                }
            }
        }

        (control, raw) = (default, 0);
        return false;
    }

    /// <summary>When the next controller may be sent, or null where all is said.</summary>
    public long? Next()
    {
        lock (_lock)
        {
            return _values.Values.Where(value => value.Wanted != value.Sent).Select(value => (long?)value.Next).Min();
        }
    }

    /// <summary>Nobody knows the values any more: all are to be sent again.</summary>
    public void Forget()
    {
        lock (_lock)
        {
            foreach (var value in _values.Values)
            {
                value.Sent = Value.Never;
            }
        }
    }

    private sealed class Value
    {
        public const int Never = -1;

        public int Wanted { get; set; }

        public int Sent { get; set; } = Never;

        public long Next { get; set; }
    }
}
