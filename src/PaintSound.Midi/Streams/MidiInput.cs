using PaintSound.Core.Logging;
using PaintSound.Core.Sources;
using PaintSound.Midi.Ports;

namespace PaintSound.Midi.Streams;

/// <summary>
/// Receives from one port on its own thread, which polls every 5 ms. So no code of PaintSound runs on a driver thread, and the delay of a
/// knob is too short to notice.
/// </summary>
/// <param name="open">Opens the port; called repeatedly until it succeeds.</param>
/// <param name="handle">Called with each message, on the receiving thread.</param>
/// <param name="logger">
/// Receives a message when the port is lost and when it is open again. The ports of one MIDI system share it, so that a common reason is
/// logged once.
/// </param>
/// <param name="time">The session clock.</param>
/// <param name="idle">Called on the receiving thread when no further message waits, or null.</param>
public sealed class MidiInput(Func<IMidiIn> open, MidiHandler handle, RateLimitedLogger logger, TimeProvider time, Action? idle = null) : IDisposable
{
    private const int MaxMessageLength = 1024;
    private static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(5);
    private static readonly TimeSpan StopTimeout = TimeSpan.FromSeconds(2);
    private readonly ReconnectingPort<IMidiIn> _port = new(open, logger, time);
    private readonly ManualResetEvent _stopped = new(initialState: false);
    private readonly byte[] _message = new byte[MaxMessageLength];
    private Thread? _thread;

    /// <summary>The state of the port.</summary>
    public SourceState State => _port.State;

    /// <summary>Starts the thread that opens the port and receives.</summary>
    public void Start()
    {
        _thread = new Thread(Run) { IsBackground = true, Name = "MIDI in" };
        _thread.Start();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _stopped.Set();
        if (_thread is null || _thread.Join(StopTimeout))
        {
            _port.Dispose();
            _stopped.Dispose();
        }
    }

    /// <summary>Handles all received messages. If there are none, nothing more belongs to the last ones.</summary>
    internal void Step()
    {
        if (_port.Poll() is { } port)
        {
            var received = false;
            for (var length = port.Read(_message); length > 0; length = port.Read(_message))
            {
                received = true;
                handle(_message.AsSpan(0, length));
            }

            if (!received)
            {
                idle?.Invoke();
            }
        }
    }

    private void Run()
    {
        while (!_stopped.WaitOne(PollInterval))
        {
            Step();
        }
    }
}
