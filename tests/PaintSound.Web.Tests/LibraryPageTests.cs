using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using PaintSound.Media.Tests;
using PaintSound.Web.Library;
using SkiaSharp;

namespace PaintSound.Web.Tests;

public class LibraryPageTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_sound_of_a_work_is_served_in_ranges_and_nothing_else_is()
    {
        await using var fixture = await WebHostFixture.OpenAsync();
        await File.WriteAllBytesAsync(fixture.LibraryFile("tune.wav"), [.. Enumerable.Range(0, 200).Select(i => (byte)i)], Stop);
        await File.WriteAllBytesAsync(fixture.LibraryFile("red.png"), [1, 2, 3], Stop);
        using var client = fixture.CreateClient();
        using HttpRequestMessage request = new(HttpMethod.Get, "/library/works/m1/sound");
        request.Headers.Range = new RangeHeaderValue(100, 102);
        var part = await client.SendAsync(request, Stop);
        Assert.Equal((HttpStatusCode.PartialContent, "audio/wav"), (part.StatusCode, part.Content.Headers.ContentType!.MediaType));
        Assert.Equal([100, 101, 102], await part.Content.ReadAsByteArrayAsync(Stop));
        Assert.DoesNotContain(fixture.LibraryFolder, part.ToString(), StringComparison.Ordinal);

        foreach (var other in new[] { "m2/sound", "p1/sound", "unknown/sound", "tune.wav/sound", "..%2Ftune.wav/sound", "%2Fetc%2Fpasswd/sound", "unknown/picture.jpg" })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync($"/library/works/{other}", Stop)).StatusCode);
        }

        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await client.GetAsync("/library/works/p1/picture.jpg", Stop)).StatusCode);
    }

    [Fact]
    public async Task The_picture_of_music_is_that_in_its_file_and_music_without_one_is_no_error()
    {
        await using var fixture = await WebHostFixture.OpenAsync();
        using SKBitmap bitmap = new(600, 400);
        bitmap.Erase(SKColors.Red);
        using var png = bitmap.Encode(SKEncodedImageFormat.Png, 100);
        await File.WriteAllBytesAsync(fixture.LibraryFile("tune.wav"), MusicWithPicture.Wav(MusicWithPicture.Id3(3, png.ToArray())), Stop);
        using var client = fixture.CreateClient();

        var picture = await client.GetAsync("/library/works/m1/picture.jpg", Stop);
        Assert.Equal((HttpStatusCode.OK, "image/jpeg"), (picture.StatusCode, picture.Content.Headers.ContentType!.MediaType));
        using var shown = SKBitmap.Decode(await picture.Content.ReadAsByteArrayAsync(Stop));
        Assert.Equal((240, 160), (shown.Width, shown.Height));

        // The file of m2 does not exist.
        foreach (var _ in new[] { "read", "kept" })
        {
            var none = await client.GetAsync("/library/works/m2/picture.jpg", Stop);
            Assert.Equal(HttpStatusCode.NoContent, none.StatusCode);
            Assert.Equal("max-age=3600, private", none.Headers.CacheControl!.ToString());
        }
    }

    [Fact]
    public void The_works_are_loaded_when_a_page_first_asks_and_again_after_an_error()
    {
        var calls = 0;
        WorkCatalogue works = new(() => calls++ == 0 ? throw new InvalidOperationException("busy") : [new WorkEntry("a", "A", "own", true, 4, 1, "/a")]);
        Assert.Equal(0, calls);
        Assert.Throws<InvalidOperationException>(() => works.Find("a"));
        Assert.Equal("A", works.Find("a")?.Title);
        Assert.Single(works.Find(new WorkQuery("", "", "", "", 0), new HashSet<string>()).Works);
        Assert.Equal(2, calls);
    }

    [Fact]
    public async Task The_operator_finds_works_and_switches_one_off()
    {
        await using var fixture = await WebHostFixture.OpenAsync();
        using var client = await HubClient.OpenAsync(fixture.Root, "operator");
        Assert.Equal(["m1", "m2", "p1"], Ids(await CallAsync("Works", new WorkQuery("", "", "", "", 0))));
        Assert.Equal(["m1"], Ids(await CallAsync("Works", new WorkQuery("ana etude", "music", "own", "on", 0))));
        await CallAsync("SwitchWorks", new[] { "m1" }, false);
        Assert.Equal(["m1"], fixture.Off);
        Assert.Equal(["m1"], Ids(await CallAsync("Works", new WorkQuery("", "", "", "off", 0))));
        await CallAsync("SwitchWorks", new[] { "m1" }, true);
        Assert.Empty(fixture.Off);
        var refused = await CallAsync("SwitchWorks", new[] { "m1", "/etc/passwd" }, false);
        Assert.Contains("no such work", refused.GetProperty("error").GetString(), StringComparison.Ordinal);
        Assert.Empty(fixture.Off);

        async Task<JsonElement> CallAsync(string method, params object[] values)
        {
            await client.CallAsync(method, method, [.. values.Select(value => value is WorkQuery query ? JsonSerializer.SerializeToElement(query, JsonSerializerOptions.Web) : value)]);
            return await client.NextAsync(message => message.TryGetProperty("invocationId", out var id) && id.GetString() == method);
        }
    }

    [Fact]
    public void A_large_library_comes_in_pages()
    {
        WorkCatalogue works = new(() => Enumerable.Range(0, 5000).Select(i => new WorkEntry($"{i}", $"Work {i}", i % 2 == 0 ? "even" : "odd", i % 5 != 0, 4, 1, $"/{i}")));
        HashSet<string> seen = [];
        for (var from = 0; from < 2500; from += WorkCatalogue.PageLength)
        {
            var page = works.Find(new WorkQuery("", "", "odd", "", from), new HashSet<string>());
            Assert.Equal((2500, 5000), (page.Total, page.All));
            Assert.InRange(page.Works.Count, 1, WorkCatalogue.PageLength);
            Assert.All(page.Works, work => Assert.True(seen.Add(work.Id)));
        }

        Assert.Equal(2500, seen.Count);
        Assert.Equal(["Work 4999"], works.Find(new WorkQuery("4999", "", "", "", 0), new HashSet<string>()).Works.Select(work => work.Title));
        Assert.Empty(works.Find(new WorkQuery("", "", "", "", 9000), new HashSet<string>()).Works);
    }

    private static string[] Ids(JsonElement answer) => [.. answer.GetProperty("result").GetProperty("works").EnumerateArray().Select(work => work.GetProperty("id").GetString()!)];
}
