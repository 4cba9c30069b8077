using System.Net.WebSockets;
using System.Text;
using System.Text.Json;

namespace PaintSound.Web.Tests;

/// <summary>A page's line, spoken by hand: SignalR's JSON protocol over a plain WebSocket.</summary>
internal sealed class Line : IDisposable
{
    private const char End = '\u001e';
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly ClientWebSocket _socket = new();
    private readonly byte[] _buffer = new byte[65_536];
    private string _rest = "";

    public static async Task<Line> OpenAsync(Uri root, string role, Action<ClientWebSocketOptions>? options = null)
    {
        var line = new Line();
        options?.Invoke(line._socket.Options);
        await line._socket.ConnectAsync(new Uri($"ws://{root.Authority}/line/{role}"), TestContext.Current.CancellationToken);
        await line.SendAsync("""{"protocol":"json","version":1}""");
        Assert.Equal("{}", await line.NextAsync());
        return line;
    }

    public Task CallAsync(string id, string method, params object[] values) =>
        SendAsync(JsonSerializer.Serialize(new { type = 1, invocationId = id, target = method, arguments = values }));

    public Task WatchAsync() => SendAsync("""{"type":4,"invocationId":"watch","target":"Watch","arguments":[]}""");

    public Task SendAsync(string message) => _socket.SendAsync(
        Encoding.UTF8.GetBytes(message + End), WebSocketMessageType.Text, true, TestContext.Current.CancellationToken);

    /// <summary>The next message that satisfies.</summary>
    public async Task<JsonElement> NextAsync(Func<JsonElement, bool> satisfies)
    {
        for (; ; )
        {
            var message = JsonDocument.Parse(await NextAsync() ?? throw new InvalidOperationException("The line was closed.")).RootElement;
            if (satisfies(message))
            {
                return message;
            }
        }
    }

    /// <summary>Takes everything, as a page does that is open for long.</summary>
    /// <param name="taken">Told of every message.</param>
    /// <param name="stop">Closes the page.</param>
    public async Task TakeAsync(Action taken, CancellationToken stop)
    {
        try
        {
            while (!stop.IsCancellationRequested)
            {
                var part = await _socket.ReceiveAsync(_buffer, stop);
                for (var i = 0; i < part.Count; i++)
                {
                    if (_buffer[i] == End)
                    {
                        taken();
                    }
                }
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // The page was closed.
        }
    }

    /// <summary>True once the other side has hung up.</summary>
    public async Task<bool> IsClosedAsync()
    {
        try
        {
            while (await NextAsync() is { } message)
            {
                if (message.Contains("\"type\":7", StringComparison.Ordinal))
                {
                    return true;
                }
            }

            return true;
        }
        catch (WebSocketException)
        {
            return true;
        }
    }

    public void Dispose() => _socket.Dispose();

    private async Task<string?> NextAsync()
    {
        while (!_rest.Contains(End, StringComparison.Ordinal))
        {
            var part = await _socket.ReceiveAsync(_buffer, TestContext.Current.CancellationToken)
                .WaitAsync(Patience, TimeProvider.System, TestContext.Current.CancellationToken);
            if (part.MessageType == WebSocketMessageType.Close)
            {
                return null;
            }

            _rest += Encoding.UTF8.GetString(_buffer, 0, part.Count);
        }

        var end = _rest.IndexOf(End, StringComparison.Ordinal);
        var message = _rest[..end];
        _rest = _rest[(end + 1)..];
        return message;
    }
}
