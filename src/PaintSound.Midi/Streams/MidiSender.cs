using PaintSound.Core.Sources;
using PaintSound.Midi.Ports;

namespace PaintSound.Midi.Streams;

/// <summary>
/// Sends single messages through a port that can be lost and return, counts and records them. One thread sends; the counters can be read from any thread.
/// </summary>
/// <param name="port">The port.</param>
/// <param name="time">The session clock.</param>
/// <param name="recording">Records the sent messages, or null.</param>
internal sealed class MidiSender(ReconnectingPort<IMidiOut> port, TimeProvider time, MidiRecording? recording) : IDisposable
{
    private long? _lastSent;
    private long _sent;
    private long _dropped;

    /// <summary>The number of messages that the port accepted.</summary>
    public long Sent => Interlocked.Read(ref _sent);

    /// <summary>The number of messages that were dropped because no port was open, and of those of <see cref="Drop"/>.</summary>
    public long Dropped => Interlocked.Read(ref _dropped);

    /// <summary>The state of the port.</summary>
    public SourceState State => port.State;

    /// <summary>True between <see cref="TryOpen"/> and the first message that could not be sent.</summary>
    public bool IsOpen { get; private set; }

    /// <summary>True to neither count nor record what is sent.</summary>
    public bool IsWarmingUp { get; set; }

    /// <summary>Opens the port, or finds that it was lost.</summary>
    /// <returns>True if it can be used, and was not before; the caller then calls <see cref="MarkOpen"/>.</returns>
    public bool TryOpen()
    {
        if (port.Poll() is null)
        {
            IsOpen = false;
            return false;
        }

        return !IsOpen;
    }

    /// <summary>Lets messages through.</summary>
    public void MarkOpen() => IsOpen = true;

    /// <summary>Counts a message that is not sent.</summary>
    public void Drop() => Interlocked.Increment(ref _dropped);

    /// <summary>Returns whether a message was sent within a time.</summary>
    public bool HasSentWithin(TimeSpan limit) => _lastSent is { } last && time.GetElapsedTime(last) < limit;

    /// <summary>Sends one message.</summary>
    /// <param name="message">One complete message.</param>
    /// <param name="isRecorded">False to leave it out of the recording.</param>
    /// <returns>False if it was dropped.</returns>
    public bool TrySend(ReadOnlySpan<byte> message, bool isRecorded = true)
    {
        try
        {
            if (IsOpen && port.Poll() is { } open)
            {
                open.Send(message);
                if (IsWarmingUp)
                {
                    return true;
                }

                Interlocked.Increment(ref _sent);
                var now = time.GetTimestamp();
                _lastSent = now;
                if (isRecorded)
                {
                    recording?.Add(now, message);
                }

                return true;
            }
        }
        catch (MidiException e)
        {
            port.Close(e.Message);
        }

        IsOpen = false;
        Drop();
        return false;
    }

    /// <inheritdoc/>
    public void Dispose() => port.Dispose();
}
