using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Testing;
using PaintSound.Core.Brush;
using PaintSound.Core.Choosing.Rule;
using PaintSound.Core.Control;
using PaintSound.Core.Perception;
using PaintSound.Session.Access;
using PaintSound.Session.Client;
using PaintSound.Session.Decisions;
using PaintSound.Session.Limits;
using PaintSound.Session.Messages;
using PaintSound.Session.Server;
using PaintSound.Session.Tests.Simulation;

namespace PaintSound.Session.Tests;

/// <summary>The hub and its clients over TLS on this computer.</summary>
public sealed class SessionServerTests : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private static readonly byte[] Jpeg = [0xFF, 0xD8, 0xFF, 0xE0];

    private readonly FakeLogger<SessionClient> _logger = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly SessionCredentials _credentials = new(new SessionTokens(RandomNumberGenerator.GetBytes(32)), SessionCertificate.Load(SessionCertificate.Create(TimeProvider.System)));
    private readonly SessionState _state;
    private readonly SessionServer _server;
    private readonly List<Task> _clients = [];

    public SessionServerTests()
    {
        _state = new SessionState(new RefusalCounter(_logger, TimeProvider.System), TimeProvider.System);
        _server = new SessionServer(new IPEndPoint(IPAddress.Loopback, 0), _credentials, _state, TimeProvider.System);
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await Task.WhenAll(_clients).WaitAsync(Patience);
        await _server.DisposeAsync();
        _stop.Dispose();
    }

    [Fact]
    public async Task Decisions_perceptions_controls_and_words_travel()
    {
        await _server.StartAsync(_stop.Token);
        var (host, _) = Join(SessionRole.Host);
        var (painter, _) = Join(SessionRole.Painter);
        List<string> works = [];
        List<SentControl> controls = [];
        List<string> said = [];
        PerceptionMessage? perceived = null;
        painter.Due += due => works.AddRange(due.Excerpts.Select(excerpt => excerpt.Work));
        painter.ControlsReceived += message => controls.AddRange(message.Controls);
        painter.Heard += message => said.Add(message.From + ": " + message.Text);
        host.PerceptionReceived += message => perceived = message;
        await UntilAsync(() => host.IsTogether && painter.IsTogether && painter.Clock.Now is not null && host.Clock.Now is not null);
        host.Publish(Selections.Excerpt("one", TimeSpan.Zero));
        host.Publish(Selections.Excerpt("two", TimeSpan.Zero));
        host.Send(new ControlsMessage(true, [new SentControl("gate", 0.2, null)]));
        host.Say("Good evening");
        Half[] vector = [(Half)0.5f, Half.MinValue, (Half)(-3)];
        var brush = new BrushPerception(new BrushSummary(-20, 2.5f, 0.5f), new BrushActivity(-18, 2, 0.1f), 1.5f, 9, vector, vector, []);
        var canvas = new CanvasPerception(vector, 0.5f, new PictureQualities(0.1f, 0.2f, 0.3f, 0.4f), 0.25f, true, null);
        painter.Send(new SitePerception(brush, canvas, null));
        await UntilAsync(() => works.Count == 2 && controls.Count >= 1 && said.Count == 1 && perceived is not null);
        Assert.Equal(["one", "two"], works);
        Assert.Equal(new SentControl("gate", 0.2, null), controls[0]);
        Assert.Equal("Host: Good evening", said[0]);
        Assert.Equal(SessionRole.Painter, perceived!.From);
        Assert.Equal(brush.Summary, perceived.Perception.Brush!.Summary);
        Assert.Equal(brush.Activity, perceived.Perception.Brush.Activity);
        Assert.Equal(vector, perceived.Perception.Brush.Rhythm);
        Assert.Equal(canvas.Qualities, perceived.Perception.Canvas!.Qualities);
        Assert.Equal(vector, perceived.Perception.Canvas.ImageHalf);
        Assert.Equal(0, _state.Refusals.Total);
        Assert.InRange(painter.Clock.Reading!.Bound, TimeSpan.Zero, TimeSpan.FromMilliseconds(500));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("wrong")]
    public async Task A_stranger_is_refused_counted_and_said(string? token)
    {
        await _server.StartAsync(_stop.Token);
        using var handler = new SocketsHttpHandler { SslOptions = { RemoteCertificateValidationCallback = (_, certificate, _, _) => IsOfHub(certificate) } };
        using var http = new HttpClient(handler);
        foreach (var path in new[] { SessionHub.Path, SessionLink.Path, "/", "/../../etc/passwd", "/session/%2e%2e/%2e%2e/etc/passwd" })
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, new Uri($"https://127.0.0.1:{_server.Port}{path}"));
            request.Headers.Authorization = token is null ? null : new("Bearer", token);
            using var response = await http.SendAsync(request, _stop.Token);
            Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        }

        Assert.Equal(5, _state.Refusals[RefusalKind.Token]);
        Assert.Contains(_logger.Collector.GetSnapshot(), record => record.Message.Contains("was refused", StringComparison.Ordinal));
        Assert.Empty(_state.Sites);
    }

    [Fact]
    public async Task A_client_with_a_wrong_token_or_another_certificate_is_told_why()
    {
        await _server.StartAsync(_stop.Token);
        var link = _credentials.CreateLink(SessionRole.Painter, "127.0.0.1", _server.Port);
        Join(SessionRole.Painter, link with { Token = "wrong" });
        Join(SessionRole.Composer, link with { Fingerprint = new string('0', 64) });
        await UntilAsync(() => Has("its token is not valid") && Has("its certificate is not the one of the link"));
        Assert.Empty(_state.Sites);

        bool Has(string text) => _logger.Collector.GetSnapshot().Any(record => record.Message.Contains(text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Nobody_but_the_host_decides()
    {
        await _server.StartAsync(_stop.Token);
        var (composer, _) = Join(SessionRole.Composer);
        List<string> works = [], reasons = [];
        composer.Due += due => works.AddRange(due.Excerpts.Select(excerpt => excerpt.Work));
        await using var painter = await ConnectAsync(SessionRole.Painter, reasons);
        await using var audience = await ConnectAsync(SessionRole.Audience, reasons);
        await painter.SendAsync(nameof(ISessionHub.Publish), new[] { Create(1) }, _stop.Token);
        await painter.SendAsync(nameof(ISessionHub.Control), new ControlsMessage(false, [new SentControl("gate", 1, null)]), _stop.Token);
        await painter.SendAsync(nameof(ISessionHub.Perceive), CreateMusic(1), _stop.Token);
        await audience.SendAsync(nameof(ISessionHub.Say), "hello", _stop.Token);
        await audience.SendAsync(nameof(ISessionHub.SendPicture), new PictureMessage(TimeSpan.Zero, Jpeg), _stop.Token);
        await UntilAsync(() => _state.Refusals[RefusalKind.Right] == 5 && reasons.Count == 5);
        Assert.Empty(works);
        Assert.Equal(DecisionNumber.None, _state.Last);
    }

    [Fact]
    public async Task What_came_before_has_no_effect()
    {
        await _server.StartAsync(_stop.Token);
        var (painter, _) = Join(SessionRole.Painter);
        List<string> works = [];
        painter.Due += due => works.AddRange(due.Excerpts.Select(excerpt => excerpt.Work));
        await UntilAsync(() => painter.Clock.Now is not null);
        await using var host = await ConnectAsync(SessionRole.Host, []);
        await using var composer = await ConnectAsync(SessionRole.Composer, []);
        await host.SendAsync(nameof(ISessionHub.Publish), new[] { Create(1), Create(2) }, _stop.Token);
        await host.SendAsync(nameof(ISessionHub.Publish), new[] { Create(2) }, _stop.Token);
        await host.SendAsync(nameof(ISessionHub.Publish), new[] { Create(1), Create(3) }, _stop.Token);
        await composer.SendAsync(nameof(ISessionHub.Perceive), CreateMusic(5), _stop.Token);
        await composer.SendAsync(nameof(ISessionHub.Perceive), CreateMusic(5), _stop.Token);
        await UntilAsync(() => _state.Refusals[RefusalKind.Repeated] == 3 && works.Count == 3);
        Assert.Equal(["1", "2", "3"], works);
    }

    [Fact]
    public async Task What_is_too_large_or_no_message_has_no_effect()
    {
        await _server.StartAsync(_stop.Token);
        List<PictureMessage> pictures = [];
        var (host, _) = Join(SessionRole.Host);
        host.PictureReceived += pictures.Add;
        await UntilAsync(() => host.IsTogether);
        await using var painter = await ConnectAsync(SessionRole.Painter, []);
        await painter.SendAsync(nameof(ISessionHub.SendPicture), new PictureMessage(TimeSpan.Zero, [.. Jpeg, .. new byte[SessionLimits.PictureBytes]]), _stop.Token);
        await painter.SendAsync(nameof(ISessionHub.SendPicture), new PictureMessage(TimeSpan.Zero, "GIF89a"u8.ToArray()), _stop.Token);
        var canvas = new CanvasPerception([Half.NaN], 0, default, 0, true, null);
        await painter.SendAsync(nameof(ISessionHub.Perceive), new PerceptionMessage(1, TimeSpan.Zero, SessionRole.Painter, new SitePerception(null, canvas, null)), _stop.Token);
        await painter.SendAsync(nameof(ISessionHub.Perceive), new PerceptionMessage(2, TimeSpan.Zero, SessionRole.Painter, new SitePerception(null, canvas with { ImageHalf = new Half[5000] }, null)), _stop.Token);
        await painter.SendAsync(nameof(ISessionHub.SendPicture), new PictureMessage(TimeSpan.Zero, Jpeg), _stop.Token);
        await UntilAsync(() => _state.Refusals[RefusalKind.Size] == 2 && _state.Refusals[RefusalKind.Content] == 2 && pictures.Count == 1);

        // SignalR reads no message of this length: it closes the connection.
        await painter.SendAsync(nameof(ISessionHub.SendPicture), new PictureMessage(TimeSpan.Zero, new byte[SessionLimits.MessageBytes]), _stop.Token);
        await UntilAsync(() => painter.State == HubConnectionState.Disconnected && _state.Refusals[RefusalKind.Size] == 3);
        Assert.Single(pictures);
        Assert.True(host.IsTogether);
    }

    [Fact]
    public async Task A_flood_ends_its_connection_and_nothing_else()
    {
        await _server.StartAsync(_stop.Token);
        var (host, _) = Join(SessionRole.Host);
        var (composer, _) = Join(SessionRole.Composer);
        List<string> works = [];
        composer.Due += due => works.AddRange(due.Excerpts.Select(excerpt => excerpt.Work));
        await UntilAsync(() => host.IsTogether && composer.IsTogether && composer.Clock.Now is not null);
        await using var painter = await ConnectAsync(SessionRole.Painter, []);
        await UntilAsync(async () =>
        {
            try
            {
                for (var i = 0; i < 10 * SessionLimits.MessagesPerSecond; i++)
                {
                    await painter.SendAsync(nameof(ISessionHub.Say), "x", _stop.Token);
                }
            }
            catch (InvalidOperationException)
            {
                // The connection is closed.
            }

            return painter.State == HubConnectionState.Disconnected;
        });
        Assert.True(_state.Refusals[RefusalKind.Rate] > 0);
        host.Publish(Selections.Excerpt("after", TimeSpan.Zero));
        await UntilAsync(() => works.Count == 1);
        Assert.Equal(["after"], works);
    }

    [Fact]
    public async Task A_second_painter_is_refused_and_the_same_one_may_return()
    {
        await _server.StartAsync(_stop.Token);
        List<string> reasons = [];
        await using var first = await ConnectAsync(SessionRole.Painter, [], "a");
        await using var second = await ConnectAsync(SessionRole.Painter, reasons, "b");
        await UntilAsync(() => reasons.Count == 1 && second.State == HubConnectionState.Disconnected);
        Assert.Contains("is the painter of this session already", reasons[0], StringComparison.Ordinal);
        await using var again = await ConnectAsync(SessionRole.Painter, reasons, "a");
        await UntilAsync(() => first.State == HubConnectionState.Disconnected);
        Assert.Single(_state.Sites);
    }

    private (SessionSite Site, SessionClient Client) Join(SessionRole role, SessionLink? link = null)
    {
        SessionSite site = new(role, TimeProvider.System);
        SessionClient client = new(link ?? _credentials.CreateLink(role, "127.0.0.1", _server.Port), $"{role}", site, _logger, TimeProvider.System);
        _clients.Add(client.RunAsync(_stop.Token));
        return (site, client);
    }

    private async Task<HubConnection> ConnectAsync(SessionRole role, List<string> reasons, string id = "")
    {
        var connection = new HubConnectionBuilder()
            .WithUrl($"https://127.0.0.1:{_server.Port}{SessionHub.Path}?{SessionHub.IdQuery}={role}{id}", options =>
            {
                options.SkipNegotiation = true;
                options.Transports = HttpTransportType.WebSockets;
                options.Headers["Authorization"] = "Bearer " + _credentials.Tokens[role];
                options.WebSocketConfiguration = socket => socket.RemoteCertificateValidationCallback = (_, certificate, _, _) => IsOfHub(certificate);
            })
            .AddMessagePackProtocol(protocol => protocol.SerializerOptions = SessionMessagePack.Options)
            .Build();
        connection.On<string>(nameof(ISessionClient.Refused), reasons.Add);
        await connection.StartAsync(_stop.Token);
        return connection;
    }

    private bool IsOfHub(X509Certificate? certificate) => certificate is not null && certificate.GetCertHashString() == _credentials.Certificate.GetCertHashString();

    private static Decision Create(int number) => new(new DecisionNumber(1, number), TimeSpan.Zero, Selections.Excerpt($"{number}", TimeSpan.Zero), null);

    private static PerceptionMessage CreateMusic(long number) =>
        new(number, TimeSpan.Zero, SessionRole.Composer, new SitePerception(null, null, new MusicPerception(default, [], default, 0)));

    private Task UntilAsync(Func<bool> condition) => UntilAsync(() => Task.FromResult(condition()));

    private async Task UntilAsync(Func<Task<bool>> condition)
    {
        using var limit = new CancellationTokenSource(Patience);
        while (!await condition())
        {
            Assert.False(limit.IsCancellationRequested, string.Join('\n', _logger.Collector.GetSnapshot().Select(record => record.Message)));
            await Task.Delay(TimeSpan.FromMilliseconds(10), TimeProvider.System, _stop.Token);
        }
    }
}
