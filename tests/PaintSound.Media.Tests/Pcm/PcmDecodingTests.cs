using PaintSound.Media.Decoding;

namespace PaintSound.Media.Tests.Pcm;

/// <summary>Compares what PaintSound reads of WAV and AIFF files with what ffprobe and ffmpeg read.</summary>
public class PcmDecodingTests(MediaFixture media)
{
    // Sums of 32-bit floats that are added in another order; full scale is 1.
    private const float SampleTolerance = 2e-6f;

    // ffmpeg counts blocks in steps of 0.01 LU; rounding can move a block by one step.
    private const double LoudnessTolerance = 0.01;

    private static readonly string[] Sources =
        ["-f", "lavfi", "-i", "aevalsrc=0.4*sin(2*PI*(200+900*t)*t)+0.2*random(0)|0.3*sin(2*PI*330*t)*exp(-2*t)+0.1*random(1):s=48000:d=2.7183"];

    public static TheoryData<string, string[]> Kinds => new()
    {
        { "u8.wav", ["-c:a", "pcm_u8"] },
        { "s16.wav", ["-c:a", "pcm_s16le"] },
        { "s24.wav", ["-c:a", "pcm_s24le"] },
        { "s32.wav", ["-c:a", "pcm_s32le"] },
        { "f32.wav", ["-c:a", "pcm_f32le"] },
        { "f64.wav", ["-c:a", "pcm_f64le"] },
        { "mono.wav", ["-ac", "1"] },
        { "rf64.wav", ["-rf64", "always"] },
        { "tags.wav", ["-metadata", "title=Rain on tin", "-metadata", "artist=Åsa", "-metadata", "album=Weather", "-metadata", "date=2019-05-01"] },
        { "bext.wav", ["-write_bext", "1", "-metadata", "origination_date=2011-02-03", "-metadata", "description=field"] },
        { "s16.aiff", [] },
        { "s24.aiff", ["-c:a", "pcm_s24be"] },
        { "s32.aif", ["-c:a", "pcm_s32be"] },
        { "s8.aiff", ["-c:a", "pcm_s8"] },
        { "sowt.aiff", ["-c:a", "pcm_s16le"] },
        { "f32.aiff", ["-c:a", "pcm_f32be"] },
        { "f64.aiff", ["-c:a", "pcm_f64be"] },
        { "mono.aifc", ["-ac", "1", "-f", "aiff"] },
        { "title.aiff", ["-metadata", "title=A piece"] },
    };

    public static TheoryData<int> Rates => [8_000, 12_000, 16_000, 22_050, 24_000, 32_000, 37_800, 44_100, 48_000, 64_000, 88_200, 96_000, 176_400, 192_000];

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Reads_every_kind_as_ffmpeg_does(string name, string[] options) => await CompareAsync(media.Make(name, [.. Sources, .. options]));

    [Theory]
    [MemberData(nameof(Rates))]
    public async Task Converts_every_rate_as_ffmpeg_does(int rate)
    {
        await CompareAsync(media.Make($"stereo-{rate}.wav", [.. Sources, "-ar", $"{rate}", "-c:a", "pcm_s24le"]));
        await CompareAsync(media.Make($"mono-{rate}.wav", [.. Sources, "-ac", "1", "-ar", $"{rate}"]));
    }

    // Lengths that end in any phase of the filter.
    [Fact]
    public async Task Ends_as_ffmpeg_does()
    {
        for (var samples = 2_700; samples < 2_712; samples += 3)
        {
            await CompareAsync(media.Make($"end-{samples}.wav", [.. Sources, "-ar", "44100", "-af", $"atrim=end_sample={samples}"]));
        }
    }

    [Fact]
    public async Task Mixes_channels_that_cancel_each_other_as_ffmpegs_are_mixed()
    {
        await CompareAsync(media.Make("cancelled.wav", "-f", "lavfi", "-i", "aevalsrc=0.4*sin(440*2*PI*t)|-0.4*sin(440*2*PI*t):s=44100:d=3"));
        await CompareAsync(media.Make("one-side.wav", "-f", "lavfi", "-i", "aevalsrc=0.4*sin(440*2*PI*t)|0:s=44100:d=3"));
    }

    [Fact]
    public async Task Short_and_silent_sounds_have_no_loudness()
    {
        Assert.Null((await CompareAsync(media.Make("short.wav", [.. Sources, "-t", "0.3"]))).LoudnessLufs);
        Assert.Null((await CompareAsync(media.Make("silence.wav", "-f", "lavfi", "-i", "anullsrc=r=48000:d=2"))).LoudnessLufs);
    }

    [Fact]
    public async Task Reads_long_files_block_by_block() => await CompareAsync(media.Make("long.wav", [.. Sources, "-af", "aloop=20:size=100000", "-t", "40"]));

    [Fact]
    public async Task A_chunk_of_odd_length_and_chunks_after_the_sound_change_nothing()
    {
        var wav = await File.ReadAllBytesAsync(media.Make("plain.wav", [.. Sources, "-bitexact"]), TestContext.Current.CancellationToken);
        byte[] odd = [.. "junk"u8, 3, 0, 0, 0, 1, 2, 3, 0];
        byte[] list = [.. "LIST"u8, 20, 0, 0, 0, .. "INFOINAM"u8, 7, 0, 0, 0, .. "Thunder"u8, 0];
        await CompareAsync(media.Write("odd.wav", [.. wav[..12], .. odd, .. wav[12..]]));
        await CompareAsync(media.Write("after.wav", [.. wav, .. odd, .. list]));
    }

    [Theory]
    [InlineData("six.wav", "-ac", "6")]
    [InlineData("adpcm.wav", "-c:a", "adpcm_ms")]
    [InlineData("alaw.wav", "-c:a", "pcm_alaw")]
    [InlineData("odd-rate.wav", "-ar", "44056")]
    [InlineData("uneven-rate.wav", "-ar", "11025")]
    [InlineData("id3.aiff", "-write_id3v2", "1", "-metadata", "artist=Somebody")]
    [InlineData("tiny.wav", "-t", "0.01")]
    [InlineData("piped.wav", "-c:a", "pcm_s16le")]
    public async Task Leaves_other_kinds_to_ffmpeg(string name, params string[] options)
    {
        var file = media.Make(name, [.. Sources, .. options]);
        if (name == "piped.wav")
        {
            var bytes = await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken);
            bytes.AsSpan(bytes.AsSpan().IndexOf("data"u8) + 4, 4).Fill(0xFF);
            await File.WriteAllBytesAsync(file, bytes, TestContext.Current.CancellationToken);
        }

        Assert.Null((await media.Decoder.InspectAsync(file, TestContext.Current.CancellationToken)).Pcm);
    }

    [Theory]
    [InlineData(0.5)]
    [InlineData(0.999)]
    public async Task A_file_that_was_cut_off_is_for_ffmpeg(double share)
    {
        var wav = await File.ReadAllBytesAsync(media.Make("whole.wav", Sources), TestContext.Current.CancellationToken);
        var aiff = await File.ReadAllBytesAsync(media.Make("whole.aiff", Sources), TestContext.Current.CancellationToken);
        Assert.Null(PcmContent.Find(media.Write("cut.wav", wav[..(int)(share * wav.Length)])));
        Assert.Null(PcmContent.Find(media.Write("cut.aiff", aiff[..(int)(share * aiff.Length)])));
    }

    private async Task<DecodedMusic> CompareAsync(string file)
    {
        var stop = TestContext.Current.CancellationToken;
        var content = await media.Decoder.InspectAsync(file, stop);
        Assert.NotNull(content.Pcm);
        var ownContent = content with { Pcm = null };
        var probed = await media.ProbeWithFfmpegAsync(file);
        Assert.Equal(probed, ownContent with { DurationSeconds = probed.DurationSeconds });
        Assert.Equal(probed.DurationSeconds, content.DurationSeconds, 2e-6);

        List<float> own = [], expected = [];
        var ownMusic = await media.Decoder.DecodeMusicAsync(file, content, (samples, _) => own.AddRange(samples), stop);
        var music = await media.Decoder.DecodeMusicAsync(file, ownContent, (samples, _) => expected.AddRange(samples), stop);
        Assert.Equal(expected.Count, own.Count);
        var difference = expected.Zip(own, (a, b) => Math.Abs(a - b)).Max();
        Assert.True(difference <= SampleTolerance, $"{Path.GetFileName(file)} differs by {difference}.");
        Assert.Equal(music.LoudnessLufs is null, ownMusic.LoudnessLufs is null);
        Assert.Equal(music.LoudnessLufs ?? 0, ownMusic.LoudnessLufs ?? 0, LoudnessTolerance);
        Assert.Null(music.Damage);
        Assert.Null(ownMusic.Damage);
        return ownMusic;
    }
}
