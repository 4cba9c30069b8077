using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;
using Microsoft.Extensions.Logging;
using PaintSound.Core.Logging;

namespace PaintSound.Osc.Discovery;

/// <summary>
/// Announces a <see cref="MdnsService"/> by multicast DNS (RFC 6762) in every network of this computer. It follows changes: an address that
/// comes is announced within a second, one that goes is withdrawn. Without multicast, the service is not announced; the performance continues.
/// </summary>
/// <param name="service">The service.</param>
/// <param name="listen">The address where the service listens. If it can only be reached from this computer, no datagram leaves the computer.</param>
/// <param name="logger">Receives messages about network problems, each once.</param>
/// <param name="time">The session clock.</param>
/// <param name="networks">Returns this computer's networks at present; null to ask the system.</param>
public sealed partial class MdnsAnnouncer(
    MdnsService service, IPAddress listen, ILogger<MdnsAnnouncer> logger, TimeProvider time, Func<IEnumerable<MdnsNetwork>>? networks = null)
{
    private static readonly TimeSpan CheckInterval = TimeSpan.FromSeconds(1);

    private readonly RateLimitedLogger _logger = RateLimitedLogger.Once(logger);
    private readonly Dictionary<IPAddress, Announcement> _announcements = [];

    /// <summary>Announces until it is cancelled, then withdraws the service.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        using var timer = new PeriodicTimer(CheckInterval, time);
        try
        {
            do
            {
                await UpdateAsync();
            }
            while (await timer.WaitForNextTickAsync(stop));
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // The performance has ended.
        }
        finally
        {
            await EndAsync(_announcements.Keys.ToArray());
        }
    }

    [LoggerMessage(LogLevel.Warning, "{Service} cannot be announced: no network of this computer accepts multicast. Other programs must be given its address and port.")]
    private static partial void LogNoMulticast(ILogger logger, string service);

    [LoggerMessage(LogLevel.Information, "{Service} is announced now, on {Address}.")]
    private static partial void LogAnnounced(ILogger logger, string service, IPAddress address);

    private static IEnumerable<MdnsNetwork> GetNetworks() =>
        from network in NetworkInterface.GetAllNetworkInterfaces()
        where network.OperationalStatus == OperationalStatus.Up
        let addresses = network.GetIPProperties().UnicastAddresses.Select(unicast => unicast.Address).ToArray()
        from address in addresses
        where address.AddressFamily == AddressFamily.InterNetwork
        select new MdnsNetwork(address, [.. addresses.Where(other => other.AddressFamily == AddressFamily.InterNetworkV6)]);

    private async Task UpdateAsync()
    {
        var present = (networks ?? GetNetworks)()
            .DistinctBy(network => network.Address)
            .Select(network => (network.Address, Reachable: network.FindReachable(listen)))
            .Where(network => network.Reachable.Count > 0)
            .ToDictionary(network => network.Address, network => network.Reachable);
        if (_announcements.FirstOrDefault(pair => !pair.Value.HasFailed) is { Value: not null } working && _logger.Resolve())
        {
            LogAnnounced(_logger, service.Instance, working.Key);
        }

        // A network that failed is opened again, because it can be back with the same address.
        var failed = _announcements.Where(pair => pair.Value.HasFailed).Select(pair => pair.Key).ToHashSet();
        await EndAsync([.. _announcements.Keys.Where(address => failed.Contains(address) || !IsUpToDate(address, present))]);
        foreach (var (address, reachable) in present.Where(network => !_announcements.ContainsKey(network.Key)))
        {
            if (Announcement.TryStart(service, IPAddress.IsLoopback(listen), address, reachable, time) is { } started)
            {
                _announcements[address] = started;
            }
        }

        if (_announcements.Keys.All(failed.Contains))
        {
            LogNoMulticast(_logger, service.Instance);
        }
    }

    // The IPv6 addresses of a network change more often than that of IPv4.
    private bool IsUpToDate(IPAddress address, Dictionary<IPAddress, IReadOnlyList<IPAddress>> present) =>
        present.TryGetValue(address, out var reachable) && reachable.SequenceEqual(_announcements[address].Addresses);

    private async Task EndAsync(IReadOnlyCollection<IPAddress> ended)
    {
        await Task.WhenAll(ended.Select(address => _announcements[address].DisposeAsync().AsTask()));
        foreach (var address in ended)
        {
            _announcements.Remove(address);
        }
    }
}
