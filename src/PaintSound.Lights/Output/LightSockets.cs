using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Logging;

namespace PaintSound.Lights.Output;

/// <summary>One socket for the receivers with IPv4 addresses and one for those with IPv6 addresses; each is opened when it is needed. Not thread-safe.</summary>
/// <param name="network">The address of this computer's network card for the lights, for its own family; null for the one that the system chooses.</param>
/// <param name="logger">Receives a message when the network is lost and when it is back.</param>
/// <param name="time">The session clock.</param>
internal sealed class LightSockets(IPAddress? network, ILogger logger, TimeProvider time) : ILightSocket
{
    private readonly LightSocket _version4 = new(AddressFamily.InterNetwork, Of(network, AddressFamily.InterNetwork), logger, time);
    private readonly LightSocket _version6 = new(AddressFamily.InterNetworkV6, Of(network, AddressFamily.InterNetworkV6), logger, time);

    /// <inheritdoc/>
    public string? Problem => _version4.Problem ?? _version6.Problem;

    /// <inheritdoc/>
    public bool Send(ReadOnlySpan<byte> datagram, IPAddress to, int port) =>
        (to.AddressFamily == AddressFamily.InterNetworkV6 ? _version6 : _version4).Send(datagram, to, port);

    /// <inheritdoc/>
    public void Dispose()
    {
        _version4.Dispose();
        _version6.Dispose();
    }

    private static IPAddress? Of(IPAddress? network, AddressFamily family) => network?.AddressFamily == family ? network : null;
}
