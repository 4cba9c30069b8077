using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using PaintSound.Web.Health;
using PaintSound.Web.Tests;

namespace PaintSound.Worker.Tests.WithPages;

/// <summary>A whole live stage tells over HTTP whether it works, and the operator's page how well it keeps up.</summary>
[Collection(nameof(ShippedWorks))]
public sealed class ShowHealthTests(ShippedWorks works) : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);
    private readonly StageWithPages _stage = new(works.Library, TestContext.Current.CancellationToken);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public Task A_show_tells_its_health_and_its_figures() => _stage.PerformAsync(async pages =>
    {
        var health = await UntilAsync(pages, health => health.Status == "Healthy");
        Assert.Equal(["brush", "canvas", "music", "steps", "outputs"], health.Checks!.Select(check => check.Name));
        Assert.StartsWith("Running: ", health.Checks![0].Description, StringComparison.Ordinal);

        using var line = await Line.OpenAsync(pages, "operator");
        await line.WatchAsync();
        var update = await line.NextAsync(message =>
            message.TryGetProperty("item", out var item) && item.TryGetProperty("performance", out var figures) && figures.TryGetProperty("stepMedian", out _));
        var figures = update.GetProperty("item").GetProperty("performance").Deserialize<Figures>(JsonSerializerOptions.Web)!;
        Assert.InRange(figures.StepMedian, double.Epsilon, figures.StepSlowest);
        Assert.True(figures.EventsDropped >= 0);
    });

    public void Dispose() => _stage.Dispose();

    private static async Task<HealthDto> UntilAsync(Uri pages, Func<HealthDto, bool> isTrue)
    {
        using var client = new HttpClient();
        for (var begun = TimeProvider.System.GetTimestamp(); ;)
        {
            var answer = await client.GetAsync(new Uri(pages, HealthEndpoint.Path), Stop);
            var health = (await answer.Content.ReadFromJsonAsync<HealthDto>(Stop))!;
            Assert.Equal(health.Status == "Unhealthy" ? HttpStatusCode.ServiceUnavailable : HttpStatusCode.OK, answer.StatusCode);
            if (isTrue(health))
            {
                return health;
            }

            Assert.True(TimeProvider.System.GetElapsedTime(begun) < Limit, $"The health stays at {string.Join(" ", health.Checks!)}");
            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, Stop);
        }
    }

    private sealed record Figures(double StepMedian, double StepSlowest, long EventsDropped);
}
