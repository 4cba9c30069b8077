using System.Net;
using System.Net.WebSockets;
using PaintSound.Web.Authentication;

namespace PaintSound.Web.Tests;

public sealed class TokenAuthMiddlewareTests : IDisposable
{
    private readonly string _tokens = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Serves_nothing_without_a_token_or_with_a_wrong_one()
    {
        await using var fixture = await WebHostFixture.OpenAsync(AccessTokens.Load(_tokens));
        string[] paths = ["/", "/composer", "/painter", "/css/paintsound.css", "/live/canvas", "/hub/artist", "/hub/operator", "/works/x/painting.jpg"];
        foreach (var token in new[] { null, "wrong", "AAAAAAAAAAAAAAAAAAAAAA" })
        {
            using var client = fixture.CreateClient(token);
            foreach (var path in paths)
            {
                Assert.Equal(HttpStatusCode.Unauthorized, (await client.GetAsync(path, Stop)).StatusCode);
            }

            Assert.Equal(HttpStatusCode.Unauthorized, (await client.GetAsync($"/?token={token ?? "x"}", Stop)).StatusCode);
        }
    }

    [Fact]
    public async Task A_browser_without_access_gets_a_page_that_says_what_to_do()
    {
        var access = AccessTokens.Load(_tokens);
        await using var fixture = await WebHostFixture.OpenAsync(access);
        foreach (var (token, path, sentence) in new[]
        {
            (null, "/painter", "needs a link with a token"), (null, "/?token=wrong", "is not valid"), (access.ArtistToken, "/", "Your link opens <a href=\"/painter\">"),
        })
        {
            using var client = fixture.CreateClient(token);
            client.DefaultRequestHeaders.Add("Accept", "text/html,*/*");
            var response = await client.GetAsync(path, Stop);
            var page = await response.Content.ReadAsStringAsync(Stop);
            Assert.Contains(response.StatusCode, new[] { HttpStatusCode.Unauthorized, HttpStatusCode.Forbidden });
            Assert.Equal("text/html", response.Content.Headers.ContentType!.MediaType);
            Assert.Contains(sentence, page, StringComparison.Ordinal);
            Assert.DoesNotContain(access.OperatorToken, page, StringComparison.Ordinal);
            foreach (var file in new[] { "/css/refusal.css", "/icon.svg" })
            {
                Assert.Contains(file, page, StringComparison.Ordinal);
                Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(file, Stop)).StatusCode);
            }
        }
    }

    [Fact]
    public async Task A_link_sets_a_cookie_and_redirects_to_the_address_without_the_token()
    {
        var access = AccessTokens.Load(_tokens);
        await using var fixture = await WebHostFixture.OpenAsync(access);
        using var client = fixture.CreateClient();
        var response = await client.GetAsync($"/composer?token={access.ArtistToken}", Stop);
        Assert.Equal((HttpStatusCode.Redirect, "/composer"), (response.StatusCode, response.Headers.Location!.OriginalString));
        Assert.Contains("httponly", string.Concat(response.Headers.GetValues("Set-Cookie")), StringComparison.OrdinalIgnoreCase);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/composer", Stop)).StatusCode);
    }

    [Theory]
    [InlineData("//elsewhere.example/composer?token=", "/elsewhere.example/composer")]
    [InlineData("///elsewhere.example?token=", "/elsewhere.example")]
    [InlineData("/%5Celsewhere.example?token=", "/%5Celsewhere.example")]
    [InlineData("/comp%05oser?token=", "/comp%05oser")]
    public async Task A_link_never_leads_to_another_server(string path, string location)
    {
        await using var fixture = await WebHostFixture.OpenAsync();
        var response = await fixture.RequestAsync(path);
        Assert.StartsWith("HTTP/1.1 302", response, StringComparison.Ordinal);
        Assert.Contains($"\r\nLocation: {location}\r\n", response, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_artist_token_opens_only_the_artist_pages()
    {
        var access = AccessTokens.Load(_tokens);
        await using var fixture = await WebHostFixture.OpenAsync(access);
        using var artist = fixture.CreateClient(access.ArtistToken);
        foreach (var page in new[] { "/composer", "/painter", "/js/connection.js", "/live/canvas" })
        {
            Assert.Equal(HttpStatusCode.OK, (await artist.GetAsync(page, Stop)).StatusCode);
        }

        foreach (var page in new[] { "/", "//", "/operator.html", "/Operator.html", "//operator.html", "/setup", "/setup.html", "/SETUP", "/live/camera", "/live/camera/", "/library", "/Library.html", "/library/works/m1/sound", "//library/works/p1/picture.jpg", "/setup/", "/operator.html/", "/hub/operator", "/hub/Operator", "/hub/operator/", "/hub/operator/negotiate" })
        {
            Assert.Contains(" 403 ", (await fixture.RequestAsync($"{page} HTTP/1.1\r\nCookie: paintsound-Artist={access.ArtistToken}\r\nX:"))[..20], StringComparison.Ordinal);
        }

        using var operatorClient = fixture.CreateClient(access.OperatorToken);
        Assert.Equal(HttpStatusCode.OK, (await operatorClient.GetAsync("/", Stop)).StatusCode);
    }

    [Fact]
    public async Task Rejects_other_web_sites_and_other_host_names()
    {
        await using var fixture = await WebHostFixture.OpenAsync();
        using var client = fixture.CreateClient();
        async Task<HttpStatusCode> SendAsync(string header, string value, string? mode = null)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "/");
            request.Headers.Add(header, value);
            if (mode is not null)
            {
                request.Headers.Add("Sec-Fetch-Mode", mode);
            }

            return (await client.SendAsync(request, Stop)).StatusCode;
        }

        Assert.Equal(HttpStatusCode.Forbidden, await SendAsync("Origin", "https://elsewhere.example"));
        Assert.Equal(HttpStatusCode.Forbidden, await SendAsync("Origin", "null"));
        Assert.Equal(HttpStatusCode.Forbidden, await SendAsync("Host", "rebound.example"));
        Assert.Equal(HttpStatusCode.OK, await SendAsync("Origin", $"http://{fixture.Root.Authority}"));
        Assert.Equal(HttpStatusCode.Forbidden, await SendAsync("Sec-Fetch-Site", "cross-site"));
        Assert.Equal(HttpStatusCode.Forbidden, await SendAsync("Sec-Fetch-Site", "same-site"));
        Assert.Equal(HttpStatusCode.OK, await SendAsync("Sec-Fetch-Site", "same-origin"));
        Assert.Equal(HttpStatusCode.OK, await SendAsync("Sec-Fetch-Site", "none"));
        Assert.Equal(HttpStatusCode.OK, await SendAsync("Sec-Fetch-Site", "cross-site", "navigate"));
        await Assert.ThrowsAsync<WebSocketException>(() => HubClient.OpenAsync(fixture.Root, "operator", o => o.SetRequestHeader("Origin", "http://elsewhere.example")));
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
    public async Task A_path_outside_the_pages_is_not_found(string path)
    {
        await using var fixture = await WebHostFixture.OpenAsync();
        Assert.True(File.Exists(Path.Combine(AppContext.BaseDirectory, "PaintSound.Web.dll")));
        var response = await fixture.RequestAsync(path);
        Assert.Matches("^HTTP/1.1 40[034] ", response);
        Assert.DoesNotContain("root:", response, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_page_exists_and_loads_nothing_from_other_hosts()
    {
        await using var fixture = await WebHostFixture.OpenAsync();
        using var client = fixture.CreateClient();
        foreach (var page in new[] { "/", "/composer", "/painter", "/projection", "/setup", "/library" })
        {
            var response = await client.GetAsync(page, Stop);
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            Assert.StartsWith("default-src 'self';", string.Concat(response.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
            var html = await response.Content.ReadAsStringAsync(Stop);
            Assert.DoesNotContain("//", html.Replace("<!doctype", "", StringComparison.Ordinal), StringComparison.Ordinal);
        }
    }

    public void Dispose() => File.Delete(_tokens);
}
