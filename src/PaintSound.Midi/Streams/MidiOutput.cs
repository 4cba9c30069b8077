using PaintSound.Core.Events;
using PaintSound.Core.Logging;
using PaintSound.Core.Sources;
using PaintSound.Midi.Ports;
using PaintSound.Midi.Timecode;

namespace PaintSound.Midi.Streams;

/// <summary>
/// Sends through one port on its own thread, so that a blocked port delays no caller. Notes have a due time; a note that is late or finds
/// no open port is dropped, and nothing is kept for a port that returns. Of each controller the latest value is sent. Thread-safe; no
/// member waits, except <see cref="Dispose"/>.
/// </summary>
public sealed class MidiOutput : IDisposable
{
    /// <summary>The maximum lateness of a note. A later note would start an excerpt that the performance has already left.</summary>
    public static readonly TimeSpan MaxLateness = TimeSpan.FromSeconds(0.25);

    private static readonly TimeSpan MaxWait = TimeSpan.FromSeconds(0.25);
    private static readonly TimeSpan StopTimeout = TimeSpan.FromSeconds(2);

    // A driver sends an accepted message in one of its next cycles. The longest cycles last 0.1 s.
    private static readonly TimeSpan DriverDelay = TimeSpan.FromSeconds(0.2);
    private readonly MidiSender _sender;
    private readonly ControlChanges _changes = new();
    private readonly MessageSchedule _schedule = new();
    private readonly TimeProvider _time;
    private readonly Action? _onOpened;
    private readonly AutoResetEvent _wake = new(initialState: false);
    private readonly Thread _thread;
    private volatile bool _isStopping;
    private bool _wasGateOpen = true;
    private long _late;

    /// <summary>Creates the output. <see cref="Start"/> starts its thread.</summary>
    /// <param name="open">Opens the port; called repeatedly until it succeeds.</param>
    /// <param name="logger">
    /// Receives a message when the port is lost and when it is open again. The ports of one MIDI system share it, so that a common reason is
    /// logged once.
    /// </param>
    /// <param name="time">The session clock.</param>
    /// <param name="recording">Records the sent messages, or null.</param>
    /// <param name="opened">Called on the sending thread each time the port was opened.</param>
    public MidiOutput(
        Func<IMidiOut> open, RateLimitedLogger logger, TimeProvider time, MidiRecording? recording = null, Action? opened = null)
    {
        (_time, _onOpened) = (time, opened);
        _sender = new MidiSender(new ReconnectingPort<IMidiOut>(open, logger, time), time, recording);
        _thread = new Thread(Run) { IsBackground = true, Name = "MIDI out" };
    }

    /// <summary>
    /// A note whose note-off is sent each time the port was opened, neither counted nor recorded; null for none. So the first launch finds
    /// compiled code and a driver that has already sent.
    /// </summary>
    public MidiNote? WarmUp { get; init; }

    /// <summary>The timecode that is sent beside notes and control changes; null for none. It is not recorded.</summary>
    public MidiTimecode? Timecode { get; init; }

    /// <summary>Tells whether this worker sends; null if it always does. The end of a note that was sent passes a closed gate, so that no note hangs.</summary>
    public IOutputGate? Gate { get; init; }

    /// <summary>The number of messages that the port accepted.</summary>
    public long Sent => _sender.Sent;

    /// <summary>The number of notes that were dropped because they were late.</summary>
    public long Late => Interlocked.Read(ref _late);

    /// <summary>The number of messages that were dropped because no port was open, or because too many were waiting.</summary>
    public long Dropped => _sender.Dropped;

    /// <summary>The state of the port.</summary>
    public SourceState State => _sender.State;

    /// <summary>Starts the thread that opens the port and sends.</summary>
    public void Start() => _thread.Start();

    /// <summary>Schedules a note.</summary>
    /// <param name="note">The note.</param>
    /// <param name="velocity">1..127.</param>
    /// <param name="due">The due time, in ticks of the clock.</param>
    /// <param name="length">The time from note-on to note-off.</param>
    /// <param name="onSent">Called on the sending thread after the port accepted the note-on, or null.</param>
    public void Play(MidiNote note, int velocity, long due, TimeSpan length, Action? onSent = null) =>
        Schedule(new ScheduledMessage(
            MidiMessage.NoteOn(note, velocity), due, MaxLateness, new ScheduledMessage(MidiMessage.NoteOff(note), 0), length, onSent));

    /// <summary>Sends a message now.</summary>
    /// <param name="message">One complete message.</param>
    public void Send(byte[] message) => Schedule(new ScheduledMessage(message, _time.GetTimestamp()));

    /// <summary>Sets the value of a controller. It is sent if it differs from the last one sent.</summary>
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
        if (_isStopping)
        {
            return;
        }

        _isStopping = true;
        _wake.Set();

        // If a driver blocks the thread, keep the port: it cannot be closed while it is used.
        if (!_thread.IsAlive || _thread.Join(StopTimeout))
        {
            _sender.Dispose();
            _wake.Dispose();
        }
    }

    /// <summary>Sends the messages that are due, and the changed controllers.</summary>
    /// <returns>The maximum time until the next call.</returns>
    internal TimeSpan Step()
    {
        if (_sender.TryOpen())
        {
            // Messages that were due before the port was open are dropped.
            SendDue();
            _sender.MarkOpen();
            _changes.MarkAllUnsent();
            Timecode?.Relocate();
            SendWarmUp();
            _onOpened?.Invoke();
        }

        FollowGate();
        SendDue();
        while (_sender.IsOpen && IsGateOpen && _changes.TryTake(out var control, out var raw))
        {
            Send(control, raw);
        }

        SendTimecode();
        return GetWait();
    }

    private bool IsGateOpen => Gate is null or { IsOpen: true };

    // What was due while the gate was closed is dropped. Then every controller is sent, because another worker may have moved it.
    private void FollowGate()
    {
        var isOpen = IsGateOpen;
        if (isOpen && !_wasGateOpen)
        {
            SendDue();
            _changes.MarkAllUnsent();
            Timecode?.Relocate();
        }

        _wasGateOpen = isOpen;
    }

    private void Run()
    {
        while (!_isStopping)
        {
            _wake.WaitOne(Step());
        }

        // Send the stops that were just requested, and all note-offs: a hanging note would continue after the performance.
        SendDue();
        foreach (var message in _schedule.GetRequired())
        {
            _sender.TrySend(message.Message);
        }

        // A closed port drops the messages that the driver has not sent yet. The last one can be the one that makes the stage dark.
        while (_sender.IsOpen && _sender.HasSentWithin(DriverDelay))
        {
            _wake.WaitOne(DriverDelay);
        }
    }

    /// <summary>Takes the way of a launch through a schedule of its own, so that no waiting message is sent with it.</summary>
    private void SendWarmUp()
    {
        if (WarmUp is not { } note || !IsGateOpen)
        {
            return;
        }

        _sender.IsWarmingUp = true;
        var schedule = new MessageSchedule();
        var off = new ScheduledMessage(MidiMessage.NoteOff(note), _time.GetTimestamp(), MaxLateness);
        if (schedule.TryAdd(off) && schedule.NextDue is not null && schedule.TryTakeDue(off.Due, out var message))
        {
            Send(message);
        }

        _sender.IsWarmingUp = false;
    }

    private void SendTimecode()
    {
        Span<byte> message = stackalloc byte[MidiTimecode.MaxBytes];
        while (_sender.IsOpen && IsGateOpen && Timecode?.TakeDue(_time.GetTimestamp(), message) is > 0 and var length)
        {
            // A Standard MIDI File has a time of its own, and no place for timecode.
            _sender.TrySend(message[..length], isRecorded: false);
        }
    }

    private void Schedule(ScheduledMessage message)
    {
        if (!_schedule.TryAdd(message))
        {
            _sender.Drop();
            return;
        }

        _wake.Set();
    }

    private void SendDue()
    {
        while (_schedule.TryTakeDue(_time.GetTimestamp(), out var message))
        {
            Send(message);
        }
    }

    private void Send(ScheduledMessage message)
    {
        if (message.MaxLateness is { } limit && _time.GetElapsedTime(message.Due) > limit)
        {
            Interlocked.Increment(ref _late);
        }
        else if ((IsGateOpen || MidiMessage.IsNoteOff(message.Message)) && _sender.TrySend(message.Message) && message.Next is { } next)
        {
            Schedule(next with { Due = _time.GetTimestamp() + (long)(message.Length.TotalSeconds * _time.TimestampFrequency) });
            message.OnSent?.Invoke();
        }
    }

    private void Send(ControlChange control, int raw)
    {
        // The upper 7 bits come first, as the specification requires. If the lower bits came first, the value would jump at the receiver.
        Span<byte> message = [(byte)(MidiMessage.ControlStatus | (control.Channel - 1)), (byte)control.Number, (byte)(control.IsFine ? raw >> 7 : raw)];
        _sender.TrySend(message);
        if (control.IsFine)
        {
            (message[1], message[2]) = ((byte)(control.Number + ControlChange.MaxFineNumber + 1), (byte)(raw & 0x7F));
            _sender.TrySend(message);
        }
    }

    // Rounded up to milliseconds, because a shorter wait would not wait at all.
    private TimeSpan GetWait()
    {
        var (message, timecode) = (_schedule.NextDue, _sender.IsOpen && IsGateOpen ? Timecode?.NextDue : null);
        if (Math.Min(message ?? long.MaxValue, timecode ?? long.MaxValue) is not (< long.MaxValue and var due))
        {
            return MaxWait;
        }

        var wait = _time.GetElapsedTime(_time.GetTimestamp(), due);
        return wait > MaxWait ? MaxWait : TimeSpan.FromMilliseconds(Math.Max(0, Math.Ceiling(wait.TotalMilliseconds)));
    }
}
