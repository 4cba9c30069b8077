using System.Buffers.Binary;
using System.Diagnostics;
using System.Net;
using PaintSound.Core.Works;

namespace PaintSound.Web.Tests;

public sealed class OfferedMediaCacheTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("paintsound-shelf-").FullName;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Only_what_was_offered_is_there_and_by_its_id_alone()
    {
        await using var site = await Site.OpenAsync();
        using var visitor = site.Visitor();
        var file = await MakeAsync("one.png", "-f", "lavfi", "-i", "color=red:s=640x480");
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync("/works/p/painting.jpg", Stop)).StatusCode);
        site.Shelf.Offer(new Painting("p", "One", file, "own"));
        var answer = await visitor.GetAsync("/works/p/painting.jpg", Stop);
        Assert.Equal((HttpStatusCode.OK, "image/jpeg"), (answer.StatusCode, answer.Content.Headers.ContentType!.MediaType));
        Assert.Equal((640, 480), Size(await answer.Content.ReadAsByteArrayAsync(Stop)));
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync($"/works/{Uri.EscapeDataString(file)}/painting.jpg", Stop)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync("/works/p/excerpt.wav?start=0", Stop)).StatusCode);
    }

    [Fact]
    public async Task A_painting_that_is_none_is_refused_and_the_next_one_is_shown()
    {
        await using var site = await Site.OpenAsync();
        using var visitor = site.Visitor();
        var text = Path.Combine(_folder, "text.jpg");
        await File.WriteAllTextAsync(text, "This is no painting.", Stop);
        var half = await MakeAsync("half.jpg", "-f", "lavfi", "-i", "testsrc=s=1000x1000");
        await File.WriteAllBytesAsync(half, (await File.ReadAllBytesAsync(half, Stop))[..9000], Stop);
        site.Shelf.Offer(new Painting("text", "Text", text, "own"));
        site.Shelf.Offer(new Painting("half", "Half", half, "own"));
        site.Shelf.Offer(new Painting("gone", "Gone", Path.Combine(_folder, "gone.jpg"), "own"));
        site.Shelf.Offer(new Painting("claims", "Claims to be 60,000 x 60,000", await ClaimAsync(60_000), "own"));
        foreach (var id in new[] { "text", "half", "gone", "claims" })
        {
            var answer = await visitor.GetAsync($"/works/{id}/painting.jpg", Stop);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
            Assert.Empty(await answer.Content.ReadAsByteArrayAsync(Stop));
        }

        // Of each the operator is told once, however often it is asked for.
        await visitor.GetAsync("/works/gone/painting.jpg", Stop);
        Assert.Equal(["Claims to be 60,000 x 60,000", "Gone", "Half", "Text"], site.CacheLogger.Collector.GetSnapshot().Select(logged => logged.Message[..logged.Message.IndexOf(" (own) is missing on the pages: ", StringComparison.Ordinal)]).Order());

        site.Shelf.Offer(new Painting("good", "Good", await MakeAsync("good.png", "-f", "lavfi", "-i", "color=blue:s=64x64"), "own"));
        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync("/works/good/painting.jpg", Stop)).StatusCode);
    }

    [Fact]
    public async Task Two_hundred_megapixels_come_at_the_size_of_a_screen()
    {
        await using var site = await Site.OpenAsync();
        using var visitor = site.Visitor();
        var file = await MakeAsync("huge.jpg", "-f", "lavfi", "-i", "color=green:s=2000x1000", "-vf", "scale=20000:10000:flags=neighbor,format=yuvj420p");
        site.Shelf.Offer(new Painting("huge", "Huge", file, "own"));
        var answer = await visitor.GetAsync("/works/huge/painting.jpg", Stop);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal((1920, 960), Size(await answer.Content.ReadAsByteArrayAsync(Stop)));
    }

    [Fact]
    public async Task An_excerpt_is_four_seconds_of_sound_from_its_place()
    {
        await using var site = await Site.OpenAsync();
        using var visitor = site.Visitor();
        var file = await MakeAsync("work.flac", "-f", "lavfi", "-i", "sine=440:d=9:r=44100");
        var work = new MusicWork("m", "Work", file, "own", 9);
        site.Shelf.Offer(new Excerpt(work, 2.5, -20, 0));
        var wav = await visitor.GetByteArrayAsync("/works/m/excerpt.wav?start=2.5", Stop);
        Assert.Equal(44 + 4 * 48_000 * 4, wav.Length);
        Assert.Equal("RIFF"u8, wav.AsSpan(0, 4));
        Assert.Equal(wav.Length - 8, BinaryPrimitives.ReadInt32LittleEndian(wav.AsSpan(4)));
        var loudest = 0;
        for (var i = 44; i < wav.Length; i += 2)
        {
            loudest = Math.Max(loudest, Math.Abs((int)BinaryPrimitives.ReadInt16LittleEndian(wav.AsSpan(i))));
        }

        Assert.InRange(loudest, 2800, 3000);   // an eighth, for two ears 3 dB less
        // Of a work on offer no other part.
        foreach (var start in new[] { "2", "2.51", "9", "-1", "NaN", "1e99", "x", "" })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync($"/works/m/excerpt.wav?start={start}", Stop)).StatusCode);
        }
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    /// <summary>Width and height of a JPEG, from its frame header.</summary>
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

    /// <summary>A small PNG whose header claims another size.</summary>
    private async Task<string> ClaimAsync(int size)
    {
        var file = await MakeAsync("claims.png", "-f", "lavfi", "-i", "color=red:s=8x8");
        var bytes = await File.ReadAllBytesAsync(file, Stop);
        BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(16), size);
        BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(20), size);
        await File.WriteAllBytesAsync(file, bytes, Stop);
        return file;
    }

    private async Task<string> MakeAsync(string name, params string[] from)
    {
        var file = Path.Combine(_folder, name);
        string[] one = name.EndsWith("flac", StringComparison.Ordinal) ? [] : ["-frames:v", "1"];
        using var process = Process.Start("ffmpeg", ["-v", "error", "-y", .. from, .. one, file]);
        await process.WaitForExitAsync(Stop).WaitAsync(TimeSpan.FromSeconds(60), TimeProvider.System, Stop);
        Assert.Equal(0, process.ExitCode);
        return file;
    }
}
