using System.Net;
using System.Net.WebSockets;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using PaintSound.Core.Logging;
using PaintSound.Session.Access;
using PaintSound.Session.Messages;
using PaintSound.Session.Server;

namespace PaintSound.Session.Client;

/// <summary>
/// Connects a site with the hub over TLS, and again after every cut. It accepts only the certificate whose fingerprint stands in the link. All connections go out from the site,
/// so no router must let anything in.
/// </summary>
/// <param name="link">The link to the session.</param>
/// <param name="name">The name of the site, for people.</param>
/// <param name="site">The site.</param>
/// <param name="logger">Receives messages.</param>
/// <param name="time">The clock of this computer.</param>
public sealed partial class SessionClient(SessionLink link, string name, SessionSite site, ILogger<SessionClient> logger, TimeProvider time)
{
    private static readonly TimeSpan AttemptTimeout = TimeSpan.FromSeconds(6);
    private static readonly TimeSpan RetryInterval = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan RefusedInterval = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan WatchInterval = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan CloseTimeout = TimeSpan.FromMilliseconds(200);

    private readonly string _id = $"{Guid.NewGuid():N}";
    private readonly RateLimitedLogger _problems = RateLimitedLogger.Once(logger);

    /// <summary>Counts the bytes of all connections.</summary>
    public TrafficMeter Traffic { get; } = new();

    /// <summary>How often the site has connected.</summary>
    public int Connections { get; private set; }

    /// <summary>Stays connected until cancelled.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            var connection = Create();
            var pause = RetryInterval;
            try
            {
                await StayAsync(connection, stop).ConfigureAwait(false);
            }
            catch (SessionException e)
            {
                LogProblem(_problems, link.Target, e.Message);
                pause = RefusedInterval;
            }
            catch (Exception e) when (e is WebSocketException or HttpRequestException or IOException or InvalidOperationException or OperationCanceledException)
            {
                if (!stop.IsCancellationRequested)
                {
                    LogProblem(_problems, link.Target, $"it does not answer ({e.Message.TrimEnd('.')}). PaintSound tries again.");
                }
            }
            finally
            {
                // The end of a connection that is cut takes its time.
                _ = connection.DisposeAsync().AsTask();
            }

            await Task.Delay(pause, time, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task StayAsync(HubConnection connection, CancellationToken stop)
    {
        var hub = new HubProxy(connection);
        var closed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        connection.Closed += _ =>
        {
            closed.TrySetResult();
            return Task.CompletedTask;
        };
        hub.PassTo(site);

        // The hub's welcome can come before the start has returned.
        site.Attach(hub);
        try
        {
            using var limit = new CancellationTokenSource(AttemptTimeout, time);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(stop, limit.Token);
            await connection.StartAsync(either.Token).ConfigureAwait(false);
            Connections++;
            site.Open();
            _problems.Resolve();
            LogConnected(logger, link.Target);
            while (!closed.Task.IsCompleted && !site.IsCut)
            {
                await Task.WhenAny(closed.Task, Task.Delay(WatchInterval, time, stop)).ConfigureAwait(false);
                stop.ThrowIfCancellationRequested();
            }
        }
        finally
        {
            site.Detach(hub);
        }

        LogDisconnected(logger, link.Target);
    }

    private HubConnection Create()
    {
        var last = site.Last;
        var query = $"{SessionHub.IdQuery}={_id}&{SessionHub.NameQuery}={Uri.EscapeDataString(name)}&{SessionHub.TermQuery}={last.Term}&{SessionHub.NumberQuery}={last.Number}&{SessionHub.ContentQuery}={site.Content}";
        return new HubConnectionBuilder()
            .WithUrl($"https://{link.Target}{SessionHub.Path}?{query}", options =>
            {
                // One round trip less.
                options.SkipNegotiation = true;
                options.Transports = HttpTransportType.WebSockets;
                options.CloseTimeout = CloseTimeout;
                options.WebSocketFactory = async (context, stop) => await OpenAsync(context.Uri, stop).ConfigureAwait(false);
            })
            .AddMessagePackProtocol(protocol => protocol.SerializerOptions = SessionMessagePack.Options)
            .Build();
    }

    private async Task<WebSocket> OpenAsync(Uri uri, CancellationToken stop)
    {
        var connector = new TcpConnector(Traffic, time);
        var isOther = false;
        using var handler = new SocketsHttpHandler
        {
            UseProxy = false,
            ConnectCallback = (context, cancel) => connector.ConnectAsync(context.DnsEndPoint, cancel),
        };
        if (link.Fingerprint is { } fingerprint)
        {
            handler.SslOptions.RemoteCertificateValidationCallback = (_, certificate, _, _) =>
                !(isOther = certificate is null || SessionCertificate.GetFingerprint(certificate) != fingerprint);
        }

        using var invoker = new HttpMessageInvoker(handler, disposeHandler: false);
        var socket = new ClientWebSocket();
        socket.Options.CollectHttpResponseDetails = true;
        socket.Options.SetRequestHeader("Authorization", "Bearer " + link.Token);
        try
        {
            await socket.ConnectAsync(uri, invoker, stop).ConfigureAwait(false);
            return socket;
        }
        catch (Exception e) when (socket.HttpStatusCode == HttpStatusCode.Unauthorized)
        {
            socket.Dispose();
            throw new SessionException("it refuses this link: its token is not valid (any more). Ask the host for a new link.", e);
        }
        catch (Exception e) when (isOther)
        {
            socket.Dispose();
            throw new SessionException(
                "its certificate is not the one of the link. Ask the host for a new link. If the host has not changed it, somebody stands between you.", e);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    [LoggerMessage(LogLevel.Information, "Session: connected with {Target}.")]
    private static partial void LogConnected(ILogger logger, string target);

    [LoggerMessage(LogLevel.Warning, "Session: the connection with {Target} is lost. This site decides for itself until it is back.")]
    private static partial void LogDisconnected(ILogger logger, string target);

    [LoggerMessage(LogLevel.Warning, "Session: {Target}: {Reason}")]
    private static partial void LogProblem(ILogger logger, string target, string reason);
}
