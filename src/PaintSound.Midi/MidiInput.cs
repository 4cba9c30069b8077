using PaintSound.Core.Sources;
using PaintSound.Midi.Ports;

namespace PaintSound.Midi;

/// <summary>
/// Hears one port, on a thread of its own that looks every 5 ms: so nothing of ours ever runs on the thread of a driver, and a hand on
/// a knob does not notice.
/// </summary>
/// <param name="open">Opens the port; tried again and again.</param>
/// <param name="handle">Called with every message, on the listening thread.</param>
/// <param name="say">Told what a person should know, once.</param>
/// <param name="time">The session's clock.</param>
public sealed class MidiInput(Func<IMidiIn> open, MidiHandler handle, Action<string> say, TimeProvider time) : IDisposable
{
    private const int LongestMessage = 1024;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(5);
    private static readonly TimeSpan Parting = TimeSpan.FromSeconds(2);
    private readonly ReconnectingPort<IMidiIn> _port = new(open, say, time);
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
