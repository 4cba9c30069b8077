using System.Net;
using System.Net.Sockets;

namespace PaintSound.Osc.Discovery;

/// <summary>
/// The announcement of a service in one network: sends it at the start, answers questions, and withdraws it at the end.
/// </summary>
internal sealed class Announcement : IAsyncDisposable
{
    private const int MulticastPort = 5353;
    private static readonly IPAddress Group = IPAddress.Parse("224.0.0.251");
    private static readonly IPEndPoint MulticastEndPoint = new(Group, MulticastPort);
    private static readonly TimeSpan RepeatDelay = TimeSpan.FromSeconds(1);

    private readonly MdnsService _service;
    private readonly IReadOnlyList<IPAddress> _addresses;
    private readonly Socket _socket;
    private readonly TimeProvider _time;
    private readonly CancellationTokenSource _end = new();
    private readonly Task _run;

    private Announcement(MdnsService service, IReadOnlyList<IPAddress> addresses, Socket socket, TimeProvider time)
    {
        (_service, _addresses, _socket, _time) = (service, addresses, socket, time);
        _run = RunAsync(_end.Token);
    }

    /// <summary>True if the network no longer takes the announcement.</summary>
    public bool HasFailed => _run.IsCompleted;

    /// <summary>The addresses that are announced.</summary>
    public IReadOnlyList<IPAddress> Addresses => _addresses;

    /// <summary>Starts an announcement.</summary>
    /// <param name="service">The service.</param>
    /// <param name="isLocal">True to announce to this computer only.</param>
    /// <param name="address">This computer's IPv4 address in the network.</param>
    /// <param name="reachable">The addresses of the service that are announced, IPv4 and IPv6.</param>
    /// <param name="time">The session clock.</param>
    /// <returns>Null if the network has no multicast, or if the address has gone.</returns>
    public static Announcement? TryStart(MdnsService service, bool isLocal, IPAddress address, IReadOnlyList<IPAddress> reachable, TimeProvider time)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        try
        {
            // All programs of a computer that use multicast DNS share its port.
            socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReuseAddress, true);
            socket.Bind(new IPEndPoint(IPAddress.Any, MulticastPort));
            socket.SetSocketOption(SocketOptionLevel.IP, SocketOptionName.AddMembership, new MulticastOption(Group, address));
            socket.SetSocketOption(SocketOptionLevel.IP, SocketOptionName.MulticastInterface, address.GetAddressBytes());
            socket.SetSocketOption(SocketOptionLevel.IP, SocketOptionName.MulticastLoopback, true);
            socket.SetSocketOption(SocketOptionLevel.IP, SocketOptionName.MulticastTimeToLive, isLocal ? 0 : 255);
            return new Announcement(service, reachable, socket, time);
        }
        catch (SocketException)
        {
            socket.Dispose();
            return null;
        }
    }

    /// <summary>Withdraws the service, if the network is still there, and closes the socket.</summary>
    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await _run;
        _socket.Dispose();
        _end.Dispose();
    }

    private async Task RunAsync(CancellationToken stop)
    {
        var announcement = DnsMessage.CreateAnnouncement(_service, _addresses, isLeaving: false);
        var buffer = new byte[9000];
        try
        {
            // Sent twice, one second apart, because a datagram can be lost (RFC 6762, 8.3).
            await _socket.SendToAsync(announcement, MulticastEndPoint, stop);
            await Task.Delay(RepeatDelay, _time, stop);
            await _socket.SendToAsync(announcement, MulticastEndPoint, stop);
            while (true)
            {
                var received = await _socket.ReceiveFromAsync(buffer, MulticastEndPoint, stop);
                if (DnsMessage.IsQuestionFor(buffer.AsSpan(0, received.ReceivedBytes), _service))
                {
                    await _socket.SendToAsync(announcement, MulticastEndPoint, stop);
                }
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            Withdraw();
        }
        catch (SocketException)
        {
            // The network has gone. Its entries for the service expire after two minutes.
        }
    }

    private void Withdraw()
    {
        try
        {
            _socket.SendTo(DnsMessage.CreateAnnouncement(_service, _addresses, isLeaving: true), MulticastEndPoint);
        }
        catch (SocketException)
        {
            // The same.
        }
    }
}
