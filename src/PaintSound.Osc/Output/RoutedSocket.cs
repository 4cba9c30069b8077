using System.Net;
using System.Net.Sockets;

namespace PaintSound.Osc.Output;

/// <summary>
/// A UDP socket to one address that survives changes of the network. The socket is connected, because only then does the system report
/// that no program listens. But a connected socket keeps the source address that this computer had when it was connected: after a new
/// address (DHCP, another interface) the system refuses to send from it, or sends with an address that no longer exists. So a new socket
/// replaces it, at once if sending fails, and in <see cref="Refresh"/> if the system would choose another source address now. Thread-safe.
/// </summary>
/// <param name="time">The session clock.</param>
internal sealed class RoutedSocket(TimeProvider time) : IDisposable
{
    /// <summary>Connecting fails slowly, with an exception; a sender of 300 messages per second must not try it for each of them.</summary>
    private static readonly TimeSpan ReconnectInterval = TimeSpan.FromMilliseconds(100);

    private readonly Lock _lock = new();
    private Socket? _socket;
    private IPEndPoint? _remote;
    private IPAddress? _local;
    private SocketError _error = SocketError.HostNotFound;
    private long? _lastReconnect;
    private bool _isDisposed;

    /// <summary>The receiver; null before <see cref="Refresh"/>.</summary>
    public IPEndPoint? Remote => Volatile.Read(ref _remote);

    /// <summary>This computer's address from which datagrams are sent; null while no network leads to the receiver.</summary>
    public IPAddress? Local => Volatile.Read(ref _local);

    /// <summary>True for an error of the network, which a new socket can end. A full buffer and a datagram that is too long are none.</summary>
    /// <param name="error">A result of <see cref="Send"/>.</param>
    public static bool IsOfTheNetwork(SocketError error) => error is not (SocketError.Success or SocketError.ConnectionRefused or SocketError.WouldBlock
        or SocketError.NoBufferSpaceAvailable or SocketError.MessageSize or SocketError.OperationAborted or SocketError.HostNotFound);

    /// <summary>Sends one datagram. Never waits; allocates nothing unless the network has changed.</summary>
    /// <returns>
    /// <see cref="SocketError.ConnectionRefused"/> means that an earlier datagram found no program, and that this one was not sent;
    /// <see cref="SocketError.HostNotFound"/> that there is no receiver yet, and <see cref="SocketError.OperationAborted"/> the end.
    /// </returns>
    public SocketError Send(ReadOnlySpan<byte> datagram)
    {
        lock (_lock)
        {
            var error = TrySend(datagram);
            return IsOfTheNetwork(error) && TryReconnect() ? TrySend(datagram) : error;
        }
    }

    /// <summary>
    /// Connects anew if the receiver has another address, or if the system would now choose another source address. Sends nothing:
    /// connecting a UDP socket only looks up the route.
    /// </summary>
    /// <param name="remote">The present address of the receiver.</param>
    public void Refresh(IPEndPoint remote)
    {
        var fresh = TryConnect(remote, out var error);
        lock (_lock)
        {
            var isSameRemote = remote.Equals(_remote);
            if (_isDisposed || (isSameRemote && _socket is not null && (fresh is null || LocalOf(fresh).Equals(_local))))
            {
                fresh?.Dispose();
                return;
            }

            Volatile.Write(ref _remote, remote);
            Replace(fresh, error);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (_lock)
        {
            _isDisposed = true;
            Replace(null, SocketError.OperationAborted);
        }
    }

    private static IPAddress LocalOf(Socket socket) => ((IPEndPoint)socket.LocalEndPoint!).Address;

    private static Socket? TryConnect(IPEndPoint remote, out SocketError error)
    {
        var socket = new Socket(remote.AddressFamily, SocketType.Dgram, ProtocolType.Udp) { Blocking = false };
        try
        {
            // Lighting networks use broadcast addresses, such as 2.255.255.255.
            socket.EnableBroadcast = remote.AddressFamily == AddressFamily.InterNetwork;
            socket.Connect(remote);
            error = SocketError.Success;
            return socket;
        }
        catch (SocketException e)
        {
            socket.Dispose();
            error = e.SocketErrorCode;
            return null;
        }
    }

    private SocketError TrySend(ReadOnlySpan<byte> datagram)
    {
        if (_socket is not { } socket)
        {
            return _error;
        }

        socket.Send(datagram, SocketFlags.None, out var error);
        return error;
    }

    private bool TryReconnect()
    {
        if (_isDisposed || _remote is null || (_lastReconnect is { } last && time.GetElapsedTime(last) < ReconnectInterval))
        {
            return false;
        }

        _lastReconnect = time.GetTimestamp();
        var fresh = TryConnect(_remote, out var error);
        Replace(fresh, error);
        return fresh is not null;
    }

    private void Replace(Socket? socket, SocketError error)
    {
        _socket?.Dispose();
        (_socket, _error) = (socket, error);
        Volatile.Write(ref _local, socket is null ? null : LocalOf(socket));
    }
}
