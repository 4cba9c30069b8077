using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;
using Microsoft.Extensions.Logging;
using PaintSound.Lights.Packets;
using PaintSound.Lights.Universes;

namespace PaintSound.Lights.Output;

/// <summary>
/// Answers controllers that ask who is on the Art-Net network, so that they list PaintSound. It receives broadcasts only: a socket for all
/// packets of the port would take them from another Art-Net program of this computer. Windows has no such sockets, so there it does not answer.
/// </summary>
public sealed partial class ArtPollResponder
{
    /// <summary>A controller asks all at once; each answers at a time of its own within this one (Art-Net 4, ArtPoll).</summary>
    private static readonly TimeSpan MaxDelay = TimeSpan.FromSeconds(1);

    private readonly int[] _universes;
    private readonly LightOptions _options;
    private readonly int _port;
    private readonly ILogger _logger;
    private readonly TimeProvider _time;

    /// <summary>Creates the responder. <see cref="RunAsync"/> answers.</summary>
    /// <param name="universes">The universes of the show; only those of Art-Net count.</param>
    /// <param name="options">How levels are sent.</param>
    /// <param name="logger">Receives a message if it cannot answer.</param>
    /// <param name="time">The session clock.</param>
    public ArtPollResponder(IEnumerable<UniverseId> universes, LightOptions options, ILogger logger, TimeProvider time)
        : this(universes, options, ArtDmxPacket.Port, logger, time)
    {
    }

    internal ArtPollResponder(IEnumerable<UniverseId> universes, LightOptions options, int port, ILogger logger, TimeProvider time)
    {
        _universes = [.. universes.Where(universe => universe.Protocol == LightProtocol.ArtNet).Select(universe => universe.Number).Distinct()];
        (_options, _port, _logger, _time) = (options, port, logger, time);
    }

    /// <summary>Answers until cancelled. Returns at once if the show has no universe of Art-Net.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        if (_universes.Length == 0 || OperatingSystem.IsWindows())
        {
            return;
        }

        List<Socket> sockets = [];
        try
        {
            foreach (var address in new[] { IPAddress.Broadcast, BroadcastAddress.Of(_options.Network) }.Distinct())
            {
                if (TryBind(address) is { } socket)
                {
                    sockets.Add(socket);
                }
            }

            if (sockets.Count == 0)
            {
                LogNotListed(_logger);
            }

            await Task.WhenAll(sockets.Select(socket => AnswerAsync(socket, stop)));
        }
        finally
        {
            sockets.ForEach(socket => socket.Dispose());
        }
    }

    /// <summary>Answers the questions that a socket receives.</summary>
    internal async Task AnswerAsync(Socket socket, CancellationToken stop)
    {
        var buffer = new byte[1024];
        while (!stop.IsCancellationRequested)
        {
            try
            {
                var received = await socket.ReceiveFromAsync(buffer, SocketFlags.None, new IPEndPoint(IPAddress.Any, 0), stop);
                if (ArtPollPacket.Asks(buffer.AsSpan(0, received.ReceivedBytes), _universes))
                {
                    await Task.Delay(MaxDelay * Random.Shared.NextDouble(), _time, stop);
                    Answer((IPEndPoint)received.RemoteEndPoint);
                }
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                return;
            }
            catch (SocketException e)
            {
                LogNotAnswered(_logger, e.Message.TrimEnd('.'));
                await Task.Delay(MaxDelay, _time, CancellationToken.None);
            }
        }
    }

    // To the port of the sender: controllers ask from the port of Art-Net.
    private void Answer(IPEndPoint controller)
    {
        using Socket socket = new(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        socket.Connect(controller);
        var own = ((IPEndPoint)socket.LocalEndPoint!).Address;
        foreach (var packet in ArtPollReplyPacket.Create(_universes, _options.SourceName, own, NetworkCard.Find(own)?.GetPhysicalAddress() ?? PhysicalAddress.None))
        {
            socket.Send(packet);
        }
    }

    private Socket? TryBind(IPAddress address)
    {
        Socket socket = new(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp) { EnableBroadcast = true };
        try
        {
            socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReuseAddress, optionValue: true);
            socket.Bind(new IPEndPoint(address, _port));
            return socket;
        }
        catch (SocketException)
        {
            // The caller reports if no address can be used. macOS has no socket for 255.255.255.255.
            socket.Dispose();
            return null;
        }
    }

    [LoggerMessage(LogLevel.Information, "Art-Net: consoles do not list PaintSound, because the broadcasts of the network cannot be received. The levels are sent.")]
    private static partial void LogNotListed(ILogger logger);

    [LoggerMessage(LogLevel.Information, "Art-Net: a console that asked who is there got no answer ({Reason}). The levels are sent.")]
    private static partial void LogNotAnswered(ILogger logger, string reason);
}
