using System.Net;
using System.Net.WebSockets;
using PaintSound.Web.Authentication;

namespace PaintSound.Web.Tests;

public sealed class TokenAuthMiddlewareTests : IDisposable
{
    private readonly string _tokens = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Without_a_token_and_with_a_wrong_one_nothing_is_served()
    {
        await using var site = await Site.OpenAsync(AccessTokens.Load(_tokens));
        string[] paths = ["/", "/composer", "/painter", "/css/paintsound.css", "/live/canvas", "/line/artist", "/line/operator", "/works/x/painting.jpg"];
        foreach (var token in new[] { null, "wrong", "AAAAAAAAAAAAAAAAAAAAAA" })
        {
            using var visitor = site.Visitor(token);
            foreach (var path in paths)
            {
                Assert.Equal(HttpStatusCode.Unauthorized, (await visitor.GetAsync(path, Stop)).StatusCode);
            }

            Assert.Equal(HttpStatusCode.Unauthorized, (await visitor.GetAsync($"/?token={token ?? "x"}", Stop)).StatusCode);
        }
    }

    [Fact]
    public async Task A_link_lets_its_bearer_in_once_and_for_all_and_leaves_a_clean_address()
    {
        var access = AccessTokens.Load(_tokens);
        await using var site = await Site.OpenAsync(access);
        using var visitor = site.Visitor();
        var answer = await visitor.GetAsync($"/composer?token={access.ArtistToken}", Stop);
        Assert.Equal((HttpStatusCode.Redirect, "/composer"), (answer.StatusCode, answer.Headers.Location!.OriginalString));
        Assert.Contains("httponly", string.Concat(answer.Headers.GetValues("Set-Cookie")), StringComparison.OrdinalIgnoreCase);
        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync("/composer", Stop)).StatusCode);
    }

    [Fact]
    public async Task The_artists_token_opens_their_pages_and_none_that_operates()
    {
        var access = AccessTokens.Load(_tokens);
        await using var site = await Site.OpenAsync(access);
        using var artist = site.Visitor(access.ArtistToken);
        foreach (var page in new[] { "/composer", "/painter", "/js/wire.js", "/live/canvas" })
        {
            Assert.Equal(HttpStatusCode.OK, (await artist.GetAsync(page, Stop)).StatusCode);
        }

        foreach (var page in new[] { "/", "//", "/operator.html", "/Operator.html", "//operator.html", "/setup", "/setup.html", "/SETUP", "/live/camera", "/live/camera/", "/setup/", "/operator.html/", "/line/operator", "/line/Operator", "/line/operator/", "/line/operator/negotiate" })
        {
            Assert.Contains(" 403 ", (await site.AskAsync($"{page} HTTP/1.1\r\nCookie: paintsound-Artist={access.ArtistToken}\r\nX:"))[..20], StringComparison.Ordinal);
        }

        using var operates = site.Visitor(access.OperatorToken);
        Assert.Equal(HttpStatusCode.OK, (await operates.GetAsync("/", Stop)).StatusCode);
    }

    [Fact]
    public async Task Another_site_and_another_name_of_this_machine_are_refused()
    {
        await using var site = await Site.OpenAsync();
        using var visitor = site.Visitor();
        async Task<HttpStatusCode> Ask(string header, string value, string? mode = null)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "/");
            request.Headers.Add(header, value);
            if (mode is not null)
            {
                request.Headers.Add("Sec-Fetch-Mode", mode);
            }

            return (await visitor.SendAsync(request, Stop)).StatusCode;
        }

        Assert.Equal(HttpStatusCode.Forbidden, await Ask("Origin", "https://elsewhere.example"));
        Assert.Equal(HttpStatusCode.Forbidden, await Ask("Origin", "null"));
        Assert.Equal(HttpStatusCode.Forbidden, await Ask("Host", "rebound.example"));
        Assert.Equal(HttpStatusCode.OK, await Ask("Origin", $"http://{site.Root.Authority}"));
        Assert.Equal(HttpStatusCode.Forbidden, await Ask("Sec-Fetch-Site", "cross-site"));
        Assert.Equal(HttpStatusCode.Forbidden, await Ask("Sec-Fetch-Site", "same-site"));
        Assert.Equal(HttpStatusCode.OK, await Ask("Sec-Fetch-Site", "same-origin"));
        Assert.Equal(HttpStatusCode.OK, await Ask("Sec-Fetch-Site", "none"));
        Assert.Equal(HttpStatusCode.OK, await Ask("Sec-Fetch-Site", "cross-site", "navigate"));
        await Assert.ThrowsAsync<WebSocketException>(() => Line.OpenAsync(site.Root, "operator", o => o.SetRequestHeader("Origin", "http://elsewhere.example")));
    }

    [Theory]
    [InlineData("/../appsettings.json")]
    [InlineData("/../PaintSound.Web.dll")]
    [InlineData("/css/../../PaintSound.Web.dll")]
    [InlineData("/css/..%2f..%2fPaintSound.Web.dll")]
    [InlineData("/css/%2e%2e/%2e%2e/PaintSound.Web.dll")]
    [InlineData("/..%5cPaintSound.Web.dll")]
    [InlineData("//etc/passwd")]
    [InlineData("/works/..%2f..%2f..%2fetc%2fpasswd/painting.jpg")]
    [InlineData("/works/../../etc/passwd/painting.jpg")]
    [InlineData("/works/%2fetc%2fpasswd/excerpt.wav?start=0")]
    [InlineData("/works/w/../../../etc/passwd")]
    public async Task A_path_that_climbs_leads_nowhere(string path)
    {
        await using var site = await Site.OpenAsync();
        Assert.True(File.Exists(Path.Combine(AppContext.BaseDirectory, "PaintSound.Web.dll")));
        var answer = await site.AskAsync(path);
        Assert.Matches("^HTTP/1.1 40[034] ", answer);
        Assert.DoesNotContain("root:", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_page_is_there_and_takes_nothing_from_other_hosts()
    {
        await using var site = await Site.OpenAsync();
        using var visitor = site.Visitor();
        foreach (var page in new[] { "/", "/composer", "/painter", "/projection", "/setup" })
        {
            var answer = await visitor.GetAsync(page, Stop);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.StartsWith("default-src 'self';", string.Concat(answer.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
            var html = await answer.Content.ReadAsStringAsync(Stop);
            Assert.DoesNotContain("//", html.Replace("<!doctype", "", StringComparison.Ordinal), StringComparison.Ordinal);
        }
    }

    public void Dispose() => File.Delete(_tokens);
}
