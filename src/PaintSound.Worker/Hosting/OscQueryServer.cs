using System.Net;
using System.Net.WebSockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using PaintSound.Osc.Discovery;
using PaintSound.Osc.Query;
using PaintSound.Web;
using PaintSound.Web.Authentication;

namespace PaintSound.Worker.Hosting;

/// <summary>
/// OSCQuery over HTTP and WebSocket, announced by multicast DNS, so that Chataigne, ossia score or TouchDesigner find the namespace by
/// themselves. It tells and takes nothing: controls are OSC's.
/// </summary>
/// <param name="listen">Where it is served; on an address of this machine alone, it is announced on this machine alone.</param>
/// <param name="control">Where control messages are received.</param>
/// <param name="latest">The last messages sent.</param>
/// <param name="loggers">Create the loggers of server and announcer.</param>
/// <param name="time">The session's clock.</param>
internal sealed class OscQueryServer(IPEndPoint listen, IPEndPoint control, OscNamespace latest, ILoggerFactory loggers, TimeProvider time)
{
    private const int MostClients = 32;
    private const int MostCommandBytes = 4096;
    private const int CommandsAPace = 32;
    private const int LongestComputerName = 40;
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(20);

    private readonly OscQuery _query = new(latest, control);
    private volatile string? _ownName;

    /// <summary>Serves and announces until stopped.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        var site = new RetryingWebHost("osc: query", listen, loggers.CreateLogger<OscQueryServer>(), time);
        using var over = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var announced = Task.CompletedTask;
        try
        {
            await site.RunAsync(() => Build(site), port => announced = AnnounceAsync(port, over.Token), stop);
        }
        finally
        {
            await over.CancelAsync();
            await announced;
        }
    }

    // Names of its own, service and host: two of us may be on one network, and the computer's own name is the system's to announce.
    private Task AnnounceAsync(int port, CancellationToken stop)
    {
        var computer = Dns.GetHostName().Split('.')[0];
        computer = computer[..Math.Min(computer.Length, LongestComputerName)];
        var service = new MdnsService($"{OscQuery.Name} {computer} {port}", MdnsService.OscQuery, $"paintsound-{computer}-{port}", port);
        _ownName = $"{service.Host}.local";
        return new MdnsAnnouncer(service, IPAddress.IsLoopback(listen.Address), loggers.CreateLogger<MdnsAnnouncer>(), time).RunAsync(stop);
    }

    private WebApplication Build(RetryingWebHost site)
    {
        var built = site.Begin(kestrel =>
        {
            kestrel.Limits.MaxConcurrentConnections = 2 * MostClients;
            kestrel.Limits.MaxConcurrentUpgradedConnections = MostClients;
            kestrel.Limits.MaxRequestBodySize = MostCommandBytes;
        }).Build();
        built.UseWebSockets();
        built.Run(ServeAsync);
        return built;
    }

    private Task ServeAsync(HttpContext context)
    {
        // What is told has the paths of files in it: no site that is open in a browser on this machine may listen.
        if (!SameOriginCheck.IsSameOrigin(context.Request, anyName: !IPAddress.IsLoopback(listen.Address), _ownName))
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return Task.CompletedTask;
        }

        if (context.WebSockets.IsWebSocketRequest)
        {
            return FeedAsync(context);
        }

        if (!HttpMethods.IsGet(context.Request.Method))
        {
            context.Response.StatusCode = StatusCodes.Status405MethodNotAllowed;
            return Task.CompletedTask;
        }

        var answer = _query.Answer(context.Request.Path.Value ?? "/", context.Request.QueryString.Value ?? "");
        context.Response.StatusCode = answer.Status;
        context.Response.ContentType = "application/json";
        return answer.Json.IsEmpty ? Task.CompletedTask : context.Response.Body.WriteAsync(answer.Json, context.RequestAborted).AsTask();
    }

    private async Task FeedAsync(HttpContext context)
    {
        var stop = context.RequestAborted;
        try
        {
            using var socket = await context.WebSockets.AcceptWebSocketAsync();
            await FeedAsync(socket, stop);
        }
        catch (Exception e) when (e is WebSocketException or IOException || (e is OperationCanceledException && stop.IsCancellationRequested))
        {
            // The client went: it is fed no more.
        }
    }

    private async Task FeedAsync(WebSocket socket, CancellationToken stop)
    {
        var listener = new OscQueryListener(latest);
        var buffer = new byte[MostCommandBytes];
        var received = socket.ReceiveAsync(buffer.AsMemory(), stop).AsTask();
        using var paces = new PeriodicTimer(Pace, time);
        while (await paces.WaitForNextTickAsync(stop))
        {
            for (var commands = 0; received.IsCompleted && commands < CommandsAPace; commands++)
            {
                var frame = await received;
                if (frame.MessageType != WebSocketMessageType.Text || !frame.EndOfMessage)
                {
                    await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, stop);
                    return;
                }

                listener.TryHandle(buffer.AsSpan(0, frame.Count));
                received = socket.ReceiveAsync(buffer.AsMemory(), stop).AsTask();
            }

            foreach (var packet in listener.ReadNew())
            {
                await socket.SendAsync(packet, WebSocketMessageType.Binary, endOfMessage: true, stop);
            }
        }
    }
}
