using Microsoft.Extensions.Logging;
using PaintSound.Core.Control;
using PaintSound.Core.Logging;
using PaintSound.Osc.Addresses;
using PaintSound.Osc.Codec;

namespace PaintSound.Osc.Control;

/// <summary>Sets controls from OSC messages. An invalid message is counted, logged and dropped.</summary>
/// <param name="control">The controls of the show.</param>
/// <param name="logger">Receives messages about refused OSC messages, at most one per second for each address.</param>
/// <param name="time">The session clock.</param>
public sealed partial class OscControlReceiver(IShowControl control, ILogger<OscControlReceiver> logger, TimeProvider time)
{
    // Within one second, all further unknown addresses count as one, so that a sender of random addresses cannot flood the log.
    private const int MaxAddresses = 10;

    private readonly RateLimitedLogger _logger = new(logger, time, TimeSpan.FromSeconds(1), MaxAddresses);
    private long _handled;
    private long _refused;

    /// <summary>The number of messages that set a control.</summary>
    public long Handled => Interlocked.Read(ref _handled);

    /// <summary>The number of messages that were refused: unknown address, wrong arguments, or a value out of range.</summary>
    public long Refused => Interlocked.Read(ref _refused);

    /// <summary>Sets the control of a message. The address can be a pattern, which can match several controls. Not thread-safe.</summary>
    /// <param name="message">Any message.</param>
    public void Handle(OscMessage message)
    {
        var isKnown = false;
        foreach (var entry in Catalogue.Controls)
        {
            if (OscPattern.Matches(message.Address, entry.Address))
            {
                isKnown = true;
                Set(message, new ControlArguments(entry, message));
            }
        }

        if (!isKnown)
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
            Interlocked.Increment(ref _handled);
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
