using System.Text;
using PaintSound.Core.Sources;
using PaintSound.Media.Decoding;

namespace PaintSound.Media.Tests;

public class SoundDecodingTests(MediaFixture media)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("d.wav")]
    [InlineData("d.flac")]
    [InlineData("d.mp3")]
    [InlineData("d.ogg")]
    [InlineData("d.m4a")]
    [InlineData("d8.wav", "-c:a", "pcm_u8")]
    [InlineData("d96.wav", "-ar", "96000", "-c:a", "pcm_s24le")]
    [InlineData("d51.flac", "-ac", "6")]
    public async Task Every_format_decodes_to_the_same_sine_at_16_kHz(string name, params string[] output)
    {
        var sound = await DecodeAsync(media.Sine(name, 2, output));
        Assert.InRange(sound.Count, 31_500, 34_500);
        float[] middle = [.. sound.Skip(8000).Take(16_000)];
        // 1000 Hz in 16,000 samples crosses zero upwards 1000 times.
        var crossings = middle.Zip(middle.Skip(1)).Count(pair => pair.First < 0 && pair.Second >= 0);
        Assert.InRange(crossings, 998, 1002);
        Assert.InRange(middle.Max(), 0.15f, 0.56f);
    }

    [Fact]
    public async Task Decodes_silence_and_one_second_of_sound()
    {
        var silence = await DecodeAsync(media.Make("silence.flac", "-f", "lavfi", "-i", "anullsrc=d=5"));
        Assert.InRange(silence.Count, 79_900, 80_100);
        Assert.All(silence, sample => Assert.Equal(0, sample));
        Assert.InRange((await DecodeAsync(media.Sine("one.wav", 1))).Count, 15_990, 16_010);
    }

    [Fact]
    public async Task A_truncated_mp3_decodes_to_its_remaining_sound()
    {
        var whole = await File.ReadAllBytesAsync(media.Sine("whole.mp3", 10), Stop);
        var sound = await DecodeAsync(media.Write("truncated.mp3", whole[..(whole.Length / 2)]));
        Assert.InRange(sound.Count, 70_000, 90_000);
    }

    [Theory]
    [InlineData("cut.wav")]
    [InlineData("cut.aiff")]
    [InlineData("cut.caf")]
    [InlineData("cut.w64")]
    [InlineData("cut.flac")]
    [InlineData("cut.wv")]
    [InlineData("cut.mka", "-c:a", "libvorbis")]
    public async Task A_file_that_was_cut_off_is_read_as_far_as_it_goes_and_named(string name, params string[] output)
    {
        var whole = await File.ReadAllBytesAsync(media.TimeTone("whole-" + name, 10, output), Stop);
        var samples = 0;
        var cut = media.Write(name, whole[..(whole.Length * 7 / 10)]);
        var music = await DecodeMusicAsync(cut, (block, _) => samples += block.Length);
        Assert.InRange(samples, 80_000, 120_000);
        Assert.Contains($"{cut} is damaged or incomplete.", music.Damage, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("hurt.flac")]
    [InlineData("hurt.mp3", "-q:a", "4")]
    [InlineData("hurt.m4a")]
    public async Task A_file_that_is_damaged_in_the_middle_is_read_and_named(string name, params string[] output)
    {
        var bytes = await File.ReadAllBytesAsync(media.TimeTone("healthy-" + name, 10, output), Stop);
        new Random(3).NextBytes(bytes.AsSpan(bytes.Length / 2, bytes.Length / 20));
        var samples = 0;
        var music = await DecodeMusicAsync(media.Write(name, bytes), (block, _) => samples += block.Length);
        Assert.InRange(samples, 130_000, 165_000);
        Assert.NotNull(music.Damage);
    }

    [Fact]
    public async Task Reports_files_without_sound_with_the_reason()
    {
        var m4a = await File.ReadAllBytesAsync(media.Sine("whole.m4a", 2), Stop);
        await AssertFailsAsync(media.Write("cut.m4a", m4a[..(m4a.Length / 2)]), "cut off");
        await AssertFailsAsync(media.Write("noise.mp3", Encoding.UTF8.GetBytes(new string('x', 5000))), "format is unknown");
        await AssertFailsAsync(media.Picture("mute.png", 32, 32), "no stream of the requested kind");
        await AssertFailsAsync(media.Write("nothing.flac", []), "empty");

        async Task AssertFailsAsync(string file, string reason)
        {
            var e = await Assert.ThrowsAsync<MediaException>(() => DecodeAsync(file));
            Assert.Contains(file, e.Message);
            Assert.Contains(reason, e.Message);
        }
    }

    [Theory]
    [InlineData("stereo.wav", "-ac", "2")]
    [InlineData("stereo.ogg", "-ac", "2")]
    [InlineData("high.flac", "-ac", "2", "-ar", "96000")]
    public async Task Measures_the_loudness_of_a_calibrated_tone(string name, params string[] output)
    {
        // EBU Tech 3341, case 1: a stereo sine of 1000 Hz at -23 dB has -23.0 LUFS, within 0.1 LU.
        var sine = FormattableString.Invariant($"{Math.Pow(10, -23 / 20.0)}*sin(2*PI*1000*t)");
        var file = media.Make(name, ["-f", "lavfi", "-i", $"aevalsrc={sine}|{sine}:s=48000:d=20", .. output]);
        List<float> sound = [];
        var music = await DecodeMusicAsync(file, (block, _) => sound.AddRange(block));
        Assert.Equal(-23.0, music.LoudnessLufs!.Value, 0.1);
        Assert.Null(music.Damage);

        // ffmpeg and the own converter to 16 kHz differ by the rounding of sums.
        var other = await DecodeAsync(file);
        Assert.Equal(other.Count, sound.Count);
        Assert.All(other.Zip(sound), pair => Assert.Equal(pair.First, pair.Second, 2e-6f));
    }

    [Fact]
    public async Task Silence_and_very_short_sounds_have_no_loudness()
    {
        Assert.Null((await DecodeMusicAsync(media.Make("quiet.flac", "-f", "lavfi", "-i", "anullsrc=d=5"), (_, _) => { })).LoudnessLufs);
        Assert.Null((await DecodeMusicAsync(media.Sine("click.wav", 0.2), (_, _) => { })).LoudnessLufs);
        var error = await Assert.ThrowsAsync<MediaException>(() => DecodeMusicAsync(media.Picture("still.png", 32, 32), (_, _) => { }));
        Assert.Contains("no stream of the requested kind", error.Message);
    }

    [Fact]
    public async Task Delivers_blocks_without_allocation()
    {
        var file = media.Sine("long.wav", 120);
        var (before, allocating) = (0L, 0);
        var blocks = 0;
        await media.Decoder.DecodeSoundAsync(
            file,
            (_, _) =>
            {
                var now = GC.GetAllocatedBytesForCurrentThread();
                if (++blocks > 10)
                {
                    allocating += now > before ? 1 : 0;
                }

                before = GC.GetAllocatedBytesForCurrentThread();
            },
            Stop);
        Assert.True(blocks > 20, $"only {blocks} blocks");

        // An allocation per item would occur for all items. The runtime can allocate once when it recompiles a method.
        Assert.True(allocating <= blocks / 20, $"{allocating} of {blocks} blocks allocated.");
    }

    [Fact]
    public async Task Cancelling_ends_decoding_at_once()
    {
        var file = media.Make("hour.wav", "-f", "lavfi", "-i", "anullsrc=r=8000:d=3600", "-c:a", "pcm_u8");
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => media.Decoder.DecodeSoundAsync(file, (_, _) => cancel.Cancel(), cancel.Token).WaitAsync(TimeSpan.FromSeconds(180), Stop));
    }

    private async Task<DecodedMusic> DecodeMusicAsync(string file, SoundHandler onBlock) =>
        await media.Decoder.DecodeMusicAsync(file, await media.Decoder.InspectAsync(file, Stop), onBlock, Stop);

    private async Task<List<float>> DecodeAsync(string file)
    {
        List<float> sound = [];
        await media.Decoder.DecodeSoundAsync(file, (block, _) => sound.AddRange(block), Stop);
        return sound;
    }
}
