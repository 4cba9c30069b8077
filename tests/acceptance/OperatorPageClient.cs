using System.Text.Json.Nodes;
using PaintSound.Web.Tests;

namespace PaintSound.Acceptance.Tests;

/// <summary>A client of the operator's page of a running show.</summary>
internal sealed class OperatorPageClient : IDisposable
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(180);
    private readonly HubClient _connection;

    private OperatorPageClient(HubClient connection) => _connection = connection;

    /// <summary>The latest values of the controls, by control name.</summary>
    public JsonObject Controls { get; private set; } = [];

    /// <summary>The reports about Live since the client connected, each as kind and sentence.</summary>
    public List<string> Live { get; } = [];

    /// <summary>Connects to a show. Returns after it has sent its controls.</summary>
    /// <param name="port">The port of the pages.</param>
    public static async Task<OperatorPageClient> OpenAsync(int port)
    {
        var client = new OperatorPageClient(await HubClient.OpenAsync(new Uri($"http://127.0.0.1:{port}"), "operator"));
        await client._connection.WatchAsync();
        await client.WaitUntilAsync(() => client.Controls.Count > 0);
        return client;
    }

    /// <summary>Reads updates until a condition is true. Fails after 180 s.</summary>
    public async Task WaitUntilAsync(Func<bool> condition) =>
        Assert.True(await BecomesTrueAsync(condition, Timeout), $"The controls are: {Controls.ToJsonString()}\nLive: {string.Join(' ', Live)}");

    /// <summary>Reads updates until a condition is true.</summary>
    /// <returns>False if it was not true within the timeout.</returns>
    public async Task<bool> BecomesTrueAsync(Func<bool> condition, TimeSpan timeout)
    {
        var start = TimeProvider.System.GetTimestamp();
        while (!condition())
        {
            if (TimeProvider.System.GetElapsedTime(start) > timeout)
            {
                return false;
            }

            var update = JsonNode.Parse((await _connection.NextAsync(message => message.TryGetProperty("item", out _))).GetRawText())!["item"]!;
            Controls = update["controls"] as JsonObject ?? Controls;
            if (update["live"] is { } live)
            {
                Live.Add($"{live["kind"]}: {live["text"]}");
            }
        }

        return true;
    }

    public void Dispose() => _connection.Dispose();
}
