using System.Buffers.Binary;
using System.Diagnostics;
using System.Net;
using PaintSound.Core.Works;

namespace PaintSound.Web.Tests;

public sealed class OfferedMediaCacheTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("paintsound-media-").FullName;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Serves_only_offered_works_by_id()
    {
        await using var fixture = await WebHostFixture.OpenAsync();
        using var client = fixture.CreateClient();
        var file = await CreateFileAsync("one.png", "-f", "lavfi", "-i", "color=red:s=640x480");
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync("/works/p/painting.jpg", Stop)).StatusCode);
        fixture.MediaCache.Offer(new Painting("p", "One", file, "own"));
        var response = await client.GetAsync("/works/p/painting.jpg", Stop);
        Assert.Equal((HttpStatusCode.OK, "image/jpeg"), (response.StatusCode, response.Content.Headers.ContentType!.MediaType));
        Assert.Equal((640, 480), Size(await response.Content.ReadAsByteArrayAsync(Stop)));
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync($"/works/{Uri.EscapeDataString(file)}/painting.jpg", Stop)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync("/works/p/excerpt.wav?start=0", Stop)).StatusCode);
    }

    [Fact]
    public async Task Rejects_broken_paintings_and_serves_others()
    {
        await using var fixture = await WebHostFixture.OpenAsync();
        using var client = fixture.CreateClient();
        var text = Path.Combine(_folder, "text.jpg");
        await File.WriteAllTextAsync(text, "This is no painting.", Stop);
        var half = await CreateFileAsync("half.jpg", "-f", "lavfi", "-i", "testsrc=s=1000x1000");
        await File.WriteAllBytesAsync(half, (await File.ReadAllBytesAsync(half, Stop))[..9000], Stop);
        fixture.MediaCache.Offer(new Painting("text", "Text", text, "own"));
        fixture.MediaCache.Offer(new Painting("half", "Half", half, "own"));
        fixture.MediaCache.Offer(new Painting("gone", "Gone", Path.Combine(_folder, "gone.jpg"), "own"));
        fixture.MediaCache.Offer(new Painting("claims", "Claims to be 60,000 x 60,000", await CreateFalsePngAsync(60_000), "own"));
        foreach (var id in new[] { "text", "gone", "claims" })
        {
            var response = await client.GetAsync($"/works/{id}/painting.jpg", Stop);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
            Assert.Empty(await response.Content.ReadAsByteArrayAsync(Stop));
        }

        // A JPEG that was cut off is shown as far as it goes.
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/works/half/painting.jpg", Stop)).StatusCode);

        // Each broken painting is logged once, even if it is requested several times.
        await client.GetAsync("/works/gone/painting.jpg", Stop);
        Assert.Equal(["Claims to be 60,000 x 60,000", "Gone", "Text"], fixture.CacheLogger.Collector.GetSnapshot().Select(logged => logged.Message[..logged.Message.IndexOf(" (own) is missing on the pages: ", StringComparison.Ordinal)]).Order());

        fixture.MediaCache.Offer(new Painting("good", "Good", await CreateFileAsync("good.png", "-f", "lavfi", "-i", "color=blue:s=64x64"), "own"));
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/works/good/painting.jpg", Stop)).StatusCode);
    }

    [Fact]
    public async Task Scales_200_megapixels_to_screen_size()
    {
        await using var fixture = await WebHostFixture.OpenAsync();
        using var client = fixture.CreateClient();
        var file = await CreateFileAsync("huge.jpg", "-f", "lavfi", "-i", "color=green:s=2000x1000", "-vf", "scale=20000:10000:flags=neighbor,format=yuvj420p");
        fixture.MediaCache.Offer(new Painting("huge", "Huge", file, "own"));
        var response = await client.GetAsync("/works/huge/painting.jpg", Stop);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal((1920, 960), Size(await response.Content.ReadAsByteArrayAsync(Stop)));
    }

    [Fact]
    public async Task Serves_an_excerpt_of_four_seconds_from_its_start()
    {
        await using var fixture = await WebHostFixture.OpenAsync();
        using var client = fixture.CreateClient();
        var file = await CreateFileAsync("work.flac", "-f", "lavfi", "-i", "sine=440:d=9:r=44100");
        var work = new MusicWork("m", "Work", file, "own", 9);
        fixture.MediaCache.Offer(new Excerpt(work, 2.5, -20, 0));
        var wav = await client.GetByteArrayAsync("/works/m/excerpt.wav?start=2.5", Stop);
        Assert.Equal(44 + 4 * 48_000 * 4, wav.Length);
        Assert.Equal("RIFF"u8, wav.AsSpan(0, 4));
        Assert.Equal(wav.Length - 8, BinaryPrimitives.ReadInt32LittleEndian(wav.AsSpan(4)));
        var loudest = 0;
        for (var i = 44; i < wav.Length; i += 2)
        {
            loudest = Math.Max(loudest, Math.Abs((int)BinaryPrimitives.ReadInt16LittleEndian(wav.AsSpan(i))));
        }

        Assert.InRange(loudest, 4000, 4100);   // an eighth of full scale, on both sides
        // Other parts of an offered work are not served.
        foreach (var start in new[] { "2", "2.51", "9", "-1", "NaN", "1e99", "x", "" })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync($"/works/m/excerpt.wav?start={start}", Stop)).StatusCode);
        }
    }

    [Fact]
    public async Task Serves_the_cover_of_offered_music_and_no_content_without_one()
    {
        await using var fixture = await WebHostFixture.OpenAsync();
        using var client = fixture.CreateClient();
        Directory.CreateDirectory(Path.Combine(_folder, "album"));
        var track = await CreateFileAsync("album/track.flac", "-f", "lavfi", "-i", "sine=440:d=5:r=44100");
        await CreateFileAsync("album/cover.png", "-f", "lavfi", "-i", "color=red:s=1280x1000");
        var single = await CreateFileAsync("single.flac", "-f", "lavfi", "-i", "sine=440:d=5:r=44100");
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync("/works/track/cover.jpg", Stop)).StatusCode);
        fixture.MediaCache.Offer(new Excerpt(new MusicWork("track", "Track", track, "own", 5), 0, -20, 0));
        fixture.MediaCache.Offer(new Excerpt(new MusicWork("single", "Single", single, "own", 5), 0, -20, 0));
        fixture.MediaCache.Offer(new Excerpt(new MusicWork("gone", "Gone", Path.Combine(_folder, "gone.flac"), "own", 5), 0, -20, 0));
        var response = await client.GetAsync("/works/track/cover.jpg", Stop);
        Assert.Equal((HttpStatusCode.OK, "image/jpeg"), (response.StatusCode, response.Content.Headers.ContentType!.MediaType));
        Assert.Equal((640, 500), Size(await response.Content.ReadAsByteArrayAsync(Stop)));
        Assert.Equal(HttpStatusCode.NoContent, (await client.GetAsync("/works/single/cover.jpg", Stop)).StatusCode);

        // The folder of the file that is gone is that of the single.
        Assert.Equal(HttpStatusCode.NoContent, (await client.GetAsync("/works/gone/cover.jpg", Stop)).StatusCode);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    /// <summary>Reads width and height of a JPEG from its frame header.</summary>
    private static (int Width, int Height) Size(byte[] jpeg)
    {
        for (var i = 2; i < jpeg.Length;)
        {
            if (jpeg[i + 1] is 0xC0 or 0xC2)
            {
                return (BinaryPrimitives.ReadUInt16BigEndian(jpeg.AsSpan(i + 7)), BinaryPrimitives.ReadUInt16BigEndian(jpeg.AsSpan(i + 5)));
            }

            i += 2 + BinaryPrimitives.ReadUInt16BigEndian(jpeg.AsSpan(i + 2));
        }

        throw new InvalidOperationException("No JPEG.");
    }

    /// <summary>Creates a small PNG whose header claims another size.</summary>
    private async Task<string> CreateFalsePngAsync(int size)
    {
        var file = await CreateFileAsync("claims.png", "-f", "lavfi", "-i", "color=red:s=8x8");
        var bytes = await File.ReadAllBytesAsync(file, Stop);
        BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(16), size);
        BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(20), size);
        await File.WriteAllBytesAsync(file, bytes, Stop);
        return file;
    }

    private async Task<string> CreateFileAsync(string name, params string[] from)
    {
        var file = Path.Combine(_folder, name);
        string[] one = name.EndsWith("flac", StringComparison.Ordinal) ? [] : ["-frames:v", "1"];
        using var process = Process.Start("ffmpeg", ["-v", "error", "-y", .. from, .. one, file]);
        await process.WaitForExitAsync(Stop).WaitAsync(TimeSpan.FromSeconds(180), TimeProvider.System, Stop);
        Assert.Equal(0, process.ExitCode);
        return file;
    }
}
