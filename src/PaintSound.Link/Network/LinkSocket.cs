using System.Net;
using System.Net.Sockets;

namespace PaintSound.Link.Network;

/// <summary>The socket of a Link peer in one network: it sends to the multicast group and to peers, and receives their answers. Thread-safe.</summary>
internal sealed class LinkSocket : IDisposable
{
    private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);

    /// <summary>Opens the socket.</summary>
    /// <param name="card">This computer's address in the network.</param>
    /// <exception cref="SocketException">The address has gone.</exception>
    public LinkSocket(CardAddress card)
    {
        Card = card;
        try
        {
            _socket.Bind(new IPEndPoint(card.Address, 0));
            _socket.SetSocketOption(SocketOptionLevel.IP, SocketOptionName.MulticastInterface, card.Address.GetAddressBytes());
            _socket.SetSocketOption(SocketOptionLevel.IP, SocketOptionName.MulticastLoopback, true);
            EndPoint = (IPEndPoint)_socket.LocalEndPoint!;
        }
        catch (SocketException)
        {
            _socket.Dispose();
            throw;
        }
    }

    /// <summary>This computer's address in the network.</summary>
    public CardAddress Card { get; }

    /// <summary>The address and port of this peer.</summary>
    public IPEndPoint EndPoint { get; }

    /// <summary>The socket, for <see cref="LinkReceiver"/>.</summary>
    public Socket Socket => _socket;

    /// <summary>Sends a datagram. If the network does not accept it, it is lost.</summary>
    public void Send(ReadOnlySpan<byte> datagram, IPEndPoint to)
    {
        try
        {
            _socket.SendTo(datagram, to);
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // The network has gone. The cards are read again every few seconds.
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _socket.Dispose();
}
