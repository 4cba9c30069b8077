using PaintSound.Midi.Ports;

namespace PaintSound.Midi.Windows;

/// <summary>An output of WinMM.</summary>
internal sealed class WinMmOut : IMidiOut
{
    private const int SystemExclusive = 0xF0;
    private readonly IWinMm _windows;
    private readonly IWinMmOut _port;
    private bool _closed;

    /// <summary>Opens the output.</summary>
    /// <param name="windows">WinMM.</param>
    /// <param name="number">The port's number.</param>
    /// <param name="name">The port's name.</param>
    /// <exception cref="WinMmException">Windows refused.</exception>
    public WinMmOut(IWinMm windows, int number, string name)
    {
        (_windows, Name) = (windows, name);
        _port = windows.OpenOut(number);
    }

    /// <inheritdoc/>
    public string Name { get; }

    /// <inheritdoc/>
    public bool IsConnected => WinMmSystem.IsListed(_windows.ListOutputs, Name);

    /// <inheritdoc/>
    public void Send(ReadOnlySpan<byte> message)
    {
        try
        {
            if (message.Length > 0 && message[0] == SystemExclusive)
            {
                _port.SendLong(message.ToArray());
            }
            else
            {
                _port.SendShort(WinMmMessage.Pack(message));
            }
        }
        catch (WinMmException e)
        {
            throw new MidiException($"the port {Name} refused a message: {e.Message}", e);
        }
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
}
