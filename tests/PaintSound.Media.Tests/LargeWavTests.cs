using System.Globalization;
using NAudio.Wave;
using PaintSound.Media.Ffmpeg;
using PaintSound.Media.Writing;

namespace PaintSound.Media.Tests;

public sealed class LargeWavTests(MediaFixture media)
{
    private const int Rate = 48_000;
    private const int FrameBytes = 2 * sizeof(float);
    private static readonly float[] Block = new float[2 * Rate * 10];

    [Theory]
    [InlineData(WavFileHeader.MaxRiffBytes / FrameBytes, "RIFF")]
    [InlineData((WavFileHeader.MaxRiffBytes / FrameBytes) + 1, "RF64")]
    public void A_file_becomes_RF64_at_the_first_frame_that_needs_it(long frames, string form)
    {
        SparseStream stream = new(Stream.Null);
        using WavWriter writer = new(stream, Rate, 2, isFloat: true);
        Assert.Equal("RIFF", ReadForm(stream));
        Write(writer, frames - 1);
        Assert.Equal("RIFF", ReadForm(stream));
        Write(writer, 1);

        // The header is correct before the file is closed.
        Assert.Equal(form, ReadForm(stream));
    }

    [Fact]
    public async Task NAudio_and_ffmpeg_read_a_file_over_4_GB()
    {
        const long frames = 600_000_000;
        var file = Path.Combine(media.Folder, "large.wav");
        using (WavWriter writer = new(new SparseStream(File.Create(file)), Rate, 2, isFloat: true))
        {
            Write(writer, frames - 1);
            writer.Write([0.25f, -0.5f]);
        }

        Assert.Equal(80 + (frames * FrameBytes), new FileInfo(file).Length);
        var probe = await FfmpegTools.RunAsync(
            media.Ffmpeg.Probe, ["-v", "error", "-show_entries", "stream=duration_ts,codec_name", "-of", "csv=p=0", file], TimeSpan.FromSeconds(180), TestContext.Current.CancellationToken);
        Assert.Equal(string.Create(CultureInfo.InvariantCulture, $"pcm_f32le,{frames}"), probe.Output.Trim());
        using (WaveFileReader reader = new(file))
        {
            Assert.Equal(frames, reader.SampleCount);
            reader.Position = reader.Length - FrameBytes;
            Assert.Equal([0.25f, -0.5f], ReadSamples(reader));
        }

        File.Delete(file);
    }

    [Fact]
    public void NAudio_reads_a_small_file()
    {
        var file = Path.Combine(media.Folder, "small.wav");
        using (WavWriter writer = new(file, 44_100, 2))
        {
            writer.Write([0.5f, -1, 2, 0]);
        }

        using WaveFileReader reader = new(file);
        Assert.Equal((44_100, 2, 16), (reader.WaveFormat.SampleRate, reader.WaveFormat.Channels, reader.WaveFormat.BitsPerSample));
        Assert.Equal([0.5f, -1, 1, 0], ReadSamples(reader), (a, b) => Math.Abs(a - b) < 1e-4);
    }

    private static void Write(WavWriter writer, long frames)
    {
        for (var left = frames * 2; left > 0; left -= Block.Length)
        {
            writer.Write(Block.AsSpan(0, (int)Math.Min(left, Block.Length)));
        }
    }

    private static float[] ReadSamples(WaveFileReader reader)
    {
        var samples = new float[100];
        return samples[..reader.ToSampleProvider().Read(samples)];
    }

    private static string ReadForm(SparseStream stream) => System.Text.Encoding.ASCII.GetString(stream.Head[..4]);
}
