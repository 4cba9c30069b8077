using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Logging;
using PaintSound.Core.Logging;

namespace PaintSound.Lights.Output;

/// <summary>
/// A UDP socket on the network of the lights. If the network is lost, it opens a new socket every second and says when it sends again.
/// Not thread-safe.
/// </summary>
/// <param name="family">IPv4 or IPv6.</param>
/// <param name="network">The address of this computer's network card for the lights, of that family; null for the one that the system chooses.</param>
/// <param name="logger">Receives a message when the network is lost and when it is back.</param>
/// <param name="time">The session clock.</param>
internal sealed partial class LightSocket(AddressFamily family, IPAddress? network, ILogger logger, TimeProvider time) : ILightSocket
{
    private static readonly TimeSpan ReopenInterval = TimeSpan.FromSeconds(1);

    private readonly RateLimitedLogger _logger = RateLimitedLogger.Once(logger);
    private readonly Dictionary<IPEndPoint, SocketAddress> _receivers = [];
    private Socket? _socket;
    private long? _lastAttempt;
    private volatile string? _problem;

    /// <inheritdoc/>
    public string? Problem => _problem;

    private string Network => network?.ToString() ?? "of this computer";

    /// <inheritdoc/>
    public bool Send(ReadOnlySpan<byte> datagram, IPAddress to, int port)
    {
        try
        {
            if (_socket is null && !TryOpen())
            {
                return false;
            }

            _socket!.SendTo(datagram, SocketFlags.None, GetReceiver(to, port));
        }
        catch (SocketException e)
        {
            Report(e);
            return false;
        }

        if (_problem is not null)
        {
            _problem = null;
            _logger.Resolve();
            LogRestored(_logger, Network);
        }

        return true;
    }

    /// <inheritdoc/>
    public void Dispose() => _socket?.Dispose();

    private bool TryOpen()
    {
        if (_lastAttempt is { } last && time.GetElapsedTime(last) < ReopenInterval)
        {
            return false;
        }

        _lastAttempt = time.GetTimestamp();
        var socket = new Socket(family, SocketType.Dgram, ProtocolType.Udp) { Blocking = false };
        try
        {
            socket.EnableBroadcast = family == AddressFamily.InterNetwork;
            if (network is not null)
            {
                socket.Bind(new IPEndPoint(network, 0));
                if (family == AddressFamily.InterNetwork)
                {
                    socket.SetSocketOption(SocketOptionLevel.IP, SocketOptionName.MulticastInterface, network.GetAddressBytes());
                }
                else if (NetworkCard.Find(network)?.GetIPProperties().GetIPv6Properties()?.Index is { } index)
                {
                    socket.SetSocketOption(SocketOptionLevel.IPv6, SocketOptionName.MulticastInterface, index);
                }
            }

            _socket = socket;
            return true;
        }
        catch (SocketException)
        {
            socket.Dispose();
            throw;
        }
    }

    private SocketAddress GetReceiver(IPAddress to, int port)
    {
        // The address in the form of the system: sending with it allocates nothing.
        foreach (var (known, address) in _receivers)
        {
            if (known.Port == port && known.Address.Equals(to))
            {
                return address;
            }
        }

        var receiver = new IPEndPoint(to, port);
        return _receivers[receiver] = receiver.Serialize();
    }

    private void Report(SocketException e)
    {
        // A full buffer is the end of this packet, not of the network.
        if (e.SocketErrorCode is SocketError.WouldBlock or SocketError.NoBufferSpaceAvailable)
        {
            return;
        }

        _socket?.Dispose();
        _socket = null;
        var reason = e.Message.TrimEnd('.');
        _problem = $"the network {Network} cannot be used ({reason})";
        LogLost(_logger, Network, reason);
    }

    [LoggerMessage(LogLevel.Warning, "Lights: the network {Network} cannot be used ({Reason}). Check the cable, and 'lights: network' in the show file. PaintSound keeps trying and says when it works again.")]
    private static partial void LogLost(ILogger logger, string network, string reason);

    [LoggerMessage(LogLevel.Information, "Lights: levels are sent again on the network {Network}.")]
    private static partial void LogRestored(ILogger logger, string network);
}
