using PaintSound.Core.Logging;
using PaintSound.Core.Sources;

namespace PaintSound.Midi.Ports;

/// <summary>
/// Keeps a port open: opens it, notices when it is gone, and tries again once a second. Each change is logged once. One thread at a
/// time.
/// </summary>
/// <param name="open">Opens the port.</param>
/// <param name="logger">Receives a message when the port is lost and when it is open again.</param>
/// <param name="time">The session's clock.</param>
internal sealed class ReconnectingPort<T>(Func<T> open, RateLimitedLogger logger, TimeProvider time) : IDisposable
    where T : class, IMidiPort
{
    /// <summary>From one attempt, or one look whether it is still there, to the next.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private T? _port;
    private long? _looked;
    private string? _trouble;

    /// <summary>How it is.</summary>
    public SourceState State { get; private set; } = SourceState.Retrying;

    /// <summary>The port, where it is open. To be called again and again: this is where it is opened and looked after.</summary>
    public T? Poll()
    {
        if (_looked is { } before && time.GetElapsedTime(before) < Pause)
        {
            return _port;
        }

        _looked = time.GetTimestamp();
        if (_port is null)
        {
            Open();
        }
        else if (!_port.IsThere)
        {
            Close($"the port {_port.Name} is gone");
        }

        return _port;
    }

    /// <summary>Gives the port up, to be opened again.</summary>
    /// <param name="reason">Why, as a part of a sentence.</param>
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
            if (_trouble is not null)
            {
                logger.Resolve(_trouble);
                _trouble = null;
                MidiPortLog.Opened(logger, _port.Name);
            }
        }
        catch (MidiException e)
        {
            State = SourceState.Retrying;
            Report(e.Message.TrimEnd('.'));
        }
    }

    /// <summary>Logs the change to a port that is not open; later reasons belong to the same change.</summary>
    private void Report(string reason)
    {
        if (_trouble is null)
        {
            _trouble = reason;
            MidiPortLog.Unavailable(logger, reason);
        }
    }
}
