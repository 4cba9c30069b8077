using Microsoft.Extensions.Logging;
using PaintSound.Core.Choosing;
using PaintSound.Core.Control;
using PaintSound.Core.Logging;
using PaintSound.Osc.Addresses;
using PaintSound.Osc.Codec;

namespace PaintSound.Osc.Control;

/// <summary>
/// Turns OSC messages into calls of the controls. A message that no control accepts is counted, logged and dropped. Refusals are logged
/// at most once a second for each address.
/// </summary>
public sealed partial class OscControlReceiver
{
    // More wrong addresses than this in a second are one: a sender that makes up addresses cannot flood the log.
    private const int AddressesToTellApart = 10;

    private static readonly TimeSpan LogWindow = TimeSpan.FromSeconds(1);

    private readonly RateLimitedLogger _logger;
    private readonly (CatalogueEntry Entry, Action<ControlArguments> Do)[] _doors;
    private long _followed;
    private long _refused;

    /// <summary>Creates the receiver.</summary>
    /// <param name="control">What is controlled.</param>
    /// <param name="logger">Receives messages about refused OSC messages.</param>
    /// <param name="time">The session's clock.</param>
    public OscControlReceiver(IShowControl control, ILogger<OscControlReceiver> logger, TimeProvider time)
    {
        _logger = new RateLimitedLogger(logger, time, LogWindow, AddressesToTellApart);
        _doors =
        [
            (Catalogue.ControlGate, a => control.SetGate(a.Number(0))),
            (Catalogue.ControlDwell, a => control.SetDwell(a.Number(0))),
            (Catalogue.ControlHold, a => control.SetHold(a.Boolean(0))),
            (Catalogue.ControlNext, a => Press(a, control.Next)),
            (Catalogue.ControlFollow, a => control.SetFollow(a.Number(0))),
            (Catalogue.ControlDistance, a => control.SetDistance(a.Word<SoundDistanceKind>(0))),
            (Catalogue.ControlCollection, a => control.SetCollection(a.Text(0), a.Boolean(1))),
            (Catalogue.ControlArm, a => control.SetArm(a.Boolean(0))),
            (Catalogue.ControlCongruitySmoothing, a => control.SetCongruitySmoothing(a.Number(0))),
            (Catalogue.ControlDepth, a => control.SetModulationDepth(a.Text(0), a.Number(1))),
            (Catalogue.ControlProjectionBlend, a => control.SetProjectionBlend(a.Word<ProjectionBlend>(0))),
            (Catalogue.ControlProjectionOpacity, a => control.SetProjectionOpacity(a.Word<ProjectionLayer>(0), a.Number(1))),
            (Catalogue.ControlProjectionFade, a => control.SetProjectionFade(a.Number(0))),
            (Catalogue.ControlProjectionBlack, a => control.SetBlack(a.Boolean(0))),
        ];
    }

    /// <summary>Messages that were followed.</summary>
    public long Handled => Interlocked.Read(ref _followed);

    /// <summary>Messages that were not: no such address, other arguments, a value out of range.</summary>
    public long Refused => Interlocked.Read(ref _refused);

    /// <summary>Follows a message; its address may be a pattern and then mean several controls. To be called by one caller at a time.</summary>
    /// <param name="message">Whatever came in.</param>
    public void Handle(OscMessage message)
    {
        var meant = false;
        foreach (var (entry, follow) in _doors)
        {
            if (OscPattern.Matches(message.Address, entry.Address))
            {
                meant = true;
                Try(message, entry, follow);
            }
        }

        if (!meant)
        {
            Interlocked.Increment(ref _refused);
            LogUnknownAddress(_logger, message.Address);
        }
    }

    private static void Press(ControlArguments arguments, Action next)
    {
        if (arguments.IsPress())
        {
            next();
        }
    }

    private void Try(OscMessage message, CatalogueEntry entry, Action<ControlArguments> follow)
    {
        try
        {
            follow(new ControlArguments(entry, message));
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
