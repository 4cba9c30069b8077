using System.Net.WebSockets;
using System.Text;
using System.Text.Json;

namespace PaintSound.Web.Tests;

/// <summary>A minimal SignalR client: the JSON protocol over a plain WebSocket.</summary>
internal sealed class HubClient : IDisposable
{
    private const int TooMuch = 1 << 17;
    private const char End = '\u001e';
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(180);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);
    private readonly ClientWebSocket _socket = new();
    private readonly byte[] _buffer = new byte[65_536];
    private string _rest = "";

    public static async Task<HubClient> OpenAsync(Uri root, string role, Action<ClientWebSocketOptions>? options = null)
    {
        var client = new HubClient();
        options?.Invoke(client._socket.Options);
        await client._socket.ConnectAsync(new Uri($"ws://{root.Authority}/hub/{role}"), TestContext.Current.CancellationToken);
        await client.SendAsync("""{"protocol":"json","version":1}""");
        Assert.Equal("{}", await client.NextAsync());
        return client;
    }

    public Task CallAsync(string id, string method, params object[] values) =>
        SendAsync(JsonSerializer.Serialize(new { type = 1, invocationId = id, target = method, arguments = values }));

    public Task WatchAsync() => SendAsync("""{"type":4,"invocationId":"watch","target":"Watch","arguments":[]}""");

    public Task SendAsync(string message) => _socket.SendAsync(
        Encoding.UTF8.GetBytes(message + End), WebSocketMessageType.Text, true, TestContext.Current.CancellationToken);

    /// <summary>Sends bytes as they are. Returns false if the server has closed the connection.</summary>
    public async Task<bool> TrySendAsync(byte[] message)
    {
        try
        {
            await _socket.SendAsync(message.Append((byte)End).ToArray(), WebSocketMessageType.Text, true, TestContext.Current.CancellationToken);
            return true;
        }
        catch (WebSocketException)
        {
            return false;
        }
    }

    /// <summary>
    /// Calls a method and waits for its answer. Returns false if the server has closed the connection. SignalR reads nothing more after a message of an
    /// unknown type, until there is too much of it: so too much is sent if the answer does not come.
    /// </summary>
    public async Task<bool> TryCallAsync(string id, string method)
    {
        try
        {
            await CallAsync(id, method);
            for (var (next, isFlooded) = (NextAsync(), false); ; next = NextAsync())
            {
                if (!isFlooded && await Task.WhenAny(next, Task.Delay(Patience, TimeProvider.System, TestContext.Current.CancellationToken)) != next)
                {
                    isFlooded = true;
                    await TrySendAsync(new byte[TooMuch]);
                }

                if (await next is not { } message)
                {
                    return false;
                }

                var answer = JsonDocument.Parse(message).RootElement;
                if (answer.TryGetProperty("invocationId", out var answered) && answered.GetString() == id)
                {
                    return true;
                }
            }
        }
        catch (WebSocketException)
        {
            return false;
        }
    }

    /// <summary>Waits for a message that satisfies a predicate, and skips the others.</summary>
    public async Task<JsonElement> NextAsync(Func<JsonElement, bool> predicate)
    {
        for (; ; )
        {
            var message = JsonDocument.Parse(await NextAsync() ?? throw new InvalidOperationException("The connection was closed.")).RootElement;
            if (predicate(message))
            {
                return message;
            }
        }
    }

    /// <summary>Reads all messages, as an open page does.</summary>
    /// <param name="onMessage">Called for each message.</param>
    /// <param name="stop">Closes the page.</param>
    public async Task ReadAllAsync(Action onMessage, CancellationToken stop)
    {
        try
        {
            while (!stop.IsCancellationRequested)
            {
                var received = await _socket.ReceiveAsync(_buffer, stop);
                for (var i = 0; i < received.Count; i++)
                {
                    if (_buffer[i] == End)
                    {
                        onMessage();
                    }
                }
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // The page was closed.
        }
    }

    /// <summary>Waits until the server closes the connection.</summary>
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
            var received = await _socket.ReceiveAsync(_buffer, TestContext.Current.CancellationToken)
                .WaitAsync(Timeout, TimeProvider.System, TestContext.Current.CancellationToken);
            if (received.MessageType == WebSocketMessageType.Close)
            {
                return null;
            }

            _rest += Encoding.UTF8.GetString(_buffer, 0, received.Count);
        }

        var end = _rest.IndexOf(End, StringComparison.Ordinal);
        var message = _rest[..end];
        _rest = _rest[(end + 1)..];
        return message;
    }
}
