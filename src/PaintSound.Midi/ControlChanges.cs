namespace PaintSound.Midi;

/// <summary>
/// The latest value of each controller. A value is sent only if it differs from the last one sent. If values come faster than the port can
/// send, intermediate values are skipped; the last one is always sent. Thread-safe.
/// </summary>
internal sealed class ControlChanges
{
    private readonly Lock _lock = new();
    private readonly Dictionary<ControlChange, Value> _values = [];

    /// <summary>Sets the value of a controller.</summary>
    /// <returns>True if the value must be sent.</returns>
    public bool Set(ControlChange control, double value)
    {
        lock (_lock)
        {
            if (!_values.TryGetValue(control, out var entry))
            {
                _values.Add(control, entry = new Value());
            }

            entry.Current = control.ToRaw(value);
            return entry.Current != entry.Sent;
        }
    }

    /// <summary>Takes the next value that must be sent.</summary>
    public bool TryTake(out ControlChange control, out int raw)
    {
        lock (_lock)
        {
            foreach (var (candidate, value) in _values)
            {
                if (value.Current != value.Sent)
                {
                    (control, raw) = (candidate, value.Sent = value.Current);
                    return true;
                }
            }
        }

        (control, raw) = (default, 0);
        return false;
    }

    /// <summary>Marks all values as not sent, because the receiver no longer has them.</summary>
    public void MarkAllUnsent()
    {
        lock (_lock)
        {
            foreach (var value in _values.Values)
            {
                value.Sent = Value.NotSent;
            }
        }
    }

    private sealed class Value
    {
        public const int NotSent = -1;

        public int Current { get; set; }

        public int Sent { get; set; } = NotSent;
    }
}
