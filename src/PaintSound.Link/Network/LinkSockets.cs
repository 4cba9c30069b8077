using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Logging;
using PaintSound.Core.Logging;
using PaintSound.Link.Peers;
using PaintSound.Link.Protocol;

namespace PaintSound.Link.Network;

/// <summary>The sockets of a Link peer: one for each network, and one for what all peers send to the multicast group. Thread-safe.</summary>
internal sealed partial class LinkSockets : ILinkNetwork, IDisposable
{
    /// <summary>The multicast group and port of Link.</summary>
    public static readonly IPEndPoint Group = new(IPAddress.Parse("224.76.78.75"), 20_808);

    private readonly RateLimitedLogger _logger;
    private readonly Lock _lock = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly List<LinkSocket> _sockets = [];
    private readonly HashSet<IPAddress> _joined = [];
    private Socket? _group;

    /// <summary>Creates the sockets; <see cref="Refresh"/> opens them.</summary>
    /// <param name="logger">Receives a message if the port of Link cannot be opened.</param>
    public LinkSockets(ILogger logger) => _logger = RateLimitedLogger.Once(logger);

    /// <summary>Called with each datagram and its sender, on any thread.</summary>
    public Action<ReadOnlyMemory<byte>, IPEndPoint> Received { get; set; } = (_, _) => { };

    /// <summary>Opens sockets for networks that are new, and closes those of networks that have gone.</summary>
    public void Refresh()
    {
        lock (_lock)
        {
            if (_stop.IsCancellationRequested)
            {
                return;
            }

            OpenGroup();
            var cards = CardAddress.FindAll();
            foreach (var gone in _sockets.Where(socket => !cards.Contains(socket.Card)).ToArray())
            {
                _sockets.Remove(gone);
                _joined.Remove(gone.Card.Address);
                gone.Dispose();
            }

            foreach (var card in cards.Where(card => _sockets.All(socket => socket.Card != card)))
            {
                Open(card);
            }
        }
    }

    /// <inheritdoc/>
    public void Announce(Func<IPEndPoint, DiscoveryMessage> create)
    {
        lock (_lock)
        {
            foreach (var socket in _sockets)
            {
                socket.Send(create(socket.EndPoint).ToBytes(), Group);
            }
        }
    }

    /// <inheritdoc/>
    public void Send(byte[] message, IPEndPoint to)
    {
        lock (_lock)
        {
            Find(to)?.Send(message, to);
        }
    }

    /// <inheritdoc/>
    public IPEndPoint? FindOwn(IPEndPoint peer)
    {
        lock (_lock)
        {
            return Find(peer)?.EndPoint;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (_lock)
        {
            _stop.Cancel();
            _group?.Dispose();
            _sockets.ForEach(socket => socket.Dispose());
            _sockets.Clear();
            _stop.Dispose();
        }
    }

    private LinkSocket? Find(IPEndPoint peer) => _sockets.FirstOrDefault(socket => socket.Card.IsNear(peer.Address)) ?? _sockets.FirstOrDefault();

    private void OpenGroup()
    {
        if (_group is not null)
        {
            return;
        }

        var group = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        try
        {
            // Live and other peers on this computer use the same port.
            group.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReuseAddress, true);
            group.Bind(new IPEndPoint(IPAddress.Any, Group.Port));
            _group = group;
            _ = LinkReceiver.RunAsync(group, (datagram, from) => Received(datagram, from), _stop.Token);
        }
        catch (SocketException e)
        {
            group.Dispose();
            LogNoGroup(_logger, Group.Port, e.Message);
        }
    }

    private void Open(CardAddress card)
    {
        try
        {
            if (_group is not null && _joined.Add(card.Address))
            {
                _group.SetSocketOption(SocketOptionLevel.IP, SocketOptionName.AddMembership, new MulticastOption(Group.Address, card.Address));
            }

            var socket = new LinkSocket(card);
            _sockets.Add(socket);
            _ = LinkReceiver.RunAsync(socket.Socket, (datagram, from) => Received(datagram, from), _stop.Token);
        }
        catch (SocketException)
        {
            // This network has no multicast, or has just gone. It is tried again.
            _joined.Remove(card.Address);
        }
    }

    [LoggerMessage(LogLevel.Warning, "Link: port {Port} cannot be opened ({Reason}): close the program that uses it alone. The show continues without Link.")]
    private static partial void LogNoGroup(ILogger logger, int port, string reason);
}
