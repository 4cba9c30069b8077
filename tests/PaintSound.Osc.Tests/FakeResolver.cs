using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using PaintSound.Osc.Output;

namespace PaintSound.Osc.Tests;

/// <summary>A name service whose answers the test sets: no address means that the name is unknown.</summary>
internal sealed class FakeResolver : IHostResolver
{
    private readonly ConcurrentDictionary<string, IPAddress[]> _addresses = new();
    private int _lookups;

    /// <summary>True if no lookup ends.</summary>
    public bool IsSilent { get; set; }

    public int Lookups => Volatile.Read(ref _lookups);

    public void Set(string host, params string[] addresses) => _addresses[host] = [.. addresses.Select(IPAddress.Parse)];

    public async Task<IReadOnlyList<IPAddress>> ResolveAsync(string host, CancellationToken stop)
    {
        Interlocked.Increment(ref _lookups);
        if (IsSilent)
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, stop);
        }

        return _addresses.GetValueOrDefault(host) is { Length: > 0 } found ? found : throw new SocketException((int)SocketError.HostNotFound);
    }
}
