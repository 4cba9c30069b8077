using System.Net;
using System.Net.Http.Json;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using PaintSound.Web.Authentication;
using PaintSound.Web.Health;

namespace PaintSound.Web.Tests;

public sealed class HealthEndpointTests : IDisposable
{
    private readonly string _tokens = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(HealthStatus.Healthy, HttpStatusCode.OK)]
    [InlineData(HealthStatus.Degraded, HttpStatusCode.OK)]
    [InlineData(HealthStatus.Unhealthy, HttpStatusCode.ServiceUnavailable)]
    public async Task On_this_computer_everybody_can_read_all_checks(HealthStatus status, HttpStatusCode code)
    {
        await using var fixture = await WebHostFixture.OpenAsync();
        fixture.Health.Set("steps", HealthStatus.Healthy, "Steps run.");
        fixture.Health.Set("brush", status, "A sentence.");
        var (actual, health) = await ReadAsync(fixture, token: null);
        Assert.Equal((code, status.ToString()), (actual, health.Status));
        Assert.Equal([new("steps", "Healthy", "Steps run."), new HealthCheckDto("brush", status.ToString(), "A sentence.")], health.Checks!);
    }

    [Fact]
    public async Task On_the_network_everybody_can_read_the_status_and_only_operators_the_reasons()
    {
        var access = AccessTokens.Load(_tokens);
        await using var fixture = await WebHostFixture.OpenAsync(access);
        fixture.Health.Set("brush", HealthStatus.Degraded, "/home/ada/brush.wav is gone.");
        foreach (var token in new[] { null, "wrong", access.ArtistToken })
        {
            var (code, health) = await ReadAsync(fixture, token);
            Assert.Equal((HttpStatusCode.OK, new HealthDto("Degraded", null)), (code, health));
        }

        Assert.Equal("/home/ada/brush.wav is gone.", Assert.Single((await ReadAsync(fixture, access.OperatorToken)).Health.Checks!).Description);
    }

    [Fact]
    public async Task Similar_paths_need_a_token()
    {
        await using var fixture = await WebHostFixture.OpenAsync(AccessTokens.Load(_tokens));
        foreach (var path in new[] { "/health/..", "/health/../", "/health/x", "/healthy", "/health/%2e%2e/operator.html", "/health;/operator.html" })
        {
            Assert.Contains(" 401 ", (await fixture.RequestAsync(path))[..20], StringComparison.Ordinal);
        }

        Assert.Contains(" 404 ", (await fixture.RequestAsync("//health"))[..20], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rejects_other_methods_and_other_web_sites()
    {
        await using var fixture = await WebHostFixture.OpenAsync();
        using var client = fixture.CreateClient();
        Assert.Equal(HttpStatusCode.MethodNotAllowed, (await client.PostAsync(HealthEndpoint.Path, content: null, Stop)).StatusCode);
        client.DefaultRequestHeaders.Add("Origin", "https://elsewhere.example");
        Assert.Equal(HttpStatusCode.Forbidden, (await client.GetAsync(HealthEndpoint.Path, Stop)).StatusCode);
    }

    public void Dispose() => File.Delete(_tokens);

    private static async Task<(HttpStatusCode Code, HealthDto Health)> ReadAsync(WebHostFixture fixture, string? token)
    {
        using var client = fixture.CreateClient(token);
        var response = await client.GetAsync(HealthEndpoint.Path, Stop);
        Assert.Equal("application/json", response.Content.Headers.ContentType!.MediaType);
        return (response.StatusCode, (await response.Content.ReadFromJsonAsync<HealthDto>(Stop))!);
    }
}
