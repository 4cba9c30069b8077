using System.Text.Json.Nodes;
using PaintSound.Web.Tests;

namespace PaintSound.Acceptance.Tests;

/// <summary>What the operator's page of a running show is told.</summary>
internal sealed class Panel : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly HubClient _client;

    private Panel(HubClient client) => _client = client;

    /// <summary>The values of the controls as they were last told, by the name of the control.</summary>
    public JsonObject Controls { get; private set; } = [];

    /// <summary>What was said of Live since the show was watched, each its kind and its sentence.</summary>
    public List<string> Live { get; } = [];

    /// <summary>Watches a show, and returns once it has told its controls.</summary>
    /// <param name="port">Where its pages are served.</param>
    public static async Task<Panel> OpenAsync(int port)
    {
        var panel = new Panel(await HubClient.OpenAsync(new Uri($"http://127.0.0.1:{port}"), "operator"));
        await panel._client.WatchAsync();
        await panel.UntilAsync(() => panel.Controls.Count > 0);
        return panel;
    }

    /// <summary>Watches until something is so, for a minute at most.</summary>
    public async Task UntilAsync(Func<bool> so) =>
        Assert.True(await IsAsync(so, Patience), $"The controls stand so: {Controls.ToJsonString()}\nLive: {string.Join(' ', Live)}");

    /// <summary>Watches until something is so.</summary>
    /// <returns>False where it was not for so long.</returns>
    public async Task<bool> IsAsync(Func<bool> so, TimeSpan patience)
    {
        var begun = TimeProvider.System.GetTimestamp();
        while (!so())
        {
            if (TimeProvider.System.GetElapsedTime(begun) > patience)
            {
                return false;
            }

            var moment = JsonNode.Parse((await _client.NextAsync(message => message.TryGetProperty("item", out _))).GetRawText())!["item"]!;
            Controls = moment["controls"] as JsonObject ?? Controls;
            if (moment["live"] is { } live)
            {
                Live.Add($"{live["kind"]}: {live["text"]}");
            }
        }

        return true;
    }

    public void Dispose() => _client.Dispose();
}
