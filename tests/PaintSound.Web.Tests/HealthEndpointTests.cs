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
    public async Task On_this_machine_alone_everybody_reads_every_check(HealthStatus status, HttpStatusCode code)
    {
        await using var site = await Site.OpenAsync();
        site.Health.Set("steps", HealthStatus.Healthy, "Steps run.");
        site.Health.Set("brush", status, "A sentence.");
        var (answered, health) = await ReadAsync(site, token: null);
        Assert.Equal((code, status.ToString()), (answered, health.Status));
        Assert.Equal([new("steps", "Healthy", "Steps run."), new HealthCheckDto("brush", status.ToString(), "A sentence.")], health.Checks!);
    }

    [Fact]
    public async Task On_the_network_everybody_reads_the_status_and_only_an_operator_the_reasons()
    {
        var access = AccessTokens.Load(_tokens);
        await using var site = await Site.OpenAsync(access);
        site.Health.Set("brush", HealthStatus.Degraded, "/home/ada/brush.wav is gone.");
        foreach (var token in new[] { null, "wrong", access.ArtistToken })
        {
            var (code, health) = await ReadAsync(site, token);
            Assert.Equal((HttpStatusCode.OK, new HealthDto("Degraded", null)), (code, health));
        }

        Assert.Equal("/home/ada/brush.wav is gone.", Assert.Single((await ReadAsync(site, access.OperatorToken)).Health.Checks!).Description);
    }

    [Fact]
    public async Task Near_its_path_nothing_else_is_served_without_a_token()
    {
        await using var site = await Site.OpenAsync(AccessTokens.Load(_tokens));
        foreach (var path in new[] { "/health/..", "/health/../", "/health/x", "/healthy", "/health/%2e%2e/operator.html", "/health;/operator.html" })
        {
            Assert.Contains(" 401 ", (await site.AskAsync(path))[..20], StringComparison.Ordinal);
        }

        Assert.Contains(" 404 ", (await site.AskAsync("//health"))[..20], StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_can_only_be_read_and_not_by_another_site()
    {
        await using var site = await Site.OpenAsync();
        using var visitor = site.Visitor();
        Assert.Equal(HttpStatusCode.MethodNotAllowed, (await visitor.PostAsync(HealthEndpoint.Path, content: null, Stop)).StatusCode);
        visitor.DefaultRequestHeaders.Add("Origin", "https://elsewhere.example");
        Assert.Equal(HttpStatusCode.Forbidden, (await visitor.GetAsync(HealthEndpoint.Path, Stop)).StatusCode);
    }

    public void Dispose() => File.Delete(_tokens);

    private static async Task<(HttpStatusCode Code, HealthDto Health)> ReadAsync(Site site, string? token)
    {
        using var visitor = site.Visitor(token);
        var answer = await visitor.GetAsync(HealthEndpoint.Path, Stop);
        Assert.Equal("application/json", answer.Content.Headers.ContentType!.MediaType);
        return (answer.StatusCode, (await answer.Content.ReadFromJsonAsync<HealthDto>(Stop))!);
    }
}
