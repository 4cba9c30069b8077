namespace PaintSound.Live.Connections.PaintSoundDevice;

/// <summary>The last value of each parameter. Values that are set while Live does not answer are sent later. Thread-safe.</summary>
/// <param name="isConnected">Returns true if Live answers.</param>
/// <param name="send">Sends the value of a parameter.</param>
internal sealed class ParameterValues(Func<bool> isConnected, Action<LiveParameter, double> send)
{
    private readonly Dictionary<LiveParameter, (double Value, bool IsPending)> _values = [];
    private readonly Lock _lock = new();

    /// <summary>Sets a value, and sends it if Live answers.</summary>
    public void Set(LiveParameter parameter, double value)
    {
        lock (_lock)
        {
            var isPending = !isConnected();
            _values[parameter] = (value, isPending);
            if (!isPending)
            {
                send(parameter, value);
            }
        }
    }

    /// <summary>Sends the pending values.</summary>
    /// <param name="all">True to send all values, because a new session of Live has none of them.</param>
    public void SendPending(bool all)
    {
        lock (_lock)
        {
            foreach (var (parameter, (value, isPending)) in _values.ToArray())
            {
                if (isPending || all)
                {
                    _values[parameter] = (value, false);
                    send(parameter, value);
                }
            }
        }
    }
}
