using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Logging.Abstractions;
using PaintSound.Core;
using PaintSound.Web.Authentication;
using PaintSound.Web.NewShows;

namespace PaintSound.Web.Tests;

public sealed class NewShowPageHostTests : IAsyncDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(180);
    private static readonly NewShowAnswersDto Answers = new("show.yaml", "~/library", "jack:a:b", "simulated:1", "none", "none");
    private readonly string _tokens = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
    private readonly CancellationTokenSource _end = new();
    private readonly FakeService _service = new();
    private Task _run = Task.CompletedTask;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await _run;
        _end.Dispose();
        File.Delete(_tokens);
    }

    [Fact]
    public async Task Serves_the_page_what_exists_and_what_the_devices_deliver()
    {
        using var client = await OpenAsync();
        Assert.Contains("<h1>New show</h1>", await client.GetStringAsync("/", Stop), StringComparison.Ordinal);
        var parts = await client.GetFromJsonAsync<JsonElement>("/new/parts.json", Stop);
        Assert.Equal("jack:a:b", parts.GetProperty("answers").GetProperty("brush").GetString());
        var previews = await client.GetFromJsonAsync<JsonElement>("/new/previews.json", Stop);
        Assert.Equal((-30, JsonValueKind.Null), (previews.GetProperty("brush").GetProperty("level").GetInt32(), previews.GetProperty("music").ValueKind));

        var picture = await client.GetAsync("/new/picture.jpg?after=4", Stop);
        Assert.Equal((HttpStatusCode.OK, "image/jpeg", "5"), (picture.StatusCode, picture.Content.Headers.ContentType!.MediaType, picture.Headers.GetValues("X-Frame").Single()));
        Assert.Equal([1, 2, 3], await picture.Content.ReadAsByteArrayAsync(Stop));
        Assert.Equal(HttpStatusCode.NoContent, (await client.GetAsync("/new/picture.jpg?after=5", Stop)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/new/picture.jpg?after=-1e9", Stop)).StatusCode);
        Assert.Equal(HttpStatusCode.MethodNotAllowed, (await client.GetAsync("/new/write", Stop)).StatusCode);
        Assert.Empty(_service.Written);
    }

    [Fact]
    public async Task Answers_are_checked_and_a_refusal_is_a_sentence()
    {
        using var client = await OpenAsync();
        var draft = await ReadAsync(await client.PostAsJsonAsync("/new/answers", Answers, Stop));
        Assert.Equal(("# simulated:1", "later"), (draft.GetProperty("text").GetString(), draft.GetProperty("library").GetProperty("kind").GetString()));

        _service.Refuses = true;
        var refused = await client.PostAsJsonAsync("/new/write", Answers, Stop);
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "It exists."), (refused.StatusCode, (await ReadAsync(refused)).GetProperty("error").GetString()));
        Assert.False(_service.IsEnded);

        _service.Refuses = false;
        var written = await ReadAsync(await client.PostAsJsonAsync("/new/write", Answers, Stop));
        Assert.Equal(("/shows/show.yaml", "paintsound run"), (written.GetProperty("file").GetString(), written.GetProperty("next")[0].GetProperty("command").GetString()));
        Assert.Equal([Answers], _service.Written);
        Assert.True(SpinWait.SpinUntil(() => _service.IsEnded, Limit));
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{\"name\": \"a\"}")]
    [InlineData("{\"name\": null, \"library\": \"\", \"brush\": \"\", \"canvas\": \"\", \"music\": \"\", \"live\": \"\"}")]
    public async Task What_are_no_answers_is_refused(string body)
    {
        using var client = await OpenAsync();
        foreach (var path in new[] { "/new/answers", "/new/write" })
        {
            Assert.Equal(HttpStatusCode.BadRequest, (await client.PostAsync(path, new StringContent(body, Encoding.UTF8, "application/json"), Stop)).StatusCode);
        }

        Assert.Empty(_service.Written);
    }

    [Fact]
    public async Task Long_answers_are_refused()
    {
        using var client = await OpenAsync();
        var response = await client.PostAsJsonAsync("/new/write", Answers with { Library = new string('a', 100_000) }, Stop);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
        Assert.Empty(_service.Written);
    }

    [Fact]
    public async Task Another_web_site_writes_nothing()
    {
        using var client = await OpenAsync();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/new/write") { Content = JsonContent.Create(Answers) };
        request.Headers.Add("Origin", "https://example.org");
        Assert.Equal(HttpStatusCode.Forbidden, (await client.SendAsync(request, Stop)).StatusCode);
        Assert.Empty(_service.Written);
    }

    [Fact]
    public async Task In_a_network_only_the_operator_has_access()
    {
        var access = AccessTokens.Load(_tokens);
        using var client = await OpenAsync(access);
        string[] paths = ["/", "/new.html", "/NEW.html", "/new/parts.json", "/New/previews.json", "//new/picture.jpg", "/new/write", "/new/answers", "/new/search"];
        foreach (var (cookie, expected) in new[] { ("paintsound-Artist=wrong", HttpStatusCode.Unauthorized), ($"paintsound-Artist={access.ArtistToken}", HttpStatusCode.Forbidden) })
        {
            foreach (var path in paths)
            {
                using var request = new HttpRequestMessage(HttpMethod.Get, new Uri($"{client.BaseAddress!.GetLeftPart(UriPartial.Authority)}{path}"));
                request.Headers.Add("Cookie", cookie);
                Assert.Equal(expected, (await client.SendAsync(request, Stop)).StatusCode);
            }
        }

        using var allowed = new HttpRequestMessage(HttpMethod.Get, "/new/parts.json");
        allowed.Headers.Add("Cookie", $"paintsound-Operator={access.OperatorToken}");
        Assert.Equal(HttpStatusCode.OK, (await client.SendAsync(allowed, Stop)).StatusCode);
    }

    private static Task<JsonElement> ReadAsync(HttpResponseMessage response) => response.Content.ReadFromJsonAsync<JsonElement>(Stop);

    private async Task<HttpClient> OpenAsync(AccessTokens? access = null)
    {
        TaskCompletionSource<string> opened = new(TaskCreationOptions.RunContinuationsAsynchronously);
        NewShowPageHost host = new(new IPEndPoint(IPAddress.Loopback, 0), access ?? AccessTokens.Open, _service, NullLogger<NewShowPageHost>.Instance, TimeProvider.System);
        _run = host.RunAsync(link => opened.SetResult(link), _end.Token);
        var link = await opened.Task.WaitAsync(Limit, TimeProvider.System, Stop);
        return new HttpClient(new HttpClientHandler { UseCookies = false }) { BaseAddress = new Uri(link.Split('?')[0]), Timeout = Limit };
    }

    private sealed class RefusedException() : PaintSoundException("It exists.");

    private sealed class FakeService : INewShowService
    {
        private volatile bool _isEnded;

        public bool Refuses { get; set; }

        public bool IsEnded => _isEnded;

        public List<NewShowAnswersDto> Written { get; } = [];

        public NewShowPartsDto Parts { get; } = new("/shows", Answers, [], [], [], [], [], []);

        public Task<NewShowPartsDto> SearchAsync(CancellationToken stop) => Task.FromResult(Parts);

        public NewShowDraftDto Choose(NewShowAnswersDto answers) => new(
            "/shows/" + answers.Name, $"# {answers.Canvas}", null, NewShowRemarkDto.None, new NewShowRemarkDto(RemarkKind.Later, "Not yet."), NewShowRemarkDto.None, NewShowRemarkDto.None, NewShowRemarkDto.None, NewShowRemarkDto.None);

        public NewShowPreviewsDto ReadPreviews() => new(new("jack:a:b", -30, -20, "Works, -30 dB.", false), null, new(5, "It is open.", false));

        public byte[]? ReadPicture(long after, out long number)
        {
            number = 5;
            return after == number ? null : [1, 2, 3];
        }

        public NewShowWrittenDto Write(NewShowAnswersDto answers)
        {
            if (Refuses)
            {
                throw new RefusedException();
            }

            Written.Add(answers);
            return new NewShowWrittenDto("/shows/" + answers.Name, "", [new NextStepDto("paintsound run", "starts it")]);
        }

        public void End() => _isEnded = true;
    }
}
