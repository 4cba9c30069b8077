using System.Buffers.Binary;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using PaintSound.Core.Control;
using PaintSound.Web.Authentication;

namespace PaintSound.Web.Tests;

public sealed class MapPageTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("paintsound-web-").FullName;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task The_points_are_numbers_of_few_bytes_that_a_browser_keeps()
    {
        await using var fixture = await WebHostFixture.OpenAsync();
        using var client = fixture.CreateClient();
        var answer = await client.GetAsync("/library/map/points", Stop);
        var bytes = await answer.Content.ReadAsByteArrayAsync(Stop);
        Assert.Equal([0x50, 0x53, 0x4D, 0x31], bytes[..4]);
        Assert.Equal([4u, 1u, 3u], Enumerable.Range(1, 3).Select(i => BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(4 * i))));
        const int Points = 5;
        Assert.Equal(16 + (Points * (4 + 4 + 2 + 2 + 1 + 1)), bytes.Length);
        Assert.Equal([0u, 0u, 0u, 1u, 2u], Enumerable.Range(0, Points).Select(i => BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(16 + (4 * i)))));
        Assert.Equal([0f, 4f, 8f, 0f, 0f], Enumerable.Range(0, Points).Select(i => BinaryPrimitives.ReadSingleLittleEndian(bytes.AsSpan(36 + (4 * i)))));

        // The longer side fills the map; the other one keeps its proportion in the middle. The third point has no place.
        Assert.Equal([0, 65534, 65535, 13106, 32767], ReadShorts(56));
        Assert.Equal([16383, 49150, 65535, 16383, 49150], ReadShorts(66));
        Assert.Equal([170, 0, 127, 170], bytes[76..80]);

        using HttpRequestMessage again = new(HttpMethod.Get, "/library/map/points");
        again.Headers.IfNoneMatch.Add(answer.Headers.ETag!);
        Assert.Equal(HttpStatusCode.NotModified, (await client.SendAsync(again, Stop)).StatusCode);
        again.Dispose();
        using HttpRequestMessage other = new(HttpMethod.Get, "/library/map/points");
        other.Headers.IfNoneMatch.Add(new EntityTagHeaderValue("\"other\""));
        Assert.Equal(HttpStatusCode.OK, (await client.SendAsync(other, Stop)).StatusCode);

        var works = JsonSerializer.Deserialize<JsonElement>(await client.GetStringAsync("/library/map/works", Stop));
        Assert.Equal(["m1 Étude own True", "m2 gone others True", "p1 red own False"], works.EnumerateArray().Select(work =>
            $"{work.GetProperty("id").GetString()} {work.GetProperty("title").GetString()} {work.GetProperty("collection").GetString()} {work.GetProperty("isMusic").GetBoolean()}"));

        int[] ReadShorts(int at) => [.. Enumerable.Range(0, Points).Select(i => (int)BinaryPrimitives.ReadUInt16LittleEndian(bytes.AsSpan(at + (2 * i))))];
    }

    [Fact]
    public async Task What_passed_the_gate_is_listed_only_while_a_page_asks()
    {
        FakeTimeProvider time = new();
        await using var fixture = await WebHostFixture.OpenAsync();
        var gate = fixture.Gate;
        Assert.False(gate.IsWatched);
        using var client = fixture.CreateClient();
        Assert.Equal(HttpStatusCode.NoContent, (await client.GetAsync("/library/map/gate", Stop)).StatusCode);
        Assert.True(gate.IsWatched);
        gate.Set([0, 3]);
        var answer = await client.GetAsync("/library/map/gate?after=0", Stop);
        Assert.Equal(("1", HttpStatusCode.OK), (answer.Headers.GetValues("X-Gate").Single(), answer.StatusCode));
        Assert.Equal([0b1001], await answer.Content.ReadAsByteArrayAsync(Stop));
        Assert.Equal(HttpStatusCode.NoContent, (await client.GetAsync("/library/map/gate?after=1", Stop)).StatusCode);
        gate.Set([2]);
        Assert.Equal([0b100], await client.GetByteArrayAsync("/library/map/gate?after=1", Stop));

        Core.Choosing.GateWatch watch = new(time);
        Assert.Null(watch.Ask());
        time.Advance(TimeSpan.FromSeconds(2.9));
        Assert.True(watch.IsWatched);
        time.Advance(TimeSpan.FromSeconds(0.2));
        Assert.False(watch.IsWatched);
    }

    [Fact]
    public async Task What_passes_the_filters_is_a_bit_for_each_excerpt_and_nothing_if_all_pass()
    {
        await using var fixture = await WebHostFixture.OpenAsync();
        using var client = fixture.CreateClient();
        Assert.Equal(HttpStatusCode.NoContent, (await client.GetAsync("/library/map/filter", Stop)).StatusCode);
        fixture.Control.Set(FilterControls.Unheard, 60);
        Assert.Equal(HttpStatusCode.NoContent, (await client.GetAsync("/library/map/filter", Stop)).StatusCode);
        fixture.Control.Set(FilterControls.Onsets.Minimum, 16);
        Assert.Equal([0b100], await client.GetByteArrayAsync("/library/map/filter", Stop));
        fixture.Control.Set(FilterControls.Onsets.Minimum, 0);
        fixture.Control.Set(FilterControls.Loudness.Minimum, -30);
        Assert.Equal([0b1101], await client.GetByteArrayAsync("/library/map/filter", Stop));
    }

    [Fact]
    public async Task Excerpts_like_one_are_found_other_works_first()
    {
        await using var fixture = await WebHostFixture.OpenAsync();
        using var client = await HubClient.OpenAsync(fixture.Root, "operator");
        Assert.Equal([0, 4, 8], (await CallAsync(client, "Excerpts", "m1")).GetProperty("result").EnumerateArray().Select(start => start.GetDouble()));
        var found = (await CallAsync(client, "Similar", "m1", 0.4)).GetProperty("result").EnumerateArray().ToArray();
        Assert.Equal(["m2 0 False", "m1 4 True", "m1 8 True"], found.Select(item => $"{item.GetProperty("id").GetString()} {item.GetProperty("start").GetDouble()} {item.GetProperty("isSameWork").GetBoolean()}"));

        // 0.7 of the difference in rhythm; rate, timbre and centroid are equal.
        Assert.Equal(0.07, found[0].GetProperty("distance").GetDouble(), 0.001);
        Assert.Contains("no such excerpt", (await CallAsync(client, "Similar", "p1", 0)).GetProperty("error").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Works_are_collected_and_a_wrong_name_or_work_changes_nothing()
    {
        await using var fixture = await WebHostFixture.OpenAsync();
        using var client = await HubClient.OpenAsync(fixture.Root, "operator");
        await CallAsync(client, "Collect", new[] { "m1", "p1" }, "Evening");
        Assert.Equal(["m1 Evening", "p1 Evening"], fixture.Collected.Select(work => $"{work.Key} {work.Value}"));
        await CallAsync(client, "Collect", new[] { "m1" }, null!);
        Assert.Null(fixture.Collected["m1"]);
        foreach (var (ids, name) in new[] { (new[] { "m1" }, ""), (["m1"], " Evening"), (["m1"], "a\nb"), (["m1"], new string('a', 61)), (["m1", "/etc/passwd"], "Evening") })
        {
            Assert.True((await CallAsync(client, "Collect", ids, name)).TryGetProperty("error", out _), name);
        }

        Assert.Null(fixture.Collected["m1"]);
        Assert.Equal(2, fixture.Collected.Count);

        // As many works as a lasso can send at once.
        var many = Enumerable.Repeat("m1", 3000).ToArray();
        await CallAsync(client, "Collect", many, "Evening");
        Assert.Equal("Evening", fixture.Collected["m1"]);
    }

    [Fact]
    public async Task Artists_get_no_map()
    {
        var access = AccessTokens.Load(Path.Combine(_folder, "tokens"));
        await using var fixture = await WebHostFixture.OpenAsync(access);
        using var artist = fixture.CreateClient(access.ArtistToken);
        using var asOperator = fixture.CreateClient(access.OperatorToken);
        foreach (var path in new[] { "/library/map/points", "/library/map/works", "/library/map/gate" })
        {
            Assert.Equal(HttpStatusCode.Forbidden, (await artist.GetAsync(path, Stop)).StatusCode);
            Assert.True((await asOperator.GetAsync(path, Stop)).IsSuccessStatusCode);
        }
    }

    private static async Task<JsonElement> CallAsync(HubClient client, string method, params object[] values)
    {
        var id = Guid.NewGuid().ToString();
        await client.CallAsync(id, method, values);
        return await client.NextAsync(message => message.TryGetProperty("invocationId", out var own) && own.GetString() == id && message.GetProperty("type").GetInt32() == 3);
    }
}
