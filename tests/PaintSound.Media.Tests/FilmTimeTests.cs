using PaintSound.Core.Sources;
using PaintSound.Media.Decoding;

namespace PaintSound.Media.Tests;

/// <summary>The sound and the pictures of a film are in step: a flash and a beep that a player shows together arrive with the same timestamp.</summary>
public class FilmTimeTests(MediaFixture media)
{
    private const double FramesPerSecond = 10;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("together.mkv", 0, 0)]
    [InlineData("late-sound.mkv", 0, 3)]
    [InlineData("late-pictures.mkv", 2, 0)]
    [InlineData("late-sound.mov", 0, 3, "-c:a", "pcm_s16le")]
    [InlineData("late-sound.mp4", 0, 1.5, "-c:a", "aac")]
    [InlineData("late-pictures.mp4", 1.5, 0, "-c:a", "aac")]
    [InlineData("late-sound.ts", 0, 2, "-c:a", "mp2")]
    [InlineData("variable-rate.mkv", 0, 1, "-vf", "select='not(mod(n,3))+gt(t,3)'", "-fps_mode", "vfr")]
    public async Task A_flash_and_a_beep_at_the_same_time_arrive_together(string name, double pictureOffset, double soundOffset, params string[] output)
    {
        // Both happen 5 s after the start of the film.
        var file = media.Make(
            name,
            ["-itsoffset", $"{pictureOffset}", "-f", "lavfi", "-i", $"color=black:s=64x64:r=30:d=8,drawbox=color=white:t=fill:enable='gte(t,{5 - pictureOffset})'",
             "-itsoffset", $"{soundOffset}", "-f", "lavfi", "-i", $"aevalsrc=if(gte(t\\,{5 - soundOffset})\\,0.5*sin(2*PI*1000*t)\\,0):s=48000:d={8 - soundOffset}",
             "-map", "0:v", "-map", "1:a", "-c:v", "mpeg4", "-q:v", "2", .. output]);
        var time = new FakeTimeProvider();
        var start = time.GetTimestamp();
        long? flash = null, beep = null;
        await new VideoFileSource(media.Ffmpeg, file, new CameraView(FramesPerSecond, Corners.Whole), time, realTime: false)
            .RunAsync((frame, timestamp) => flash ??= frame[0] > 128 ? timestamp : null, _ => { }, Stop);
        await new SoundFileSource(media.Ffmpeg, file, SourceKind.Brush, time, realTime: false)
            .RunAsync((block, timestamp) => beep ??= block.ContainsAnyExceptInRange(-0.1f, 0.1f) ? timestamp : null, _ => { }, Stop);
        Assert.Equal(5, time.GetElapsedTime(start, flash!.Value).TotalSeconds, 0.16);
        Assert.Equal(5, time.GetElapsedTime(start, beep!.Value).TotalSeconds, 0.06);
    }
}
