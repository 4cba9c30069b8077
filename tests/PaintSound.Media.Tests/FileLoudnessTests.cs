using System.Globalization;
using PaintSound.Media.Decoding;

namespace PaintSound.Media.Tests;

/// <summary>The loudness of files against ffmpeg's filter ebur128, which is an implementation of its own.</summary>
public sealed class FileLoudnessTests(MediaFixture media) : IClassFixture<MediaFixture>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("mono.mp3", "-ac", "1")]
    [InlineData("stereo.opus", "-ac", "2")]
    [InlineData("stereo.flac", "-ac", "2", "-ar", "96000")]
    public Task Agrees_with_ffmpeg(string name, params string[] output) => AssertAgreesAsync(media.TimeTone(name, 10, output));

    // The recommendation defines the filters at 48 kHz. Below 3.4 kHz the shelf lies above half the rate, and ffmpeg's filter is not stable.
    [Theory]
    [InlineData("odd.flac", "-ac", "2", "-ar", "11117")]
    [InlineData("odd.wav", "-ac", "1", "-ar", "11117")]
    [InlineData("low.flac", "-ac", "1", "-ar", "3000")]
    public Task Sound_at_an_unusual_rate_is_measured_at_the_usual_one(string name, params string[] output) => AssertAgreesAsync(media.TimeTone(name, 10, output), "aresample=48000,");

    [Theory]
    [InlineData("quad", 4)]
    [InlineData("5.0(side)", 5)]
    [InlineData("5.1", 6)]
    [InlineData("7.1", 8)]
    public Task Agrees_with_ffmpeg_about_many_loudspeakers(string layout, int channels)
    {
        var tones = Enumerable.Range(1, channels).Select(i => FormattableString.Invariant($"{i / 20.0}*sin(2*PI*{80 * i * i}*t)"));
        return AssertAgreesAsync(media.Make($"{channels}.flac", "-f", "lavfi", "-i", $"aevalsrc={string.Join('|', tones)}:c={layout}:s=44100:d=5"));
    }

    [Fact]
    public async Task Values_that_are_no_numbers_count_as_silence()
    {
        var file = media.Make("broken.wav", "-f", "lavfi", "-i", "aevalsrc='if(between(t,1,1.01),0/0,0.1*sin(2*PI*1000*t))':s=44100:d=5", "-c:a", "pcm_f32le");
        var music = await ReadAsync(file);
        Assert.Equal(-20, music.LoudnessLufs!.Value, 0.5);
    }

    private async Task AssertAgreesAsync(string file, string before = "")
    {
        var log = Path.Combine(media.Folder, Path.GetFileName(file) + ".txt");
        media.Make("nothing", "-i", file, "-af", $"{before}ebur128=metadata=1:dualmono=true,ametadata=print:key=lavfi.r128.I:file={log}", "-f", "null");
        var expected = double.Parse((await File.ReadAllLinesAsync(log, Stop))[^1].Split('=')[1], CultureInfo.InvariantCulture);
        var music = await ReadAsync(file);
        Assert.Equal(expected, music.LoudnessLufs!.Value, 0.02);
        Assert.Null(music.Damage);
    }

    private async Task<DecodedMusic> ReadAsync(string file) => await media.Decoder.DecodeMusicAsync(file, await media.Decoder.InspectAsync(file, Stop), (_, _) => { }, Stop);
}
