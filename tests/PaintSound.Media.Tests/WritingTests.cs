using PaintSound.Core.Sources;
using PaintSound.Media.Decoding;
using PaintSound.Media.Pictures;
using PaintSound.Media.Writing;
using SkiaSharp;

namespace PaintSound.Media.Tests;

public class WritingTests(MediaFixture media)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false, 1f)]
    [InlineData(true, 1.5f)]
    public async Task A_wav_reads_back_as_it_was_written(bool floats, float loudest)
    {
        var file = Path.Combine(media.Folder, $"written{floats}.wav");
        float[] sound = [.. Enumerable.Range(0, 40_000).Select(i => 1.5f * MathF.Sin(i * 0.01f))];
        using (WavWriter writer = new(file, 16_000, 1, floats))
        {
            writer.Write(sound.AsSpan(0, 12_345));
            writer.Write(sound.AsSpan(12_345));
        }

        List<float> readBack = [];
        await media.Decoder.DecodeSoundAsync(file, (block, _) => readBack.AddRange(block), Stop);
        Assert.Equal(sound.Length, readBack.Count);
        Assert.All(sound.Zip(readBack), pair => Assert.Equal(Math.Clamp(pair.First, -loudest, loudest), pair.Second, 1e-4));
    }

    [Fact]
    public async Task A_film_has_the_length_of_its_frames_and_their_colours()
    {
        var film = Path.Combine(media.Folder, "film%d.mp4");
        var sound = media.Sine("film.wav", 10);
        using (var writer = await MovieWriter.OpenAsync(media.Ffmpeg, film, 101, 75, 10, sound, TimeProvider.System, Stop))
        {
            var frame = new byte[101 * 75 * 4];
            for (var i = 0; i < 30; i++)
            {
                for (var at = 0; at < frame.Length; at += 4)
                {
                    (frame[at + 2], frame[at]) = i < 15 ? ((byte)255, (byte)0) : ((byte)0, (byte)255);
                }

                writer.Write(frame);
            }

            Assert.False(File.Exists(film));
            await writer.CompleteAsync();
        }

        var content = await media.Decoder.InspectAsync(film, Stop);
        Assert.Equal((MediaKind.Video, true), (content.Kind, content.HasSound));
        Assert.InRange(content.DurationSeconds, 2.9, 3.2);
        List<(int Red, int Blue)> frames = [];
        await new VideoFileSource(media.Ffmpeg, film, new CameraView(10, Corners.Whole), TimeProvider.System, false)
            .RunAsync((rgb, _) => frames.Add((rgb[75_264], rgb[75_266])), _ => { }, Stop);
        Assert.InRange(frames.Count, 29, 31);
        Assert.True(frames[2] is { Red: > 200, Blue: < 50 }, $"{frames[2]}");
        Assert.True(frames[25] is { Red: < 50, Blue: > 200 }, $"{frames[25]}");
    }

    [Fact]
    public async Task An_interrupted_film_leaves_no_file()
    {
        var folder = Directory.CreateDirectory(Path.Combine(media.Folder, "interrupted")).FullName;
        using (var writer = await MovieWriter.OpenAsync(
            media.Ffmpeg, Path.Combine(folder, "film.mp4"), 64, 64, 10, null, TimeProvider.System, Stop))
        {
            writer.Write(new byte[64 * 64 * 4]);
        }

        Assert.Empty(Directory.GetFiles(folder));
    }

    [Fact]
    public async Task Reports_a_film_path_that_does_not_exist()
    {
        var file = Path.Combine(media.Folder, "no", "such", "film.mp4");
        var e = await Assert.ThrowsAsync<MediaException>(async () =>
        {
            using var writer = await MovieWriter.OpenAsync(media.Ffmpeg, file, 64, 64, 10, null, TimeProvider.System, Stop);
            for (var i = 0; i < 100; i++)
            {
                writer.Write(new byte[64 * 64 * 4]);
            }

            await writer.CompleteAsync();
        });
        Assert.Contains(file, e.Message);
    }

    [Theory]
    [InlineData(44)]
    [InlineData(46)]
    [InlineData(0)]
    public void Rejects_a_pixel_buffer_of_the_wrong_size(int bytes)
    {
        var error = Assert.Throws<ArgumentException>(() => RgbBitmap.Create(new byte[bytes], 5, 3));
        Assert.Contains($"take 45 bytes, not {bytes}", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_screen_picture_is_a_jpeg_with_sharp_colour_edges()
    {
        // Red and blue columns, 4 pixels wide. With colour at half resolution they would blur.
        var rgb = new byte[101 * 75 * 3];
        for (var i = 0; i < 101 * 75; i++)
        {
            rgb[(3 * i) + (i % 101 / 4 % 2 == 0 ? 0 : 2)] = 255;
        }

        var file = Path.Combine(media.Folder, "columns.png");
        await using (var stream = File.Create(file))
        {
            using var columns = RgbBitmap.Create(rgb, 101, 75);
            columns.Encode(stream, SKEncodedImageFormat.Png, quality: 100);
        }

        var jpeg = await new ScreenJpeg(new MagickPictureReader()).ReadAsync(file, Stop);
        using var codec = SKCodec.Create(new MemoryStream(jpeg));
        using var picture = SKBitmap.Decode(jpeg);
        Assert.Equal((SKEncodedImageFormat.Jpeg, 101, 75), (codec.EncodedFormat, picture.Width, picture.Height));
        for (var x = 0; x < 101; x++)
        {
            var colour = picture.GetPixel(x, 37);
            Assert.True(x / 4 % 2 == 0 ? colour.Red > 200 && colour.Blue < 60 : colour.Red < 60 && colour.Blue > 200, $"column {x} is {colour}");
        }
    }

    [Fact]
    public async Task A_png_reads_back_as_it_was_written()
    {
        var rgb = new byte[IFrameSource.FrameBytes];
        new Random(1).NextBytes(rgb);
        var file = Path.Combine(media.Folder, "100%d.png");
        await using (var stream = File.Create(file))
        {
            using var bitmap = RgbBitmap.Create(rgb, IFrameSource.Size, IFrameSource.Size);
            bitmap.Encode(stream, SKEncodedImageFormat.Png, quality: 100);
        }

        var plain = Path.Combine(media.Folder, "plain.png");
        File.Copy(file, plain);
        List<DecodedPicture> pictures = [];
        await foreach (var picture in media.Decoder.DecodePicturesAsync([plain, file], Stop))
        {
            pictures.Add(picture);
        }

        Assert.Equal(rgb, pictures[0].Rgb);
        Assert.Equal(rgb, pictures[1].Rgb);
    }

    [Theory]
    [InlineData("steps.wav")]
    [InlineData("steps.flac")]
    [InlineData("steps.mp3", "-q:a", "4")]
    [InlineData("steps.ogg")]
    public async Task An_excerpt_starts_at_the_requested_time(string name, params string[] output)
    {
        // 5 s of silence, then a tone.
        var file = media.Make(name, ["-f", "lavfi", "-i", "aevalsrc='if(gte(t,5),0.5*sin(2*PI*500*t),0)':s=44100:d=8", .. output]);
        List<float> excerpt = [];
        await new ExcerptReader(media.Ffmpeg, TimeProvider.System).ReadAsync(file, 4, 6, samples => excerpt.AddRange(samples), Stop);
        Assert.InRange(excerpt.Count / 2, (4 * 48_000) - 100, (4 * 48_000) + 2400);
        var onset = excerpt.FindIndex(sample => Math.Abs(sample) > 0.1f) / 2;
        Assert.InRange(onset, 47_000, 49_500);
        excerpt.Clear();
        await new ExcerptReader(media.Ffmpeg, TimeProvider.System).ReadAsync(file, 4, 2.5, samples => excerpt.AddRange(samples), Stop);
        Assert.Equal(2.5 * 48_000 * 2, excerpt.Count);
    }

    [Fact]
    public async Task Rejects_an_excerpt_after_the_end()
    {
        var file = media.Sine("short.wav", 1);
        var e = await Assert.ThrowsAsync<MediaException>(
            () => new ExcerptReader(media.Ffmpeg, TimeProvider.System).ReadAsync(file, 30, 4, _ => { }, Stop));
        Assert.Contains("30 s", e.Message);
    }
}
