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
/// Serves OSCQuery over HTTP and WebSocket, and announces it with multicast DNS, so that Chataigne, ossia score or TouchDesigner find the
/// namespace. OSCQuery is read-only: controls are OSC messages.
/// </summary>
/// <param name="listen">The address and port. For a loopback address, it is announced on this computer only.</param>
/// <param name="control">The address that receives control messages.</param>
/// <param name="latest">The latest message of each address.</param>
/// <param name="loggers">Create the loggers of server and announcer.</param>
/// <param name="time">The session clock.</param>
internal sealed class OscQueryServer(IPEndPoint listen, IPEndPoint control, OscNamespace latest, ILoggerFactory loggers, TimeProvider time)
{
    private const int MaxClients = 32;
    private const int MaxCommandBytes = 4096;
    private const int MaxCommandsPerInterval = 32;
    private const int MaxComputerNameLength = 40;
    private static readonly TimeSpan SendInterval = TimeSpan.FromMilliseconds(20);

    private readonly OscQuery _query = new(latest, control);
    private volatile string? _hostName;

    /// <summary>Serves and announces until cancelled.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        var host = new RetryingWebHost(RetryingWebHost.AdviceForShow("osc: query"), listen, loggers.CreateLogger<OscQueryServer>(), time);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var announcing = Task.CompletedTask;
        try
        {
            await host.RunAsync(() => Build(host), port => announcing = AnnounceAsync(port, end.Token), stop);
        }
        finally
        {
            await end.CancelAsync();
            await announcing;
        }
    }

    // Unique names of service and host: several PaintSounds can be on one network, and the operating system announces the name of the computer.
    private Task AnnounceAsync(int port, CancellationToken stop)
    {
        var computer = Dns.GetHostName().Split('.')[0];
        computer = computer[..Math.Min(computer.Length, MaxComputerNameLength)];
        var service = new MdnsService($"{OscQuery.Name} {computer} {port}", MdnsService.OscQuery, $"paintsound-{computer}-{port}", port);
        _hostName = $"{service.Host}.local";
        return new MdnsAnnouncer(service, listen.Address, loggers.CreateLogger<MdnsAnnouncer>(), time).RunAsync(stop);
    }

    private WebApplication Build(RetryingWebHost host)
    {
        var application = host.CreateBuilder(kestrel =>
        {
            kestrel.Limits.MaxConcurrentConnections = 2 * MaxClients;
            kestrel.Limits.MaxConcurrentUpgradedConnections = MaxClients;
            kestrel.Limits.MaxRequestBodySize = MaxCommandBytes;
        }).Build();
        application.UseWebSockets();
        application.Run(ServeAsync);
        return application;
    }

    private Task ServeAsync(HttpContext context)
    {
        // The values contain paths of files, so other web sites in a browser on this computer must not read them.
        if (!SameOriginCheck.IsSameOrigin(context.Request, allowAnyHost: !IPAddress.IsLoopback(listen.Address), _hostName))
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return Task.CompletedTask;
        }

        if (context.WebSockets.IsWebSocketRequest)
        {
            return SendUpdatesAsync(context);
        }

        if (!HttpMethods.IsGet(context.Request.Method))
        {
            context.Response.StatusCode = StatusCodes.Status405MethodNotAllowed;
            return Task.CompletedTask;
        }

        var response = _query.Answer(context.Request.Path.Value ?? "/", context.Request.QueryString.Value ?? "");
        context.Response.StatusCode = response.Status;
        context.Response.ContentType = "application/json";

        // ossia score reads the body as it comes, and cannot take it apart if it is chunked.
        context.Response.ContentLength = response.Json.IsEmpty ? null : response.Json.Length;
        return response.Json.IsEmpty ? Task.CompletedTask : context.Response.Body.WriteAsync(response.Json, context.RequestAborted).AsTask();
    }

    private async Task SendUpdatesAsync(HttpContext context)
    {
        var stop = context.RequestAborted;
        try
        {
            using var socket = await context.WebSockets.AcceptWebSocketAsync();
            await SendUpdatesAsync(socket, stop);
        }
        catch (Exception e) when (e is WebSocketException or IOException || (e is OperationCanceledException && stop.IsCancellationRequested))
        {
            // The client has disconnected.
        }
    }

    private async Task SendUpdatesAsync(WebSocket socket, CancellationToken stop)
    {
        var listener = new OscQueryListener(latest);
        var buffer = new byte[MaxCommandBytes];
        var received = socket.ReceiveAsync(buffer.AsMemory(), stop).AsTask();
        using var timer = new PeriodicTimer(SendInterval, time);
        while (await timer.WaitForNextTickAsync(stop))
        {
            for (var commands = 0; received.IsCompleted && commands < MaxCommandsPerInterval; commands++)
            {
                var message = await received;
                if (message.MessageType != WebSocketMessageType.Text || !message.EndOfMessage)
                {
                    await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, stop);
                    return;
                }

                listener.TryHandle(buffer.AsMemory(0, message.Count));
                received = socket.ReceiveAsync(buffer.AsMemory(), stop).AsTask();
            }

            foreach (var packet in listener.ReadNew())
            {
                await socket.SendAsync(packet, WebSocketMessageType.Binary, endOfMessage: true, stop);
            }
        }
    }
}
