using PaintSound.Core.Logging;
using PaintSound.Core.Sources;
using PaintSound.Midi.Ports;

namespace PaintSound.Midi.Streams;

/// <summary>
/// Receives from one port, on its own thread that polls every 5 ms. So no code of PaintSound runs on the thread of a driver, and the
/// delay is too short to be felt on a knob.
/// </summary>
/// <param name="open">Opens the port; tried again and again.</param>
/// <param name="handle">Called with every message, on the listening thread.</param>
/// <param name="logger">
/// Receives a message when the port is lost and when it is open again. The ports of one MIDI system share it, so that what keeps all of
/// them closed is logged once.
/// </param>
/// <param name="time">The session's clock.</param>
public sealed class MidiInput(Func<IMidiIn> open, MidiHandler handle, RateLimitedLogger logger, TimeProvider time) : IDisposable
{
    private const int LongestMessage = 1024;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(5);
    private static readonly TimeSpan Parting = TimeSpan.FromSeconds(2);
    private readonly ReconnectingPort<IMidiIn> _port = new(open, logger, time);
    private readonly ManualResetEvent _over = new(initialState: false);
    private readonly byte[] _message = new byte[LongestMessage];
    private Thread? _thread;

    /// <summary>How the port is.</summary>
    public SourceState State => _port.State;

    /// <summary>Opens the port and begins to listen.</summary>
    public void Start()
    {
        _thread = new Thread(Run) { IsBackground = true, Name = "MIDI in" };
        _thread.Start();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _over.Set();
        if (_thread is null || _thread.Join(Parting))
        {
            _port.Dispose();
            _over.Dispose();
        }
    }

    /// <summary>Hears what has come.</summary>
    internal void Step()
    {
        if (_port.Poll() is { } port)
        {
            for (var length = port.Read(_message); length > 0; length = port.Read(_message))
            {
                handle(_message.AsSpan(0, length));
            }
        }
    }

    private void Run()
    {
        while (!_over.WaitOne(Pause))
        {
            Step();
        }
    }
}
