using System.Buffers;
using Microsoft.Extensions.Logging;
using PaintSound.Core.Events;
using PaintSound.Osc.Addresses;
using PaintSound.Osc.Codec;
using PaintSound.Osc.Query;

namespace PaintSound.Osc.Output;

/// <summary>
/// Sends messages over UDP or TCP to any number of targets. <see cref="OscOutput"/> and <see cref="OscControlSender"/> create the messages
/// of the <see cref="Catalogue"/>; <see cref="OscModulationTarget"/> creates those of other programs. Thread-safe; sends on the caller's thread
/// without waiting. Numbers are clamped to their range and allocate nothing.
/// </summary>
public sealed class OscSender : IDisposable
{
    private const int NumberBytes = 128;
    private static readonly TimeSpan LookupTimeout = TimeSpan.FromSeconds(2);
    private readonly OscDestination[] _destinations;
    private readonly CancellationTokenSource _closing = new();
    private readonly OscNamespace? _latest;
    private readonly IOutputGate? _gate;
    private long _tooLong;

    private OscSender(OscDestination[] destinations, OscNamespace? latest, IOutputGate? gate) => (_destinations, _latest, _gate) = (destinations, latest, gate);

    /// <summary>The number of messages that were not sent, because their texts are too long.</summary>
    public long TooLong => Interlocked.Read(ref _tooLong);

    /// <summary>The targets with their counters.</summary>
    public IReadOnlyList<OscDestination> Destinations => _destinations;

    /// <summary>
    /// Looks up all targets at the same time, for at most 2 seconds. A target that is not found is looked up again every half second;
    /// the other targets receive messages meanwhile. A target follows changes of the network: see <see cref="OscDestination"/>.
    /// </summary>
    /// <param name="targets">The targets; may be empty.</param>
    /// <param name="logger">Receives messages about a problem with a target, each once per target, from any thread.</param>
    /// <param name="time">The session clock.</param>
    /// <param name="stop">Cancels the wait.</param>
    /// <param name="latest">Keeps the last message of each address for OSCQuery, or null.</param>
    /// <param name="resolver">Looks up names; null for the system's.</param>
    /// <param name="gate">Tells whether this worker sends; null if it always does.</param>
    public static async Task<OscSender> OpenAsync(
        IEnumerable<OscTarget> targets, ILogger<OscSender> logger, TimeProvider time, CancellationToken stop, OscNamespace? latest = null, IHostResolver? resolver = null, IOutputGate? gate = null)
    {
        resolver ??= new SystemHostResolver();
        var sender = new OscSender([.. targets.Distinct().Select(target => CreateDestination(target, resolver, logger, time))], latest, gate);
        try
        {
            await Task.WhenAll(sender._destinations.Select(destination => destination.OpenAsync(LookupTimeout, stop)));
            foreach (var destination in sender._destinations)
            {
                _ = destination.FollowAsync(sender._closing.Token);
            }

            return sender;
        }
        catch
        {
            sender.Dispose();
            throw;
        }
    }

    /// <summary>Calls a handler each time a target over TCP is connected. The handler must not wait.</summary>
    internal void OnConnected(Action handler)
    {
        foreach (var destination in _destinations)
        {
            destination.Connected += handler;
        }
    }

    /// <summary>Sends one number.</summary>
    internal void Send(CatalogueEntry entry, float value)
    {
        Span<byte> packet = stackalloc byte[NumberBytes];
        var writer = entry.Begin(packet);
        writer.Float32(entry.Arguments[0].Clamp(value));
        Send(entry, packet[..writer.Length]);
    }

    /// <summary>Sends one integer.</summary>
    internal void Send(CatalogueEntry entry, int value)
    {
        Span<byte> packet = stackalloc byte[NumberBytes];
        var writer = entry.Begin(packet);
        writer.Int32(value);
        Send(entry, packet[..writer.Length]);
    }

    /// <summary>Sends texts of any length, then numbers. Counts and drops the message if a datagram cannot hold it.</summary>
    /// <param name="entry">The address; its arguments are the texts and then the figures.</param>
    /// <param name="texts">The texts.</param>
    /// <param name="figures">The numbers.</param>
    internal void Send(CatalogueEntry entry, ReadOnlySpan<string> texts, ReadOnlySpan<float> figures)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(OscPacket.MaximumBytes);
        var packet = buffer.AsSpan(0, OscPacket.MaximumBytes);
        var writer = entry.Begin(packet);
        foreach (var text in texts)
        {
            writer.String(text);
        }

        for (var i = 0; i < figures.Length; i++)
        {
            writer.Float32(entry.Arguments[texts.Length + i].Clamp(figures[i]));
        }

        if (writer.Fits)
        {
            Send(entry, packet[..writer.Length]);
        }
        else
        {
            Interlocked.Increment(ref _tooLong);
        }

        ArrayPool<byte>.Shared.Return(buffer);
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

    private static OscDestination CreateDestination(OscTarget target, IHostResolver resolver, ILogger logger, TimeProvider time) =>
        target.Transport == OscTransport.Udp ? new UdpDestination(target, resolver, logger, time) : new TcpDestination(target, resolver, logger, time);

    /// <summary>Sends a message of the catalogue to all targets, on the caller's thread.</summary>
    /// <param name="entry">The address.</param>
    /// <param name="datagram">The message.</param>
    /// <param name="item">The item of a control with a family; the value of each item is kept separately.</param>
    internal void Send(CatalogueEntry entry, ReadOnlySpan<byte> datagram, string item = "")
    {
        _latest?.Set(entry, item, datagram);
        Send(datagram);
    }

    /// <summary>Sends one datagram to all targets, on the caller's thread.</summary>
    internal void Send(ReadOnlySpan<byte> datagram)
    {
        if (_gate is { IsOpen: false })
        {
            return;
        }

        foreach (var destination in _destinations)
        {
            destination.Send(datagram);
        }
    }
}
