using Microsoft.Extensions.Logging;
using PaintSound.Core.Control;
using PaintSound.Core.Logging;
using PaintSound.Osc.Addresses;
using PaintSound.Osc.Codec;

namespace PaintSound.Osc.Control;

/// <summary>Sets controls by OSC messages. A message that cannot be followed is counted, logged and dropped.</summary>
/// <param name="control">The controls of the show.</param>
/// <param name="logger">Receives messages about refused OSC messages, for each address at most one a second.</param>
/// <param name="time">The session's clock.</param>
public sealed partial class OscControlReceiver(IShowControl control, ILogger<OscControlReceiver> logger, TimeProvider time)
{
    // In a second, further wrong addresses count as one: a sender that makes up addresses cannot flood the log.
    private const int AddressesToTellApart = 10;

    private readonly RateLimitedLogger _logger = new(logger, time, TimeSpan.FromSeconds(1), AddressesToTellApart);
    private long _followed;
    private long _refused;

    /// <summary>How many messages were followed.</summary>
    public long Handled => Interlocked.Read(ref _followed);

    /// <summary>How many messages were refused: no such address, other arguments, or a value out of range.</summary>
    public long Refused => Interlocked.Read(ref _refused);

    /// <summary>Follows a message. Its address may be a pattern, which can match several controls. One caller at a time.</summary>
    /// <param name="message">Any message.</param>
    public void Handle(OscMessage message)
    {
        var found = false;
        foreach (var entry in Catalogue.Controls)
        {
            if (OscPattern.Matches(message.Address, entry.Address))
            {
                found = true;
                Set(message, new ControlArguments(entry, message));
            }
        }

        if (!found)
        {
            Interlocked.Increment(ref _refused);
            LogUnknownAddress(_logger, message.Address);
        }
    }

    private void Set(OscMessage message, ControlArguments arguments)
    {
        try
        {
            control.Set(arguments.Control, arguments.Value);
            Interlocked.Increment(ref _followed);
        }
        catch (InvalidControlException e)
        {
            Interlocked.Increment(ref _refused);
            LogRefused(_logger, message.Address, e.Message);
        }
    }

    [LoggerMessage(LogLevel.Warning, "Unknown OSC control address {Address}.")]
    private static partial void LogUnknownAddress(ILogger logger, string address);

    [LoggerMessage(LogLevel.Warning, "OSC {Address}: {Reason}")]
    private static partial void LogRefused(ILogger logger, string address, string reason);
}
