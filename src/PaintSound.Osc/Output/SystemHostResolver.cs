using System.Net;
using System.Net.Sockets;

namespace PaintSound.Osc.Output;

/// <summary>Asks the operating system: its hosts file, DNS and multicast DNS. Prefers IPv4, which every OSC program receives. Thread-safe.</summary>
public sealed class SystemHostResolver : IHostResolver
{
    /// <inheritdoc/>
    public async Task<IReadOnlyList<IPAddress>> ResolveAsync(string host, CancellationToken stop)
    {
        var addresses = await Dns.GetHostAddressesAsync(host, stop);
        return addresses.Length > 0
            ? [.. addresses.OrderBy(address => address.AddressFamily == AddressFamily.InterNetwork ? 0 : 1)]
            : throw new SocketException((int)SocketError.HostNotFound);
    }
}
