using System.Buffers;
using System.Collections.Frozen;
using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using PaintSound.Core.Control;
using PaintSound.Core.Logging;
using PaintSound.Osc.Addresses;
using PaintSound.Osc.Codec;

namespace PaintSound.Osc.Control;

/// <summary>
/// Sets controls from OSC messages. An invalid message is counted, logged and dropped. Messages that come faster than they can be followed
/// are given to <see cref="Add"/>: of each control the latest value counts, and all controls get their turn.
/// </summary>
/// <param name="control">The controls of the show.</param>
/// <param name="logger">Receives messages about refused OSC messages, at most one per second for each address.</param>
/// <param name="time">The session clock.</param>
public sealed partial class OscControlReceiver(IShowControl control, ILogger<OscControlReceiver> logger, TimeProvider time)
{
    // Within one second, all further unknown addresses count as one, so that a sender of random addresses cannot flood the log.
    private const int MaxAddresses = 10;

    // A bundle can set a control twice. That is no flood.
    private const int FloodLength = 100;

    private static readonly SearchValues<char> PatternCharacters = SearchValues.Create("?*[{");
    private static readonly FrozenDictionary<string, CatalogueEntry> Entries = Catalogue.Controls.ToFrozenDictionary(entry => entry.Address, StringComparer.Ordinal);

    private readonly RateLimitedLogger _logger = new(logger, time, TimeSpan.FromSeconds(1), MaxAddresses);
    private readonly RateLimitedLogger _floodLogger = RateLimitedLogger.Once(logger);
    private readonly LatestRequests _waiting = new();

    // One signal is enough, because everything that waits is taken at once.
    private readonly Channel<bool> _added = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    private long _handled;
    private long _refused;

    /// <summary>The number of messages that set a control.</summary>
    public long Handled => Interlocked.Read(ref _handled);

    /// <summary>The number of messages that were refused: unknown address, wrong arguments, or a value out of range.</summary>
    public long Refused => Interlocked.Read(ref _refused);

    /// <summary>The number of messages that a newer one for the same control replaced before it was their turn.</summary>
    public long Replaced => _waiting.Replaced;

    /// <summary>Sets the control of a message now. The address can be a pattern, which can match several controls. Not thread-safe.</summary>
    /// <param name="message">Any message.</param>
    public void Handle(OscMessage message)
    {
        foreach (var entry in Find(message))
        {
            Set(ControlRequest.Read(entry, message));
        }
    }

    /// <summary>Keeps a message for <see cref="RunAsync"/>, without waiting for a control. Thread-safe.</summary>
    /// <param name="message">Any message.</param>
    public void Add(OscMessage message)
    {
        foreach (var entry in Find(message))
        {
            if (_waiting.Add(ControlRequest.Read(entry, message)))
            {
                _added.Writer.TryWrite(true);
            }
            else if (_waiting.Replaced == FloodLength)
            {
                LogFlood(_floodLogger);
            }
        }
    }

    /// <summary>Sets the controls of the messages given to <see cref="Add"/>, until it is cancelled.</summary>
    /// <param name="stop">Ends it.</param>
    public async Task RunAsync(CancellationToken stop)
    {
        try
        {
            while (true)
            {
                await _added.Reader.ReadAsync(stop);
                while (!stop.IsCancellationRequested && _waiting.TryTake(out var request))
                {
                    Set(request);
                }
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // The performance has ended.
        }
    }

    private CatalogueEntry[] Find(OscMessage message)
    {
        if (Entries.TryGetValue(message.Address, out var exact))
        {
            return [exact];
        }

        CatalogueEntry[] matched = message.Address.AsSpan().ContainsAny(PatternCharacters)
            ? [.. Catalogue.Controls.Where(entry => OscPattern.Matches(message.Address, entry.Address))]
            : [];
        if (matched.Length == 0)
        {
            Interlocked.Increment(ref _refused);
            LogUnknownAddress(_logger, message.Address);
        }

        return matched;
    }

    private void Set(in ControlRequest request)
    {
        try
        {
            control.Set(request.Control, request.Value ?? throw new InvalidControlException(request.Refusal));
            Interlocked.Increment(ref _handled);
        }
        catch (InvalidControlException e)
        {
            Interlocked.Increment(ref _refused);
            LogRefused(_logger, request.Message.Address, e.Message);
        }
    }

    [LoggerMessage(
        LogLevel.Warning,
        "OSC control messages come faster than PaintSound can follow: of each control the latest value counts, older ones are skipped and counted. This message is shown once.")]
    private static partial void LogFlood(ILogger logger);

    [LoggerMessage(LogLevel.Warning, "Unknown OSC control address {Address}.")]
    private static partial void LogUnknownAddress(ILogger logger, string address);

    [LoggerMessage(LogLevel.Warning, "OSC {Address}: {Reason}")]
    private static partial void LogRefused(ILogger logger, string address, string reason);
}
