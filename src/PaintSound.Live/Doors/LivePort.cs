using System.Net;
using System.Net.Sockets;
using PaintSound.Osc;

namespace PaintSound.Live.Doors;

/// <summary>OSC to and from a Live on this computer. UDP on the loopback; sending never waits.</summary>
internal sealed class LivePort : IDisposable
{
    private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp) { Blocking = false };
    private readonly IPEndPoint _to;
    private readonly OscReceiver _receiver;

    /// <summary>Takes a port to hear answers on.</summary>
    /// <param name="to">The port at which Live listens.</param>
    /// <param name="hear">The port at which answers come; 0 for any.</param>
    /// <param name="say">Told what was wrong with an answer.</param>
    /// <param name="time">The session's clock.</param>
    /// <exception cref="OscException">The port is taken.</exception>
    public LivePort(int to, int hear, Action<string> say, TimeProvider time)
    {
        _to = new IPEndPoint(IPAddress.Loopback, to);
        _receiver = OscReceiver.Open(new IPEndPoint(IPAddress.Loopback, hear), say, time);
    }

    /// <summary>Where answers come.</summary>
    public int Port => _receiver.EndPoint.Port;

    /// <summary>Sends one message; where the system does not take it, it is lost, as datagrams are.</summary>
    public void Send(string address, params OscArgument[] arguments)
    {
        Span<byte> packet = stackalloc byte[8192];
        if (!new OscMessage(address, arguments).TryWrite(packet, out var length))
        {
            throw new OscException($"A message to {address} is longer than {packet.Length} bytes: shorten the path or the name in it.");
        }

        try
        {
            _socket.SendTo(packet[..length], _to);
        }
        catch (SocketException)
        {
            // Nobody listens there (Windows tells so on the next sending), or the buffer is full: the missing answer says it to the person.
        }
    }

    /// <summary>Hears answers until told to stop.</summary>
    public Task HearAsync(Action<OscMessage> hear, CancellationToken stop) => _receiver.RunAsync(hear, stop);

    /// <inheritdoc/>
    public void Dispose()
    {
        _socket.Dispose();
        _receiver.Dispose();
    }
}
