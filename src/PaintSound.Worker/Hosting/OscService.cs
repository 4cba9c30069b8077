using System.Net;
using Microsoft.Extensions.Logging;
using PaintSound.Core.Control;
using PaintSound.Osc;
using PaintSound.Osc.Control;
using PaintSound.Osc.Output;
using PaintSound.Osc.Query;

namespace PaintSound.Worker.Hosting;

/// <summary>
/// The OSC side of a live performance: the voice that speaks to the targets, the ear that hears controls, and OSCQuery, which tells
/// what there is.
/// </summary>
internal sealed class OscService : IDisposable
{
    private readonly OscSender _sender;
    private readonly OscReceiver _receiver;
    private readonly OscControlReceiver _control;
    private readonly OscQueryServer? _query;

    private OscService(OscSender sender, OscReceiver receiver, OscControlReceiver control, OscQueryServer? query) =>
        (_sender, _receiver, _control, _query, Sender) = (sender, receiver, control, query, new OscEventSender(sender));

    /// <summary>Speaks to the targets.</summary>
    public OscEventSender Sender { get; }

    /// <summary>What got lost on the way, in or out.</summary>
    public IReadOnlyList<(long Count, string What)> Losses =>
    [
        .. _sender.Destinations.Select(destination => (destination.Failed, $"messages did not reach {destination.Target}")),
        (Sender.TooLong, "messages were too long for a datagram"),
        (_receiver.Dropped, "packets that came in were not OSC"),
        (_control.Refused, "control messages were refused"),
    ];

    /// <summary>Opens both.</summary>
    /// <param name="targets">Where messages go, each <c>host:port</c>.</param>
    /// <param name="listen">Where control messages are received, <c>address:port</c>.</param>
    /// <param name="control">What they operate.</param>
    /// <param name="loggers">Create the loggers of sender, receiver and server.</param>
    /// <param name="time">The session's clock.</param>
    /// <param name="stop">Gives up.</param>
    /// <param name="query">Where OSCQuery is served; null for nowhere.</param>
    /// <exception cref="OscException">A target cannot be understood, or the port is in use.</exception>
    public static async Task<OscService> OpenAsync(
        IEnumerable<string> targets, string listen, IShowControl control, ILoggerFactory loggers, TimeProvider time, CancellationToken stop, IPEndPoint? query = null)
    {
        var latest = query is null ? null : new OscNamespace();
        var receiver = OscReceiver.Open(EndPoint(listen), loggers.CreateLogger<OscReceiver>(), time);
        try
        {
            var sender = await OscSender.OpenAsync(targets.Select(OscTarget.Parse), loggers.CreateLogger<OscSender>(), time, stop, latest);
            var host = latest is null ? null : new OscQueryServer(query!, receiver.EndPoint, latest, loggers, time);
            return new OscService(sender, receiver, new OscControlReceiver(control, loggers.CreateLogger<OscControlReceiver>(), time), host);
        }
        catch
        {
            receiver.Dispose();
            throw;
        }
    }

    /// <summary>Follows control messages, and answers OSCQuery, until cancelled.</summary>
    public Task RunAsync(CancellationToken stop) =>
        Task.WhenAll(_receiver.RunAsync(_control.Handle, stop), _query?.RunAsync(stop) ?? Task.CompletedTask);

    private static IPEndPoint EndPoint(string listen) => IPEndPoint.TryParse(listen, out var end) && end.Port > 0
        ? end
        : throw new OscException($"'{listen}' is no address to receive OSC on: write one of this machine's and a port, such as 127.0.0.1:9100.");

    /// <inheritdoc/>
    public void Dispose()
    {
        _receiver.Dispose();
        _sender.Dispose();
    }
}
