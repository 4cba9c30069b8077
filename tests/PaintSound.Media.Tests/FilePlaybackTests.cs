using PaintSound.Core.Sources;
using PaintSound.Media.Decoding;

namespace PaintSound.Media.Tests;

public class FilePlaybackTests(MediaFixture media)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_sound_file_plays_in_columns_with_its_own_timestamps_and_reports_its_end()
    {
        FakeTimeProvider time = new();
        SoundFileSource source = new(media.Ffmpeg, media.Sine("play.wav", 2), SourceKind.Brush, time, realTime: false);
        List<long> times = [];
        List<SourceReport> reports = [];
        await source.RunAsync((block, timestamp) => { Assert.Equal(200, block.Length); times.Add(timestamp); }, reports.Add, Stop);
        Assert.Equal(160, times.Count);
        Assert.Equal(Enumerable.Range(1, 160).Select(i => time.GetTimestamp() + (i * TimeSpan.TicksPerMillisecond * 25 / 2)), times);
        Assert.Equal([SourceState.Running, SourceState.Lost], reports.Select(report => report.State));
        Assert.All(reports, report => Assert.Equal(SourceKind.Brush, report.Source));
    }

    /// <summary>A film whose sound is 2.0 s and whose pictures are 1.5 s long: each round has the length of the film.</summary>
    [Fact]
    public async Task A_film_in_a_loop_has_no_gap_and_its_sound_and_pictures_stay_in_step()
    {
        FakeTimeProvider time = new();
        var film = media.Make(
            "loop.mkv",
            "-f", "lavfi", "-i", "color=red:s=64x64:r=8:d=1.5", "-f", "lavfi", "-i", "sine=frequency=440:duration=2",
            "-c:v", "ffv1", "-c:a", "pcm_s16le");
        var start = time.GetTimestamp();
        var blocks = await CollectAsync(500, new SoundFileSource(media.Ffmpeg, film, SourceKind.Brush, time, realTime: false, loop: true));
        Assert.Equal(Enumerable.Range(1, 500).Select(i => start + (i * TimeSpan.TicksPerMillisecond * 25 / 2)), blocks);

        List<long> frames = [];
        using var end = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        await new VideoFileSource(media.Ffmpeg, film, new CameraView(8, Corners.Whole), time, realTime: false, loop: true).RunAsync(
            (_, timestamp) =>
            {
                frames.Add(timestamp);
                if (frames.Count == 36)
                {
                    end.Cancel();
                }
            },
            _ => { },
            end.Token);
        Assert.Equal(
            Enumerable.Range(0, 3).SelectMany(round => Enumerable.Range(1, 12).Select(i => start + (round * 2 * TimeSpan.TicksPerSecond) + (i * TimeSpan.TicksPerSecond / 8))), frames);
    }

    [Fact]
    public async Task A_sound_file_in_a_loop_begins_again_without_a_gap()
    {
        FakeTimeProvider time = new();
        var start = time.GetTimestamp();
        var blocks = await CollectAsync(300, new SoundFileSource(media.Ffmpeg, media.Sine("loop.wav", 1), SourceKind.Music, time, realTime: false, loop: true));
        Assert.Equal(Enumerable.Range(1, 300).Select(i => start + (i * TimeSpan.TicksPerMillisecond * 25 / 2)), blocks);
    }

    private static async Task<List<long>> CollectAsync(int count, SoundFileSource source)
    {
        List<long> times = [];
        List<SourceState> states = [];
        using var end = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        await source.RunAsync(
            (_, timestamp) =>
            {
                times.Add(timestamp);
                if (times.Count == count)
                {
                    end.Cancel();
                }
            },
            report => states.Add(report.State),
            end.Token);
        Assert.Equal([SourceState.Running], states);
        return times;
    }

    [Fact]
    public async Task In_real_time_no_block_arrives_early()
    {
        FakeTimeProvider time = new();
        SoundFileSource source = new(media.Ffmpeg, media.Sine("paced.wav", 1), SourceKind.Music, time, realTime: true);
        int early = 0, blocks = 0;
        var run = source.RunAsync(
            (_, timestamp) =>
            {
                if (time.GetTimestamp() < timestamp)
                {
                    Interlocked.Increment(ref early);
                }

                Interlocked.Increment(ref blocks);
            },
            _ => { },
            Stop);
        await Task.Delay(TimeSpan.FromSeconds(0.5), TimeProvider.System, Stop);
        Assert.Equal(0, blocks);
        for (var i = 0; i < 2000 && !run.IsCompleted; i++)
        {
            time.Advance(TimeSpan.FromMilliseconds(10));
            await Task.Delay(TimeSpan.FromMilliseconds(1), TimeProvider.System, Stop);
        }

        await run.WaitAsync(TimeSpan.FromSeconds(180), Stop);
        Assert.Equal(80, blocks);
        Assert.Equal(0, early);
    }

    [Fact]
    public async Task A_video_delivers_the_rectified_canvas()
    {
        var framed = media.Make(
            "framed.mp4",
            "-f", "lavfi", "-i", "color=black:s=640x480:r=10:d=2",
            "-vf", "drawbox=x=160:y=120:w=320:h=240:color=lime:t=fill,format=yuv420p", "-c:v", "mpeg4", "-q:v", "2");
        // A green canvas in the middle of a black wall.
        Corners corners = new(new(.25, .25), new(.75, .25), new(.25, .75), new(.75, .75));
        List<byte[]> rectified = await ReadFramesAsync(framed, new CameraView(5, corners)), whole = await ReadFramesAsync(framed, new CameraView(5, Corners.Whole));
        Assert.Equal(10, rectified.Count);
        Assert.InRange(GreenShare(rectified[4]), .97, 1);
        Assert.InRange(GreenShare(whole[4]), .22, .28);

        static double GreenShare(byte[] rgb) => Enumerable.Range(0, rgb.Length / 3).Count(i => rgb[3 * i + 1] > 128) / (rgb.Length / 3.0);
    }

    /// <summary>The camera sees red and green above blue and white. Colours are those at the top left, top right, bottom left, bottom right.</summary>
    [Theory]
    [InlineData(0, false, "RGBW")]
    [InlineData(90, false, "BRWG")]
    [InlineData(180, false, "WBGR")]
    [InlineData(270, false, "GWRB")]
    [InlineData(0, true, "GRWB")]
    [InlineData(90, true, "RBGW")]
    public async Task Turns_and_mirrors_the_picture(int rotate, bool mirror, string expected)
    {
        string[] colours = ["red", "lime", "blue", "white"];
        var video = media.Make(
            "turned.mp4",
            [.. colours.SelectMany(colour => new[] { "-f", "lavfi", "-i", $"color={colour}:s=160x90:r=5:d=1" }),
             "-filter_complex", "[0][1]hstack[t];[2][3]hstack[b];[t][b]vstack,format=yuv420p", "-c:v", "mpeg4", "-q:v", "2"]);
        var frame = (await ReadFramesAsync(video, new CameraView(5, Corners.Whole) { Rotate = rotate, Mirror = mirror }))[0];
        Assert.Equal(expected, $"{Name(50, 50)}{Name(174, 50)}{Name(50, 174)}{Name(174, 174)}");

        char Name(int x, int y)
        {
            var at = ((y * IFrameSource.Size) + x) * 3;
            return (frame[at] > 128, frame[at + 1] > 128, frame[at + 2] > 128) switch
            {
                (true, true, true) => 'W',
                (true, false, false) => 'R',
                (false, true, false) => 'G',
                (false, false, true) => 'B',
                _ => '?',
            };
        }
    }

    [Fact]
    public async Task Maps_each_corner_to_its_place()
    {
        string[] colours = ["red", "lime", "blue", "white"];
        var video = media.Make(
            "corners.mp4",
            [.. colours.SelectMany(colour => new[] { "-f", "lavfi", "-i", $"color={colour}:s=160x120:r=5:d=1" }),
             "-filter_complex", "[0][1]hstack[t];[2][3]hstack[b];[t][b]vstack,format=yuv420p", "-c:v", "mpeg4", "-q:v", "2"]);
        // The canvas is upside down: its top left corner is the camera's bottom right.
        Corners turned = new(new(1, 1), new(0, 1), new(1, 0), new(0, 0));
        var frame = (await ReadFramesAsync(video, new CameraView(5, turned)))[0];
        Assert.True(Pixel(50, 50) is { R: > 200, G: > 200, B: > 200 }, $"{Pixel(50, 50)} is not white");
        Assert.True(Pixel(174, 50) is { R: < 60, G: < 60, B: > 200 }, $"{Pixel(174, 50)} is not blue");
        Assert.True(Pixel(50, 174) is { R: < 60, G: > 200, B: < 60 }, $"{Pixel(50, 174)} is not green");
        Assert.True(Pixel(174, 174) is { R: > 200, G: < 60, B: < 60 }, $"{Pixel(174, 174)} is not red");

        (int R, int G, int B) Pixel(int x, int y)
        {
            var at = (y * IFrameSource.Size + x) * 3;
            return (frame[at], frame[at + 1], frame[at + 2]);
        }
    }

    [Fact]
    public async Task Delivers_frames_without_allocation()
    {
        var video = media.Make("long.mp4", "-f", "lavfi", "-i", "testsrc=s=320x240:r=10:d=10", "-pix_fmt", "yuv420p", "-c:v", "mpeg4");
        VideoFileSource source = new(media.Ffmpeg, video, new CameraView(10, Corners.Whole), TimeProvider.System, realTime: false);
        var (before, allocating) = (0L, 0);
        var frames = 0;
        await source.RunAsync(
            (_, _) =>
            {
                var now = GC.GetAllocatedBytesForCurrentThread();
                if (++frames > 10)
                {
                    allocating += now > before ? 1 : 0;
                }

                before = GC.GetAllocatedBytesForCurrentThread();
            },
            _ => { },
            Stop);
        Assert.Equal(100, frames);

        // An allocation per item would occur for all items. The runtime can allocate once when it recompiles a method.
        Assert.True(allocating <= frames / 20, $"{allocating} of {frames} frames allocated.");
    }

    [Fact]
    public async Task Reports_a_file_that_cannot_be_played()
    {
        var textFile = media.Write("play.txt.mp4", "words"u8.ToArray());
        VideoFileSource source = new(media.Ffmpeg, textFile, new CameraView(5, Corners.Whole), TimeProvider.System, realTime: false);
        var e = await Assert.ThrowsAsync<MediaException>(() => source.RunAsync((_, _) => { }, _ => { }, Stop));
        Assert.Contains(textFile, e.Message);
    }

    [Fact]
    public async Task Stopping_ends_playback_without_an_error()
    {
        SoundFileSource source = new(media.Ffmpeg, media.Sine("stop.wav", 60), SourceKind.Brush, TimeProvider.System, realTime: true);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        var blocks = 0;
        var run = source.RunAsync((_, _) => { if (++blocks == 5) { stop.Cancel(); } }, _ => { }, stop.Token);
        await run.WaitAsync(TimeSpan.FromSeconds(180), Stop);
        Assert.InRange(blocks, 5, 6);
    }

    private async Task<List<byte[]>> ReadFramesAsync(string video, CameraView view)
    {
        List<byte[]> frames = [];
        await new VideoFileSource(media.Ffmpeg, video, view, TimeProvider.System, realTime: false)
            .RunAsync((frame, _) => frames.Add(frame.ToArray()), _ => { }, Stop);
        return frames;
    }
}
