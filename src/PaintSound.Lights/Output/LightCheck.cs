using System.Net;
using System.Net.Sockets;
using PaintSound.Lights.Packets;
using PaintSound.Lights.Universes;

namespace PaintSound.Lights.Output;

/// <summary>Checks, without sending anything, whether this computer can reach the receivers of all universes.</summary>
public static class LightCheck
{
    /// <summary>Checks the network card and the way to each receiver.</summary>
    /// <param name="universes">The universes of the show.</param>
    /// <param name="options">How levels are sent.</param>
    /// <returns>One sentence: what is sent where.</returns>
    /// <exception cref="LightException">The card is missing, or no network leads to a receiver.</exception>
    public static string Run(IEnumerable<UniverseId> universes, LightOptions options)
    {
        if (options.Network is { } network && NetworkCard.Find(network) is null)
        {
            var own = NetworkCard.ListAddresses().Where(address => address.AddressFamily == network.AddressFamily);
            throw new LightException($"No network card of this computer has the address {network} of 'lights: network'. It has: {string.Join(", ", own)}.");
        }

        UniverseId[] all = [.. universes.Distinct()];
        foreach (var (universe, address) in all.SelectMany(universe => ReceiversOf(universe, options), (universe, address) => (universe, address)))
        {
            Reach(universe, address, options);
        }

        return string.Join(", ", all.Select(universe => $"{universe} to {string.Join(" and ", ReceiversOf(universe, options))}"));
    }

    /// <summary>Returns where a universe is sent.</summary>
    /// <param name="universe">The universe.</param>
    /// <param name="options">How levels are sent.</param>
    internal static IReadOnlyList<IPAddress> ReceiversOf(UniverseId universe, LightOptions options) => universe.Protocol == LightProtocol.Sacn
        ? options.SacnTo is { Count: > 0 } sacn ? sacn : [SacnGroup.Of(universe.Number, options.Family)]
        : options.ArtNetTo is { Count: > 0 } artNet ? artNet : [BroadcastAddress.Of(options.Network)];

    // A UDP socket that is connected has a way to the receiver; nothing is sent. Whether the receiver is switched on cannot be seen.
    private static void Reach(UniverseId universe, IPAddress address, LightOptions options)
    {
        try
        {
            using Socket socket = new(address.AddressFamily, SocketType.Dgram, ProtocolType.Udp);
            socket.EnableBroadcast = address.AddressFamily == AddressFamily.InterNetwork;
            if (options.Network is { } network && network.AddressFamily == address.AddressFamily)
            {
                socket.Bind(new IPEndPoint(network, 0));
            }

            socket.Connect(address, universe.Protocol == LightProtocol.Sacn ? SacnLayer.Port : ArtDmxPacket.Port);
        }
        catch (SocketException e)
        {
            throw new LightException($"No network leads to {address}, which receives {universe} ({e.Message.TrimEnd('.')}). Check the cable, and 'lights' in the show file.", e);
        }
    }
}
