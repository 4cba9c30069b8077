using PaintSound.Core.Logging;
using PaintSound.Core.Sources;
using PaintSound.Midi.Ports;

namespace PaintSound.Midi.Streams;

/// <summary>
/// Sends through one port, on a thread of its own, so that a port that takes nothing delays nobody. Notes have a due time and are
/// dropped when they are late or find no port; nothing waits for a port that returns. Controllers are a latest value. The other
/// members may be called from any thread and never wait.
/// </summary>
public sealed class MidiOutput : IDisposable
{
    /// <summary>How late a note may be: later, it would start what the performance has left behind.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(0.25);

    private const int Most = 256;
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(0.25);
    private static readonly TimeSpan Parting = TimeSpan.FromSeconds(2);

    // What a driver has taken leaves with one of its next cycles, of which the longest last a tenth of a second.
    private static readonly TimeSpan Leaving = TimeSpan.FromSeconds(0.2);
    private readonly ReconnectingPort<IMidiOut> _port;
    private readonly ControlChanges _changes = new();
    private readonly TimeProvider _time;
    private readonly MidiRecording? _recording;
    private readonly Action? _opened;
    private readonly PriorityQueue<Outgoing, (long Due, long Turn)> _queue = new();
    private readonly Lock _lock = new();
    private readonly AutoResetEvent _wake = new(initialState: false);
    private readonly Thread _thread;
    private volatile bool _over;
    private bool _wasOpen;
    private long? _handed;
    private long _turn;
    private long _sent;
    private long _late;
    private long _lost;

    /// <summary>Makes it; <see cref="Start"/> lets it send.</summary>
    /// <param name="open">Opens the port; tried again and again.</param>
    /// <param name="logger">
    /// Receives a message when the port is lost and when it is open again. The ports of one MIDI system share it, so that what keeps all
    /// of them closed is logged once.
    /// </param>
    /// <param name="time">The session's clock.</param>
    /// <param name="recording">Keeps what is sent, or null.</param>
    /// <param name="opened">Called on the sending thread each time the port has been opened.</param>
    public MidiOutput(
        Func<IMidiOut> open, RateLimitedLogger logger, TimeProvider time, MidiRecording? recording = null, Action? opened = null)
    {
        (_time, _recording, _opened) = (time, recording, opened);
        _port = new ReconnectingPort<IMidiOut>(open, logger, time);
        _thread = new Thread(Run) { IsBackground = true, Name = "MIDI out" };
    }

    /// <summary>Messages handed to the port.</summary>
    public long Sent => Interlocked.Read(ref _sent);

    /// <summary>Notes that were dropped because they would have come too late.</summary>
    public long Late => Interlocked.Read(ref _late);

    /// <summary>Messages that were dropped because there was no port, or too much was waiting.</summary>
    public long Dropped => Interlocked.Read(ref _lost);

    /// <summary>How the port is.</summary>
    public SourceState State => _port.State;

    /// <summary>Opens the port and begins to send.</summary>
    public void Start() => _thread.Start();

    /// <summary>Plays a note.</summary>
    /// <param name="note">Which one.</param>
    /// <param name="velocity">1..127.</param>
    /// <param name="due">When, in ticks of the clock.</param>
    /// <param name="length">How long until it is let go.</param>
    /// <param name="left">Called on the sending thread once the port has taken it, or null.</param>
    public void Play(MidiNote note, int velocity, long due, TimeSpan length, Action? left = null) =>
        Post(new Outgoing(MidiMessage.NoteOn(note, velocity), due, Patience, new Outgoing(MidiMessage.NoteOff(note), 0, null, null), length, left));

    /// <summary>Sends a message now.</summary>
    /// <param name="message">One whole message.</param>
    public void Send(byte[] message) => Post(new Outgoing(message, _time.GetTimestamp(), null, null));

    /// <summary>Replaces a controller's value; it is sent where it is another one.</summary>
    /// <param name="control">The controller.</param>
    /// <param name="value">0..1.</param>
    public void Set(ControlChange control, double value)
    {
        if (_changes.Set(control, value))
        {
            _wake.Set();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_over)
        {
            return;
        }

        _over = true;
        _wake.Set();
        if (!_thread.IsAlive || _thread.Join(Parting))
        {
            _port.Dispose();
            _wake.Dispose();
        }

        // A driver that holds the thread keeps it and its port: nothing can be closed under it.
    }

    /// <summary>Sends what is due.</summary>
    /// <returns>How long there is nothing to do, at most.</returns>
    internal TimeSpan Step()
    {
        if (_port.Poll() is null)
        {
            _wasOpen = false;
        }
        else if (!_wasOpen)
        {
            // What is due was meant for a port that was not there.
            SendDue();
            _wasOpen = true;
            _changes.Forget();
            _opened?.Invoke();
        }

        SendDue();
        while (_wasOpen && _changes.TryTake(out var control, out var raw))
        {
            Send(control, raw);
        }

        return Wait();
    }

    private void Run()
    {
        while (!_over)
        {
            _wake.WaitOne(Step());
        }

        // What stops the clips has just been asked for; and what is pressed is let go. What sounds for ever would outlive the performance.
        SendDue();
        lock (_lock)
        {
            foreach (var (message, _) in _queue.UnorderedItems.Where(waiting => waiting.Element.Patience is null).OrderBy(waiting => waiting.Priority))
            {
                Hand(message.Message);
            }
        }

        // A port that is closed takes along what has not left yet: the last message may be the one that makes the stage dark.
        while (_wasOpen && _handed is { } handed && _time.GetElapsedTime(handed) < Leaving)
        {
            _wake.WaitOne(Leaving);
        }
    }

    private void Post(Outgoing message)
    {
        lock (_lock)
        {
            if (_queue.Count == Most)
            {
                Interlocked.Increment(ref _lost);
                return;
            }

            // Of one moment, in the order in which they came.
            _queue.Enqueue(message, (message.Due, _turn++));
        }

        _wake.Set();
    }

    private void SendDue()
    {
        while (TryTake(out var message))
        {
            Send(message);
        }
    }

    private bool TryTake(out Outgoing message)
    {
        lock (_lock)
        {
            return _queue.TryPeek(out message!, out var place) && place.Due <= _time.GetTimestamp() && _queue.TryDequeue(out message!, out _);
        }
    }

    private void Send(Outgoing message)
    {
        if (message.Patience is { } patience && _time.GetElapsedTime(message.Due) > patience)
        {
            Interlocked.Increment(ref _late);
        }
        else if (Hand(message.Message) && message.After is { } after)
        {
            Post(after with { Due = _time.GetTimestamp() + (long)(message.Length.TotalSeconds * _time.TimestampFrequency) });
            message.Left?.Invoke();
        }
    }

    private void Send(ControlChange control, int raw)
    {
        // The upper 7 bits first, as the specification has it for a pair: the lower alone would make a receiver jump.
        Span<byte> message = [(byte)(MidiMessage.ControlStatus | (control.Channel - 1)), (byte)control.Number, (byte)(control.Fine ? raw >> 7 : raw)];
        Hand(message);
        if (control.Fine)
        {
            (message[1], message[2]) = ((byte)(control.Number + ControlChange.HighestFine + 1), (byte)(raw & 0x7F));
            Hand(message);
        }
    }

    private bool Hand(ReadOnlySpan<byte> message)
    {
        try
        {
            if (_wasOpen && _port.Poll() is { } port)
            {
                port.Send(message);
                Interlocked.Increment(ref _sent);
                var now = _time.GetTimestamp();
                _handed = now;
                _recording?.Add(now, message);
                return true;
            }
        }
        catch (MidiException e)
        {
            _port.Close(e.Message);
        }

        _wasOpen = false;
        Interlocked.Increment(ref _lost);
        return false;
    }

    private TimeSpan Wait()
    {
        lock (_lock)
        {
            return _queue.TryPeek(out _, out var place) ? Within(_time.GetElapsedTime(_time.GetTimestamp(), place.Due)) : LongestWait;
        }
    }

    // A wait of less than a millisecond would be none: better a little late than busy.
    private static TimeSpan Within(TimeSpan wait) =>
        wait > LongestWait ? LongestWait : TimeSpan.FromMilliseconds(Math.Max(0, Math.Ceiling(wait.TotalMilliseconds)));

    private sealed record Outgoing(byte[] Message, long Due, TimeSpan? Patience, Outgoing? After, TimeSpan Length = default, Action? Left = null);
}
