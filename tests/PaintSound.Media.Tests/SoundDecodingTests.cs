using System.Text;

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
            () => media.Decoder.DecodeSoundAsync(file, (_, _) => cancel.Cancel(), cancel.Token).WaitAsync(TimeSpan.FromSeconds(60), Stop));
    }

    private async Task<List<float>> DecodeAsync(string file)
    {
        List<float> sound = [];
        await media.Decoder.DecodeSoundAsync(file, (block, _) => sound.AddRange(block), Stop);
        return sound;
    }
}
