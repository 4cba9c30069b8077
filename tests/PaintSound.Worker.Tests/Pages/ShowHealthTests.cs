using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using PaintSound.Web.Health;
using PaintSound.Web.Tests;

namespace PaintSound.Worker.Tests.Pages;

/// <summary>A complete performance serves its health over HTTP, and its timing on the operator page.</summary>
[Collection(nameof(ShippedWorks))]
public sealed class ShowHealthTests(ShippedWorks works) : IDisposable
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(180);
    private readonly PagePerformance _performance = new(works.Library, TestContext.Current.CancellationToken);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public Task A_show_serves_its_health_and_its_timing() => _performance.RunAsync(async pages =>
    {
        var health = await UntilAsync(pages, health => health.Status == "Healthy");
        Assert.Equal(["brush", "canvas", "music", "steps", "outputs", "take"], health.Checks!.Select(check => check.Name));
        Assert.StartsWith("Running: ", health.Checks![0].Description, StringComparison.Ordinal);

        using var hub = await HubClient.OpenAsync(pages, "operator");
        await hub.WatchAsync();
        var update = await hub.NextAsync(message =>
            message.TryGetProperty("item", out var item) && item.TryGetProperty("performance", out var timing) && timing.TryGetProperty("stepMedian", out _));
        var timing = update.GetProperty("item").GetProperty("performance").Deserialize<Timing>(JsonSerializerOptions.Web)!;
        Assert.InRange(timing.StepMedian, double.Epsilon, timing.StepSlowest);
        Assert.True(timing.EventsDropped >= 0);
    });

    public void Dispose() => _performance.Dispose();

    private static async Task<HealthDto> UntilAsync(Uri pages, Func<HealthDto, bool> condition)
    {
        using var client = new HttpClient();
        for (var start = TimeProvider.System.GetTimestamp(); ;)
        {
            var response = await client.GetAsync(new Uri(pages, HealthEndpoint.Path), Stop);
            var health = (await response.Content.ReadFromJsonAsync<HealthDto>(Stop))!;
            Assert.Equal(health.Status == "Unhealthy" ? HttpStatusCode.ServiceUnavailable : HttpStatusCode.OK, response.StatusCode);
            if (condition(health))
            {
                return health;
            }

            Assert.True(TimeProvider.System.GetElapsedTime(start) < Timeout, $"The health stays at {string.Join(" ", health.Checks!)}");
            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, Stop);
        }
    }

    private sealed record Timing(double StepMedian, double StepSlowest, long EventsDropped);
}
