using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging.Abstractions;
using PaintSound.Core.Brush;
using PaintSound.Core.Congruity;
using PaintSound.Osc.Codec;
using PaintSound.Osc.Output;
using PaintSound.Osc.Query;
using PaintSound.Worker.Hosting;

namespace PaintSound.Worker.Tests;

public sealed class OscQueryServerTests : IAsyncLifetime
{
    private readonly OscNamespace _latest = new();
    private readonly CancellationTokenSource _end = new();
    private readonly IPEndPoint _listen = new(IPAddress.Loopback, FreePort.Find());
    private OscSender? _sender;
    private Task _run = Task.CompletedTask;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private OscOutput Events => new(_sender!);

    private Uri Root => new($"http://{_listen}/");

    public async ValueTask InitializeAsync()
    {
        _sender = await OscSender.OpenAsync([], NullLogger<OscSender>.Instance, TimeProvider.System, Stop, _latest);
        var server = new OscQueryServer(_listen, new IPEndPoint(IPAddress.Loopback, 9100), _latest, NullLoggerFactory.Instance, TimeProvider.System);
        _run = server.RunAsync(_end.Token);
    }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await _run.WaitAsync(TimeSpan.FromSeconds(180), CancellationToken.None);
        _sender!.Dispose();
        _end.Dispose();
    }

    [Fact]
    public async Task Serves_the_namespace_with_its_values()
    {
        Events.OnCongruity(TimeSpan.Zero, new CongruityReading(0.5f, 0, 0, default));
        using var client = await ConnectAsync();
        var node = await client.GetFromJsonAsync<JsonNode>("paintsound/congruity", Stop);
        Assert.Equal(0.5, (double)node!["VALUE"]![0]!);
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync("etc/passwd", Stop)).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await client.GetAsync("paintsound/congruity?FOO", Stop)).StatusCode);
        Assert.Equal(HttpStatusCode.MethodNotAllowed, (await client.PutAsync("paintsound/congruity", null, Stop)).StatusCode);
    }

    /// <summary>As ossia score asks: one request on a connection that it closes, with a value for HOST_INFO and no port in Host; it cannot read chunks.</summary>
    [Theory]
    [InlineData("/?HOST_INFO=1", "\"NAME\":\"PaintSound\"")]
    [InlineData("/", "\"FULL_PATH\":\"/\"")]
    [InlineData("/paintsound/congruity?VALUE", "{\"VALUE\":[0.5]}")]
    public async Task Answers_a_client_that_reads_the_body_by_its_length(string path, string expected)
    {
        Events.OnCongruity(TimeSpan.Zero, new CongruityReading(0.5f, 0, 0, default));
        using (await ConnectAsync())
        {
        }

        using var socket = new TcpClient();
        await socket.ConnectAsync(_listen, Stop);
        await socket.GetStream().WriteAsync(Encoding.ASCII.GetBytes($"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept: */*\r\nConnection: close\r\n\r\n"), Stop);
        using var reader = new StreamReader(socket.GetStream(), Encoding.UTF8);
        var answer = await reader.ReadToEndAsync(Stop).WaitAsync(TimeSpan.FromSeconds(180), Stop);
        var (head, body) = (answer[..answer.IndexOf("\r\n\r\n", StringComparison.Ordinal)], answer[(answer.IndexOf("\r\n\r\n", StringComparison.Ordinal) + 4)..]);
        Assert.StartsWith("HTTP/1.1 200 ", head, StringComparison.Ordinal);
        Assert.Contains($"Content-Length: {Encoding.UTF8.GetByteCount(body)}", head, StringComparison.Ordinal);
        Assert.DoesNotContain("chunked", head, StringComparison.OrdinalIgnoreCase);
        Assert.Contains(expected, body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rejects_requests_from_other_web_sites()
    {
        using var client = await ConnectAsync();
        foreach (var (header, value) in new[] { ("Origin", "https://elsewhere.example"), ("Host", "rebound.example"), ("Sec-Fetch-Site", "cross-site") })
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "paintsound/congruity");
            request.Headers.Add(header, value);
            Assert.Equal(HttpStatusCode.Forbidden, (await client.SendAsync(request, Stop)).StatusCode);
        }

        using var socket = new ClientWebSocket();
        socket.Options.SetRequestHeader("Origin", "https://elsewhere.example");
        await Assert.ThrowsAsync<WebSocketException>(() => socket.ConnectAsync(new Uri($"ws://{_listen}/"), Stop));

        // The host name that mDNS announces is accepted.
        using var named = new HttpRequestMessage(HttpMethod.Get, "?HOST_INFO");
        named.Headers.Host = $"{OwnName()}:{_listen.Port}";
        Assert.Equal(HttpStatusCode.OK, (await client.SendAsync(named, Stop)).StatusCode);
    }

    private string OwnName()
    {
        var computer = Dns.GetHostName().Split('.')[0];
        return $"paintsound-{computer[..Math.Min(computer.Length, 40)]}-{_listen.Port}.local";
    }

    [Fact]
    public async Task Sends_values_to_a_listening_client()
    {
        using (await ConnectAsync())
        {
        }

        using var socket = new ClientWebSocket();
        await socket.ConnectAsync(new Uri($"ws://{_listen}/"), Stop);
        await socket.SendAsync("garbage"u8.ToArray(), WebSocketMessageType.Text, true, Stop);
        await socket.SendAsync("""{"COMMAND": "LISTEN", "DATA": "/paintsound/brush/level"}"""u8.ToArray(), WebSocketMessageType.Text, true, Stop);
        Events.OnBrush(new BrushFeatures(0.25f, 0, 0, 0));
        var buffer = new byte[1024];
        var message = await socket.ReceiveAsync(buffer.AsMemory(), Stop).AsTask().WaitAsync(TimeSpan.FromSeconds(180), Stop);
        Assert.Equal(WebSocketMessageType.Binary, message.MessageType);
        Assert.True(OscPacket.TryRead(buffer.AsSpan(0, message.Count), out var messages));
        Assert.Equal("/paintsound/brush/level 0.25", messages[0].ToString());
    }

    [Fact]
    public async Task Closes_the_connection_of_a_flooding_client_and_serves_others()
    {
        using var client = await ConnectAsync();
        using var socket = new ClientWebSocket();
        await socket.ConnectAsync(new Uri($"ws://{_listen}/"), Stop);
        await socket.SendAsync(new byte[100_000], WebSocketMessageType.Text, true, Stop);
        var message = await socket.ReceiveAsync(new byte[16].AsMemory(), Stop).AsTask().WaitAsync(TimeSpan.FromSeconds(180), Stop);
        Assert.Equal(WebSocketMessageType.Close, message.MessageType);
        Assert.Equal("PaintSound", (string?)(await client.GetFromJsonAsync<JsonNode>("?HOST_INFO", Stop))!["NAME"]);
    }

    // Waits until the server listens.
    private async Task<HttpClient> ConnectAsync()
    {
        var client = new HttpClient { BaseAddress = Root, Timeout = TimeSpan.FromSeconds(180) };
        for (var attempts = 200; ; attempts--)
        {
            try
            {
                using var response = await client.GetAsync("?HOST_INFO", Stop);
                return client;
            }
            catch (HttpRequestException) when (attempts > 0)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, Stop);
            }
        }
    }
}
