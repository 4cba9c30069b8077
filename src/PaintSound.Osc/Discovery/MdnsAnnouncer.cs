using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;
using Microsoft.Extensions.Logging;

namespace PaintSound.Osc.Discovery;

/// <summary>
/// Makes a <see cref="MdnsService"/> known by multicast DNS (RFC 6762): says it when it begins, answers whoever asks, and takes it back
/// at the end. A network that has no multicast costs the announcement, never the performance.
/// </summary>
/// <param name="service">What is announced.</param>
/// <param name="isLocal">True when it can be reached from this computer alone; then nothing leaves the computer.</param>
/// <param name="logger">Receives messages about trouble with the network.</param>
/// <param name="time">The session's clock.</param>
public sealed partial class MdnsAnnouncer(MdnsService service, bool isLocal, ILogger<MdnsAnnouncer> logger, TimeProvider time)
{
    private const int MulticastPort = 5353;
    private static readonly IPAddress Group = IPAddress.Parse("224.0.0.251");
    private static readonly IPEndPoint Everybody = new(Group, MulticastPort);
    private static readonly TimeSpan Again = TimeSpan.FromSeconds(1);

    /// <summary>Announces until told to stop; returns at once where this computer has no network that can.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        var sockets = new List<(Socket Socket, IPAddress Address)>();
        try
        {
            foreach (var address in Addresses())
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

            await Task.WhenAll(sockets.Select(own => RunAsync(own.Socket, own.Address, stop)));
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

    private static IEnumerable<IPAddress> Addresses() =>
        from card in NetworkInterface.GetAllNetworkInterfaces()
        where card.OperationalStatus == OperationalStatus.Up
        from unicast in card.GetIPProperties().UnicastAddresses
        where unicast.Address.AddressFamily == AddressFamily.InterNetwork
        select unicast.Address;

    private Socket? TryOpen(IPAddress address)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        try
        {
            // Every program of a computer that speaks multicast DNS shares its port.
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
            // This network has no multicast; the others may.
            socket.Dispose();
            return null;
        }
    }

    private void Leave(Socket socket, IPAddress address)
    {
        try
        {
            socket.SendTo(Said(address, isLeaving: true), Everybody);
        }
        catch (SocketException)
        {
            // The network went first: what it knows of the service runs out by itself in two minutes.
        }
    }

    private byte[] Said(IPAddress address, bool isLeaving) => DnsMessage.Announce(service, isLocal ? IPAddress.Loopback : address, isLeaving);

    private async Task RunAsync(Socket socket, IPAddress address, CancellationToken stop)
    {
        var announcement = Said(address, isLeaving: false);
        var buffer = new byte[9000];
        try
        {
            // Said twice, a second apart: a datagram may be lost (RFC 6762, 8.3).
            await socket.SendToAsync(announcement, Everybody, stop);
            await Task.Delay(Again, time, stop);
            await socket.SendToAsync(announcement, Everybody, stop);
            while (true)
            {
                var received = await socket.ReceiveFromAsync(buffer, Everybody, stop);
                if (DnsMessage.AsksFor(buffer.AsSpan(0, received.ReceivedBytes), service))
                {
                    await socket.SendToAsync(announcement, Everybody, stop);
                }
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            Leave(socket, address);
        }
        catch (SocketException e)
        {
            LogAnnouncementStopped(service.Instance, address, e.Message.TrimEnd('.'));
        }
    }
}
