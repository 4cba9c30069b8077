using Microsoft.Extensions.Logging;
using PaintSound.Osc.Addresses;
using PaintSound.Osc.Query;

namespace PaintSound.Osc.Output;

/// <summary>
/// Sends datagrams over UDP to any number of targets. What is sent is decided by <see cref="OscEventSender"/> and
/// <see cref="OscControlSender"/>, from the <see cref="Catalogue"/>; nothing else can send.
/// </summary>
public sealed class OscSender : IDisposable
{
    private static readonly TimeSpan LookUpLimit = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan LookUpAgain = TimeSpan.FromSeconds(10);

    private readonly OscDestination[] _destinations;
    private readonly CancellationTokenSource _closing = new();

    private readonly OscNamespace? _latest;

    private OscSender(OscDestination[] destinations, OscNamespace? latest) => (_destinations, _latest) = (destinations, latest);

    /// <summary>The targets and how sending to them goes.</summary>
    public IReadOnlyList<OscDestination> Destinations => _destinations;

    /// <summary>
    /// Looks all targets up at the same time, for two seconds at most. One that is not found then is looked for again every ten
    /// seconds, while messages go to the others.
    /// </summary>
    /// <param name="targets">Where to send; may be empty.</param>
    /// <param name="logger">Receives messages about trouble with a target, each once for a target; called from any thread.</param>
    /// <param name="time">The session's clock.</param>
    /// <param name="stop">Ends the waiting.</param>
    /// <param name="latest">Keeps the last message of every address, for OSCQuery; null for nobody.</param>
    public static async Task<OscSender> OpenAsync(
        IEnumerable<OscTarget> targets, ILogger<OscSender> logger, TimeProvider time, CancellationToken stop, OscNamespace? latest = null)
    {
        var sender = new OscSender([.. targets.Distinct().Select(target => new OscDestination(target, logger, time))], latest);
        try
        {
            var found = await Task.WhenAll(sender._destinations.Select(d => d.TryOpenAsync(LookUpLimit, stop)));
            foreach (var missing in sender._destinations.Where((_, i) => !found[i]))
            {
                _ = KeepLookingAsync(missing, time, sender._closing.Token);
            }

            return sender;
        }
        catch
        {
            sender.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _closing.Cancel();
        _closing.Dispose();
        foreach (var destination in _destinations)
        {
            destination.Dispose();
        }
    }

    /// <summary>Sends a message of the catalogue to every target, on the caller's thread.</summary>
    /// <param name="entry">Its address.</param>
    /// <param name="datagram">The message.</param>
    /// <param name="item">Of a control with a family, the item: its values are kept one by one.</param>
    internal void Send(CatalogueEntry entry, ReadOnlySpan<byte> datagram, string item = "")
    {
        _latest?.Keep(entry, item, datagram);
        Send(datagram);
    }

    /// <summary>Sends one datagram to every target, on the caller's thread.</summary>
    internal void Send(ReadOnlySpan<byte> datagram)
    {
        foreach (var destination in _destinations)
        {
            destination.Send(datagram);
        }
    }

    private static async Task KeepLookingAsync(OscDestination missing, TimeProvider time, CancellationToken stop)
    {
        try
        {
            do
            {
                await Task.Delay(LookUpAgain, time, stop);
            }
            while (!await missing.TryOpenAsync(LookUpLimit, stop));
        }
        catch (OperationCanceledException)
        {
            // The performance is over: nobody needs the target any more.
        }
    }
}
