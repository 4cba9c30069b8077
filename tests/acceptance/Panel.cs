using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;

namespace PaintSound.Acceptance.Tests;

/// <summary>How the controls of a running show stand, as the operator's page is told: SignalR's JSON protocol over a plain WebSocket.</summary>
internal sealed class Panel : IDisposable
{
    private const char End = '\u001e';
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private readonly ClientWebSocket _socket = new();
    private readonly byte[] _buffer = new byte[65_536];
    private string _rest = "";

    /// <summary>The controls as they were last told: numbers, switches, and the collections and depths by name.</summary>
    public JsonObject Controls { get; private set; } = [];

    /// <summary>What was said of Live since the show was watched, each its kind and its sentence.</summary>
    public List<string> Live { get; } = [];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>Watches a show, and returns once it has told its controls.</summary>
    /// <param name="port">Where its pages are served.</param>
    public static async Task<Panel> OpenAsync(int port)
    {
        var panel = new Panel();
        await panel._socket.ConnectAsync(new Uri($"ws://127.0.0.1:{port}/line/operator"), Stop);
        foreach (var message in new[] { """{"protocol":"json","version":1}""", """{"type":4,"invocationId":"1","target":"Watch","arguments":[]}""" })
        {
            await panel._socket.SendAsync(Encoding.UTF8.GetBytes(message + End), WebSocketMessageType.Text, true, Stop);
        }

        await panel.UntilAsync(() => panel.Controls.Count > 0);
        return panel;
    }

    /// <summary>Watches until something is so, for half a minute at most.</summary>
    public async Task UntilAsync(Func<bool> so)
    {
        var begun = TimeProvider.System.GetTimestamp();
        while (!so())
        {
            Assert.True(TimeProvider.System.GetElapsedTime(begun) < Patience, $"The controls stand so: {Controls.ToJsonString()}\nLive: {string.Join(' ', Live)}");
            var moment = JsonNode.Parse(await NextAsync())?["item"];
            Controls = moment?["controls"] as JsonObject ?? Controls;
            if (moment?["live"] is { } live)
            {
                Live.Add($"{live["kind"]}: {live["words"]}");
            }
        }
    }

    public void Dispose() => _socket.Dispose();

    private async Task<string> NextAsync()
    {
        while (!_rest.Contains(End, StringComparison.Ordinal))
        {
            var part = await _socket.ReceiveAsync(_buffer, Stop).WaitAsync(Patience, TimeProvider.System, Stop);
            _rest += Encoding.UTF8.GetString(_buffer, 0, part.Count);
        }

        var end = _rest.IndexOf(End, StringComparison.Ordinal);
        var message = _rest[..end];
        _rest = _rest[(end + 1)..];
        return message;
    }
}
