namespace PaintSound.Midi;

/// <summary>
/// The latest value of each controller, which is sent where it is another one than before. What is faster than the port is
/// left out, and the last value always arrives. From any thread.
/// </summary>
internal sealed class ControlChanges
{
    private readonly Lock _lock = new();
    private readonly Dictionary<ControlChange, Value> _values = [];

    /// <summary>Replaces a controller's value.</summary>
    /// <returns>True where there is something to send.</returns>
    public bool Set(ControlChange control, double value)
    {
        lock (_lock)
        {
            if (!_values.TryGetValue(control, out var known))
            {
                _values.Add(control, known = new Value());
            }

            known.Wanted = control.Raw(value);
            return known.Wanted != known.Sent;
        }
    }

    /// <summary>Takes a controller that is to be sent.</summary>
    public bool TryTake(out ControlChange control, out int raw)
    {
        lock (_lock)
        {
            foreach (var (candidate, value) in _values)
            {
                if (value.Wanted != value.Sent)
                {
                    (control, raw) = (candidate, value.Sent = value.Wanted);
                    return true;
                }
            }
        }

        (control, raw) = (default, 0);
        return false;
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
    }
}
