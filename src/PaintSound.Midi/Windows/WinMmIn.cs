using System.Collections.Concurrent;
using PaintSound.Midi.Ports;

namespace PaintSound.Midi.Windows;

/// <summary>An input of WinMM. Windows' thread fills a queue; the reader empties it.</summary>
internal sealed class WinMmIn : IMidiIn
{
    // As with RtMidi: what nobody reads must not fill the memory.
    private const int MostWaiting = 1024;
    private const int LongestMessage = 65_536;
    private const int SystemExclusive = 0xF0;
    private const int EndOfExclusive = 0xF7;
    private readonly IWinMm _windows;
    private readonly ConcurrentQueue<byte[]> _waiting = new();
    private readonly List<byte> _parts = [];
    private readonly IDisposable _port;
    private bool _closed;

    /// <summary>Opens it.</summary>
    /// <param name="windows">WinMM.</param>
    /// <param name="number">The port's number.</param>
    /// <param name="name">The port's name.</param>
    /// <exception cref="WinMmException">Windows refuses.</exception>
    public WinMmIn(IWinMm windows, int number, string name)
    {
        (_windows, Name) = (windows, name);
        _port = windows.OpenIn(number, TakeShort, TakeLong);
    }

    /// <inheritdoc/>
    public string Name { get; }

    /// <inheritdoc/>
    public bool IsThere => WinMmSystem.Has(_windows.Inputs, Name);

    /// <inheritdoc/>
    public int Read(Span<byte> message)
    {
        while (_waiting.TryDequeue(out var next))
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

    private void TakeShort(int packed)
    {
        if (!WinMmMessage.IsClock(packed & 0xFF))
        {
            Keep(WinMmMessage.Unpack(packed));
        }
    }

    // A long system exclusive comes in parts as large as WinMM's buffers.
    private void TakeLong(byte[] bytes)
    {
        if (bytes is [SystemExclusive, ..])
        {
            _parts.Clear();
        }
        else if (_parts.Count == 0)
        {
            // The rest of one whose beginning was not heard.
            return;
        }

        _parts.AddRange(bytes);
        if (_parts.Count > LongestMessage)
        {
            _parts.Clear();
        }
        else if (_parts[^1] == EndOfExclusive)
        {
            Keep([.. _parts]);
            _parts.Clear();
        }
    }

    private void Keep(byte[] message)
    {
        if (message.Length > 0 && _waiting.Count < MostWaiting)
        {
            _waiting.Enqueue(message);
        }
    }
}
