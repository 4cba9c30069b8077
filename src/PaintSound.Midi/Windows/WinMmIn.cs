using System.Collections.Concurrent;
using PaintSound.Midi.Ports;

namespace PaintSound.Midi.Windows;

/// <summary>An input of WinMM. A Windows thread fills a queue; the reader empties it.</summary>
internal sealed class WinMmIn : IMidiIn
{
    // As with RtMidi: messages that are not read must not fill the memory.
    private const int MaxQueueLength = 1024;
    private const int MaxMessageLength = 65_536;
    private const int SystemExclusive = 0xF0;
    private const int EndOfExclusive = 0xF7;
    private readonly IWinMm _windows;
    private readonly ConcurrentQueue<byte[]> _queue = new();
    private readonly List<byte> _parts = [];
    private readonly IDisposable _port;
    private readonly bool _withClock;
    private bool _closed;

    /// <summary>Opens the input.</summary>
    /// <param name="windows">WinMM.</param>
    /// <param name="number">The port's number.</param>
    /// <param name="name">The port's name.</param>
    /// <param name="withClock">Whether it delivers the messages of the MIDI clock.</param>
    /// <exception cref="WinMmException">Windows refused.</exception>
    public WinMmIn(IWinMm windows, int number, string name, bool withClock)
    {
        (_windows, Name, _withClock) = (windows, name, withClock);
        _port = windows.OpenIn(number, HandleShort, HandleLong);
    }

    /// <inheritdoc/>
    public string Name { get; }

    /// <inheritdoc/>
    public bool IsConnected => WinMmSystem.IsListed(_windows.ListInputs, Name);

    /// <inheritdoc/>
    public int Read(Span<byte> message)
    {
        while (_queue.TryDequeue(out var next))
        {
            if (next.Length <= message.Length)
            {
                next.CopyTo(message);
                return next.Length;
            }
        }

        return 0;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (!_closed)
        {
            _closed = true;
            _port.Dispose();
        }
    }

    private void HandleShort(int packed)
    {
        if (_withClock || !WinMmMessage.IsClock(packed & 0xFF))
        {
            Enqueue(WinMmMessage.Unpack(packed));
        }
    }

    // WinMM delivers a long system exclusive in parts, limited by its buffers.
    private void HandleLong(byte[] bytes)
    {
        if (bytes is [SystemExclusive, ..])
        {
            _parts.Clear();
        }
        else if (_parts.Count == 0)
        {
            // Ignore the rest of a message whose start was not received.
            return;
        }

        _parts.AddRange(bytes);
        if (_parts.Count > MaxMessageLength)
        {
            _parts.Clear();
        }
        else if (_parts[^1] == EndOfExclusive)
        {
            Enqueue([.. _parts]);
            _parts.Clear();
        }
    }

    private void Enqueue(byte[] message)
    {
        if (message.Length > 0 && _queue.Count < MaxQueueLength)
        {
            _queue.Enqueue(message);
        }
    }
}
