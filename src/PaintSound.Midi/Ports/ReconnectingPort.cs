using PaintSound.Core.Logging;
using PaintSound.Core.Sources;

namespace PaintSound.Midi.Ports;

/// <summary>
/// Keeps a port open: opens it, detects if it is gone, and tries again once per second. Each change is logged once. Not thread-safe.
/// </summary>
/// <param name="open">Opens the port.</param>
/// <param name="logger">Receives a message when the port is lost and when it is open again.</param>
/// <param name="time">The session clock.</param>
internal sealed class ReconnectingPort<T>(Func<T> open, RateLimitedLogger logger, TimeProvider time) : IDisposable
    where T : class, IMidiPort
{
    /// <summary>The time between two attempts to open the port, or between two checks of an open port.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    private T? _port;
    private long? _checked;
    private string? _problem;

    /// <summary>The state of the port.</summary>
    public SourceState State { get; private set; } = SourceState.Retrying;

    /// <summary>Returns the port, or null if it is not open. Opens and checks the port, so the caller must call it regularly.</summary>
    public T? Poll()
    {
        if (_checked is { } last && time.GetElapsedTime(last) < Interval)
        {
            return _port;
        }

        _checked = time.GetTimestamp();
        if (_port is null)
        {
            Open();
        }
        else if (!_port.IsConnected)
        {
            Close($"the port {_port.Name} is gone");
        }

        return _port;
    }

    /// <summary>Closes the port; the next <see cref="Poll"/> can open it again.</summary>
    /// <param name="reason">The reason, as part of a sentence.</param>
    public void Close(string reason)
    {
        _port?.Dispose();
        _port = null;
        State = SourceState.Lost;
        Report(reason);
    }

    /// <inheritdoc/>
    public void Dispose() => _port?.Dispose();

    private void Open()
    {
        try
        {
            _port = open();
            State = SourceState.Running;
            if (_problem is not null)
            {
                logger.Resolve(_problem);
                _problem = null;
                MidiPortLog.Opened(logger, _port.Name);
            }
        }
        catch (MidiException e)
        {
            State = SourceState.Retrying;
            Report(e.Message.TrimEnd('.'));
        }
    }

    /// <summary>Logs that the port is not open. Only the first reason is logged until the port is open again.</summary>
    private void Report(string reason)
    {
        if (_problem is null)
        {
            _problem = reason;
            MidiPortLog.Unavailable(logger, reason);
        }
    }
}
