using PaintSound.Core.Sources;
using PaintSound.Media.Decoding;

namespace PaintSound.Media.Tests;

/// <summary>Any channels of a file are heard at their level, by the index and by people.</summary>
public class ChannelTests(MediaFixture media)
{
    private const string Tone = "0.4*sin(2*PI*440*t)";
    private const string A = "0.4@440";
    private const string None = "0@440";

    /// <summary>The root mean square of <see cref="Tone"/>.</summary>
    private const double Level = 0.2828;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static TheoryData<string, string, double> Layouts => new()
    {
        { "mono", A, Level },
        { "dual mono", $"{A}|{A}", Level },
        { "inverted stereo", $"{A}|-{A}", Level },
        { "nearly inverted stereo", $"{A}|-0.36@440", Level },
        { "left only", $"{A}|{None}", Level },
        { "right only", $"{None}|{A}", Level },
        { "two tones", $"{A}|0.4@660", Level },
        { "three channels, the last", $"{None}|{None}|{A}", Level },
        { "sixteen channels, the last", Repeat(None, 15) + A, Level },
        { "seventeen channels, all", Repeat(A, 16) + A, Level },
        { "sixty-four channels, one inverted pair", Repeat(None, 62) + $"{A}|-{A}", Level },
    };

    private static string Repeat(string tone, int count) => string.Concat(Enumerable.Repeat(tone + "|", count));

    [Theory]
    [MemberData(nameof(Layouts))]
    public async Task Every_layout_is_heard_at_its_level_by_the_index_and_by_people(string name, string channels, double level)
    {
        var file = media.Channels($"{name}.wav", channels);
        Assert.Equal(level, Rms(await IndexAsync(file), 1), 0.01);
        var played = await PlayAsync(file);

        // A side that is silent in the file stays silent.
        var (left, right) = (Rms(played[..], 2), Rms(played[1..], 2));
        Assert.Equal(level, Math.Max(left, right), 0.01);
        Assert.Equal(name is "left only" or "right only" ? 0 : level, Math.Min(left, right), 0.01);
    }

    [Fact]
    public async Task The_same_sound_on_one_and_two_channels_is_equally_loud()
    {
        var loudness = new List<double>();
        foreach (var channels in new[] { A, $"{A}|{A}", $"{A}|-{A}" })
        {
            var file = media.Channels($"loud{loudness.Count}.wav", channels);
            loudness.Add((await media.Decoder.DecodeMusicAsync(file, await media.Decoder.InspectAsync(file, Stop), (_, _) => { }, Stop)).LoudnessLufs!.Value);
        }

        Assert.All(loudness, lufs => Assert.Equal(loudness[0], lufs, 0.1));
    }

    [Theory]
    [InlineData("5.1", 3)]
    [InlineData("7.1", 3)]
    [InlineData("2.1", 2)]
    public async Task A_low_frequency_channel_is_left_out_where_the_file_names_it(string layout, int channel)
    {
        var count = layout.Split('.').Sum(int.Parse);
        var tones = Enumerable.Range(0, count).Select(c => c == channel ? "0.9*sin(2*PI*50*t)" : Tone);
        var file = media.Make($"named-{layout}.wav", "-f", "lavfi", "-i", $"aevalsrc={string.Join('|', tones)}:s=48000:d=4:c={layout}");
        Assert.Equal(Level, Rms(await IndexAsync(file), 1), 0.01);
        Assert.Equal(Level, Rms(await PlayAsync(file), 2), 0.01);
    }

    [Fact]
    public async Task Six_channels_without_names_are_all_heard()
    {
        var named = media.Make("named.wav", "-f", "lavfi", "-i", $"aevalsrc=0|0|0|{Tone}|0|0:s=48000:d=4:c=5.1");
        Assert.Equal(0, Rms(await IndexAsync(named), 1), 0.001);
        Assert.Equal(Level, Rms(await IndexAsync(media.Channels("unnamed.wav", Repeat(None, 3) + Repeat(A, 1) + $"{None}|{None}")), 1), 0.01);
    }

    [Fact]
    public async Task Surround_keeps_its_sides()
    {
        var file = media.Make("sides.flac", "-f", "lavfi", "-i", $"aevalsrc={Tone}|0|0|0|{Tone}|0:s=48000:d=4:c=5.1");
        var played = await PlayAsync(file);
        Assert.Equal(Level, Rms(played, 2), 0.01);
        Assert.Equal(0, Rms(played[1..], 2), 0.001);
    }

    [Theory]
    [InlineData("streams.mka")]
    [InlineData("streams.mov", "-c:a", "pcm_s16le")]
    public async Task The_first_stream_that_sounds_is_heard(string name, params string[] output)
    {
        var file = media.Make(
            name,
            ["-f", "lavfi", "-i", "anullsrc=r=48000:cl=stereo:d=4", "-f", "lavfi", "-i", $"aevalsrc={Tone}|{Tone}:s=48000:d=4", "-f", "lavfi", "-i", "anoisesrc=r=48000:d=4",
             "-map", "0:a", "-map", "1:a", "-map", "2:a", .. output]);
        Assert.Equal(1, (await media.Decoder.InspectAsync(file, Stop)).SoundStream);
        Assert.Equal(Level, Rms(await IndexAsync(file), 1), 0.01);
        Assert.Equal(Level, Rms(await PlayAsync(file), 2), 0.01);
    }

    [Fact]
    public async Task Values_that_are_no_numbers_are_silence()
    {
        var file = media.Make("nan.wav", "-f", "lavfi", "-i", $"aevalsrc=if(eq(mod(n\\,1000)\\,7)\\,1/0\\,{Tone}):s=48000:d=4", "-c:a", "pcm_f32le");
        var index = await IndexAsync(file);
        Assert.All(index, sample => Assert.True(float.IsFinite(sample)));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Play_and_index_have_the_same_level_at_every_time(int channels)
    {
        // The second channel turns around after five seconds.
        var file = media.Make("turning.wav", "-f", "lavfi", "-i", $"aevalsrc={Tone}|{Tone}*if(lt(t\\,5)\\,1\\,-1):s=48000:d=10", "-ac", $"{channels}");
        if (channels == 2)
        {
            Assert.Equal(Level, Rms((await IndexAsync(file))[(8 * ISoundSource.SampleRate)..], 1), 0.01);
        }

        Assert.Equal(Level, Rms((await IndexAsync(file))[..(3 * ISoundSource.SampleRate)], 1), 0.01);
    }

    private async Task<float[]> IndexAsync(string file)
    {
        List<float> sound = [];
        await media.Decoder.DecodeSoundAsync(file, (block, _) => sound.AddRange(block), Stop);
        return [.. sound];
    }

    private async Task<float[]> PlayAsync(string file)
    {
        List<float> sound = [];
        await new ExcerptReader(media.Ffmpeg, TimeProvider.System).ReadAsync(file, 0, 4, sound.AddRange, Stop);
        return [.. sound];
    }

    /// <summary>The root mean square of every <paramref name="step"/>-th sample, without the first and last tenth.</summary>
    private static double Rms(float[] samples, int step)
    {
        var (sum, count) = (0.0, 0);
        for (var i = samples.Length / 10 / step * step; i < samples.Length * 9 / 10; i += step)
        {
            sum += samples[i] * (double)samples[i];
            count++;
        }

        return Math.Sqrt(sum / count);
    }
}
