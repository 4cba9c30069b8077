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
    public async Task Every_format_gives_the_same_sine_at_16_kHz(string name, params string[] output)
    {
        var sound = await Decode(media.Sine(name, 2, output));
        Assert.InRange(sound.Count, 31_500, 34_500);
        float[] middle = [.. sound.Skip(8000).Take(16_000)];
        // 1000 Hz in 16,000 samples crosses zero upwards 1000 times.
        var crossings = middle.Zip(middle.Skip(1)).Count(pair => pair.First < 0 && pair.Second >= 0);
        Assert.InRange(crossings, 998, 1002);
        Assert.InRange(middle.Max(), 0.15f, 0.56f);
    }

    [Fact]
    public async Task Silence_and_one_second_are_sound_as_well()
    {
        var silence = await Decode(media.Make("silence.flac", "-f", "lavfi", "-i", "anullsrc=d=5"));
        Assert.InRange(silence.Count, 79_900, 80_100);
        Assert.All(silence, sample => Assert.Equal(0, sample));
        Assert.InRange((await Decode(media.Sine("one.wav", 1))).Count, 15_990, 16_010);
    }

    [Fact]
    public async Task A_truncated_mp3_gives_what_is_left_of_it()
    {
        var whole = await File.ReadAllBytesAsync(media.Sine("whole.mp3", 10), Stop);
        var sound = await Decode(media.Write("truncated.mp3", whole[..(whole.Length / 2)]));
        Assert.InRange(sound.Count, 70_000, 90_000);
    }

    [Fact]
    public async Task What_holds_no_sound_is_named()
    {
        var m4a = await File.ReadAllBytesAsync(media.Sine("whole.m4a", 2), Stop);
        await Refused(media.Write("cut.m4a", m4a[..(m4a.Length / 2)]), "cut off");
        await Refused(media.Write("noise.mp3", Encoding.UTF8.GetBytes(new string('x', 5000))), "no known format");
        await Refused(media.Picture("mute.png", 32, 32), "nothing of the kind");
        await Refused(media.Write("nothing.flac", []), "empty");

        async Task Refused(string file, string reason)
        {
            var e = await Assert.ThrowsAsync<MediaException>(() => Decode(file));
            Assert.Contains(file, e.Message);
            Assert.Contains(reason, e.Message);
        }
    }

    [Fact]
    public async Task Blocks_are_handed_over_without_allocation()
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

        // What is allocated for each is allocated for all; the runtime may do so once, when it compiles a method anew.
        Assert.True(allocating <= blocks / 20, $"{allocating} of {blocks} blocks allocated.");
    }

    [Fact]
    public async Task Giving_up_ends_at_once()
    {
        var file = media.Make("hour.wav", "-f", "lavfi", "-i", "anullsrc=r=8000:d=3600", "-c:a", "pcm_u8");
        using var giveUp = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => media.Decoder.DecodeSoundAsync(file, (_, _) => giveUp.Cancel(), giveUp.Token).WaitAsync(TimeSpan.FromSeconds(60), Stop));
    }

    private async Task<List<float>> Decode(string file)
    {
        List<float> sound = [];
        await media.Decoder.DecodeSoundAsync(file, (block, _) => sound.AddRange(block), Stop);
        return sound;
    }
}
