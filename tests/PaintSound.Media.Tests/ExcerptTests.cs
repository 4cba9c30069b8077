using PaintSound.Media.Decoding;

namespace PaintSound.Media.Tests;

/// <summary>An excerpt equals the same stretch of the whole file, in every format.</summary>
public class ExcerptTests(MediaFixture media)
{
    private const int Rate = ExcerptReader.SampleRate * ExcerptReader.Channels;
    private const int Seconds = 36;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("x.wav")]
    [InlineData("x24.wav", "-c:a", "pcm_s24le", "-ar", "96000")]
    [InlineData("xf.wav", "-c:a", "pcm_f32le")]
    [InlineData("x64.wav", "-c:a", "pcm_f64le", "-ar", "22050")]
    [InlineData("rf64.wav", "-rf64", "always")]
    [InlineData("x.w64")]
    [InlineData("x.aiff")]
    [InlineData("x.caf")]
    [InlineData("x.au")]
    [InlineData("adpcm.wav", "-c:a", "adpcm_ima_wav")]
    [InlineData("x.flac")]
    [InlineData("x.wv")]
    [InlineData("x.tta")]
    [InlineData("alac.m4a", "-c:a", "alac")]
    [InlineData("alac.caf", "-c:a", "alac")]
    [InlineData("cbr.mp3", "-b:a", "128k")]
    [InlineData("vbr.mp3", "-q:a", "5")]
    [InlineData("no-xing.mp3", "-q:a", "5", "-write_xing", "0")]
    [InlineData("x.mp2")]
    [InlineData("aac.m4a", "-c:a", "aac")]
    [InlineData("x.aac")]
    [InlineData("x.opus")]
    [InlineData("x.ogg", "-c:a", "libvorbis")]
    [InlineData("flac.ogg", "-c:a", "flac")]
    [InlineData("opus.webm", "-c:a", "libopus")]
    [InlineData("vorbis.mka", "-c:a", "libvorbis")]
    [InlineData("flac.mka", "-c:a", "flac")]
    [InlineData("x.wma")]
    [InlineData("x.ac3")]
    public Task Equals_the_same_stretch_of_the_whole_file(string name, params string[] output) => AssertExcerptsAsync(media.TimeTone(name, Seconds, output));

    [Theory]
    [InlineData("x.mp3", "-q:a", "5")]
    [InlineData("x.ogg", "-c:a", "libvorbis")]
    [InlineData("x.opus")]
    [InlineData("x.flac")]
    public async Task Also_if_the_file_is_joined_from_two_or_damaged_in_the_middle(string name, params string[] output)
    {
        byte[] first = await File.ReadAllBytesAsync(media.TimeTone("first-" + name, 12, output), Stop),
            second = await File.ReadAllBytesAsync(media.TimeTone("second-" + name, 36, [.. output, "-ac", "1"]), Stop);
        await AssertExcerptsAsync(media.Write("joined-" + name, [.. first, .. second]));
        await AssertExcerptsAsync(media.Write("damaged-" + name, [.. second[..(second.Length / 3)], .. new byte[3000], .. second[(second.Length / 3)..]]));
        await AssertExcerptsAsync(media.Write("cut-" + name, second[..(second.Length * 19 / 20)]));
    }

    [Fact]
    public async Task Also_after_an_edit_list()
    {
        var whole = media.TimeTone("whole.m4a", Seconds, "-c:a", "aac");
        await AssertExcerptsAsync(media.Make("edited.m4a", "-ss", "3.21", "-i", whole, "-c", "copy"));
    }

    // Silence is the same at every place: it neither proves a seek wrong nor right.
    [Fact]
    public async Task Silence_says_nothing_about_a_seek()
    {
        var file = media.Make("pause.flac", "-f", "lavfi", "-i", "aevalsrc='if(between(t,20,31),0,0.3*sin(40*t*t))':s=44100:d=40");
        SeekTrust seeks = new(freeSeconds: 10);
        ExcerptReader reader = new(media.Ffmpeg, TimeProvider.System, seeks);
        Assert.DoesNotContain(await ReadAsync(reader, file, 25, 4), sample => Math.Abs(sample) > 1e-4f);
        Assert.Equal(SeekVerdict.Unknown, seeks.Judge(file, 15));
        await ReadAsync(reader, file, 35, 4);
        Assert.Equal(SeekVerdict.Exact, seeks.Judge(file, 15));
        Assert.DoesNotContain(await ReadAsync(reader, file, 25, 4), sample => Math.Abs(sample) > 1e-4f);
        Assert.Equal(SeekVerdict.Exact, seeks.Judge(file, 15));
    }

    [Fact]
    public async Task Ends_where_the_file_ends_and_names_a_time_after_it()
    {
        var file = media.TimeTone("end.flac", 10);
        ExcerptReader reader = new(media.Ffmpeg, TimeProvider.System);
        Assert.Equal(2 * Rate, (await ReadAsync(reader, file, 8, 4)).Length);
        var error = await Assert.ThrowsAsync<MediaException>(() => ReadAsync(reader, file, 11, 4));
        Assert.Contains(file, error.Message);
        Assert.Contains("no sound at 11 s", error.Message);
    }

    private async Task AssertExcerptsAsync(string file)
    {
        ExcerptReader reader = new(media.Ffmpeg, TimeProvider.System, new SeekTrust(freeSeconds: 10));
        var whole = await ReadAsync(reader, file, 0, Seconds + 10);

        var worst = 0f;

        // The second reading of a late excerpt can use a seek; a later one tries again.
        foreach (var start in new[] { 24.2, 24.2, 29.88 })
        {
            var excerpt = await ReadAsync(reader, file, start, 4);
            var expected = whole.AsSpan((int)Math.Round(start * ExcerptReader.SampleRate) * ExcerptReader.Channels);
            Assert.Equal(Math.Min(expected.Length, 4 * Rate), excerpt.Length);
            var difference = excerpt.Zip(expected[..excerpt.Length].ToArray(), (got, wanted) => Math.Abs(got - wanted)).Max();
            Assert.True(difference < 1e-3, $"{Path.GetFileName(file)} at {start} s differs by {difference}");
            worst = Math.Max(worst, difference);
        }

        // The figures of docs/library.md.
        TestContext.Current.TestOutputHelper!.WriteLine(FormattableString.Invariant($"{Path.GetFileName(file)}: {worst}"));
    }

    private static async Task<float[]> ReadAsync(ExcerptReader reader, string file, double start, double seconds)
    {
        List<float> samples = [];
        await reader.ReadAsync(file, start, seconds, samples.AddRange, Stop);
        return [.. samples];
    }
}
