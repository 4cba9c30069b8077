using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;
using Microsoft.Extensions.Logging;

namespace PaintSound.Osc.Discovery;

/// <summary>
/// Announces a <see cref="MdnsService"/> by multicast DNS (RFC 6762): sends an announcement at the start, answers questions, and
/// withdraws the service at the end. Without multicast, the service is not announced; the performance continues.
/// </summary>
/// <param name="service">The service.</param>
/// <param name="isLocal">True if the service can only be reached from this computer; no datagram then leaves the computer.</param>
/// <param name="logger">Receives messages about network problems.</param>
/// <param name="time">The session clock.</param>
public sealed partial class MdnsAnnouncer(MdnsService service, bool isLocal, ILogger<MdnsAnnouncer> logger, TimeProvider time)
{
    private const int MulticastPort = 5353;
    private static readonly IPAddress Group = IPAddress.Parse("224.0.0.251");
    private static readonly IPEndPoint MulticastEndPoint = new(Group, MulticastPort);
    private static readonly TimeSpan RepeatDelay = TimeSpan.FromSeconds(1);

    /// <summary>Announces until it is cancelled. Returns immediately if no network of this computer accepts multicast.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        var sockets = new List<(Socket Socket, IPAddress Address)>();
        try
        {
            foreach (var address in GetAddresses())
            {
                if (TryOpen(address) is { } socket)
                {
                    sockets.Add((socket, address));
                }
            }

            if (sockets.Count == 0)
            {
                LogNoMulticast(service.Instance);
                return;
            }

            await Task.WhenAll(sockets.Select(open => RunAsync(open.Socket, open.Address, stop)));
        }
        finally
        {
            foreach (var (socket, _) in sockets)
            {
                socket.Dispose();
            }
        }
    }

    [LoggerMessage(LogLevel.Warning, "{Service} cannot be announced: no network of this computer accepts multicast. Other programs must be given its address and port.")]
    private partial void LogNoMulticast(string service);

    [LoggerMessage(LogLevel.Warning, "{Service} is no longer announced on {Address} ({Reason}). Other programs must be given its address and port.")]
    private partial void LogAnnouncementStopped(string service, IPAddress address, string reason);

    private static IEnumerable<IPAddress> GetAddresses() =>
        from network in NetworkInterface.GetAllNetworkInterfaces()
        where network.OperationalStatus == OperationalStatus.Up
        from unicast in network.GetIPProperties().UnicastAddresses
        where unicast.Address.AddressFamily == AddressFamily.InterNetwork
        select unicast.Address;

    private Socket? TryOpen(IPAddress address)
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
            return socket;
        }
        catch (SocketException)
        {
            // This network has no multicast; other networks can have it.
            socket.Dispose();
            return null;
        }
    }

    private void Withdraw(Socket socket, IPAddress address)
    {
        try
        {
            socket.SendTo(CreateAnnouncement(address, isLeaving: true), MulticastEndPoint);
        }
        catch (SocketException)
        {
            // The network is already gone. Its entries for the service expire after two minutes.
        }
    }

    private byte[] CreateAnnouncement(IPAddress address, bool isLeaving) => DnsMessage.CreateAnnouncement(service, isLocal ? IPAddress.Loopback : address, isLeaving);

    private async Task RunAsync(Socket socket, IPAddress address, CancellationToken stop)
    {
        var announcement = CreateAnnouncement(address, isLeaving: false);
        var buffer = new byte[9000];
        try
        {
            // Sent twice, one second apart, because a datagram can be lost (RFC 6762, 8.3).
            await socket.SendToAsync(announcement, MulticastEndPoint, stop);
            await Task.Delay(RepeatDelay, time, stop);
            await socket.SendToAsync(announcement, MulticastEndPoint, stop);
            while (true)
            {
                var received = await socket.ReceiveFromAsync(buffer, MulticastEndPoint, stop);
                if (DnsMessage.IsQuestionFor(buffer.AsSpan(0, received.ReceivedBytes), service))
                {
                    await socket.SendToAsync(announcement, MulticastEndPoint, stop);
                }
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            Withdraw(socket, address);
        }
        catch (SocketException e)
        {
            LogAnnouncementStopped(service.Instance, address, e.Message.TrimEnd('.'));
        }
    }
}
