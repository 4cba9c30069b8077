using System.Net;
using System.Net.Sockets;

namespace PaintSound.Osc.Output;

/// <summary>Finds the addresses of a computer by its name. Thread-safe.</summary>
public interface IHostResolver
{
    /// <summary>Looks up a name. It can take as long as the system allows, which is up to half a minute.</summary>
    /// <param name="host">A name, or an IPv4 or IPv6 address, which is returned as it is.</param>
    /// <param name="stop">Ends the wait.</param>
    /// <returns>At least one address, the preferred one first.</returns>
    /// <exception cref="SocketException">The name is unknown, or nothing answered.</exception>
    Task<IReadOnlyList<IPAddress>> ResolveAsync(string host, CancellationToken stop);
}
