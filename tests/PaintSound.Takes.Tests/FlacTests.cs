using System.Diagnostics;
using System.Runtime.InteropServices;
using FsCheck.Xunit;
using PaintSound.Core.Sources;
using PaintSound.Takes.Sound;

namespace PaintSound.Takes.Tests;

/// <summary>FLAC files against ffmpeg's decoder, which also checks the checksums of every frame.</summary>
public class FlacTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static TheoryData<string, int, int> Signals => new()
    {
        { "silence", 1, 5000 }, { "sine", 1, 2048 }, { "sine", 2, 20_001 }, { "noise", 1, 16_000 }, { "noise", 4, 3000 }, { "full", 1, 4096 },
        { "click", 1, 9000 }, { "one", 1, 1 }, { "one", 3, 3 }, { "sine", 1, 2_300_000 },
    };

    [Theory]
    [MemberData(nameof(Signals))]
    public async Task Every_sample_comes_back_exactly(string signal, int channels, int frames)
    {
        using TakeFolder folder = new();
        var samples = Create(signal, channels, frames);
        Write(folder.File("sound.flac"), channels, samples, 16_000 / 80);
        Assert.Equal(samples, await DecodeAsync(folder.File("sound.flac")));
        var read = new float[samples.Length];
        FlacReader reader = new(folder.File("sound.flac"), channels);
        Assert.True(reader.Read(read));
        Assert.Equal(samples, read);
        Assert.False(reader.Read(new float[channels]));
    }

    [Fact]
    public void The_reader_gives_the_samples_of_one_and_of_several_microphones()
    {
        foreach (var channels in (int[])[1, 3])
        {
            using TakeFolder folder = new();
            var samples = Create("noise", channels, 10_000);
            Write(folder.File("sound.flac"), channels, samples, 333);
            FlacReader reader = new(folder.File("sound.flac"), channels);
            List<float> read = [];
            foreach (var length in (int[])[1, 200, 4000, 10_000 - 4201])
            {
                var block = new float[length * channels];
                Assert.True(reader.Read(block));
                read.AddRange(block);
            }

            Assert.Equal(samples, read);
        }
    }

    [Property(MaxTest = 200)]
    public void Rounded_samples_are_near_and_stay_the_same_when_they_are_rounded_again(float sample)
    {
        SampleQuantiser quantiser = new();
        var once = quantiser.Round([sample])[0];
        Assert.InRange(once, -1f, 1f);
        Assert.Equal(once, quantiser.Round([once])[0]);
        if (Math.Abs(sample) < 0.99f)
        {
            Assert.Equal(sample, once, 1f / (1 << 23));
        }
    }

    [Fact]
    public void Rounding_does_not_allocate()
    {
        SampleQuantiser quantiser = new();
        var block = new float[512];
        Assert.Equal(0, Allocation.OfSteady(() => quantiser.Round(block)));
    }

    // A program that is killed never writes the last block, nor the length at the start of the file.
    [Fact]
    public async Task A_file_that_was_not_closed_can_be_read_up_to_the_last_whole_block()
    {
        using TakeFolder folder = new();
        var samples = Create("sine", 1, 10_000);
        using FlacWriter writer = new(folder.File("open.flac"), ISoundSource.SampleRate, 1);
        writer.Write(samples);
        writer.Flush();
        File.Copy(folder.File("open.flac"), folder.File("killed.flac"));
        var whole = 10_000 / FlacWriter.BlockFrames * FlacWriter.BlockFrames;
        Assert.Equal(samples[..whole], await DecodeAsync(folder.File("killed.flac")));
        FlacReader reader = new(folder.File("killed.flac"), 1);
        var block = new float[whole];
        Assert.True(reader.Read(block));
        Assert.Equal(samples[..whole], block);
    }

    [Fact]
    public void A_damaged_file_is_read_up_to_the_damage()
    {
        using TakeFolder folder = new();
        var samples = Create("noise", 2, 20_000);
        Write(folder.File("sound.flac"), 2, samples, 200);
        var bytes = File.ReadAllBytes(folder.File("sound.flac"));
        Random random = new(9);
        for (var i = 0; i < 200; i++)
        {
            var damaged = bytes.ToArray();
            damaged[random.Next(50, bytes.Length)] ^= (byte)(1 << random.Next(8));
            File.WriteAllBytes(folder.File("damaged.flac"), damaged);
            FlacReader reader = new(folder.File("damaged.flac"), 2);
            var frame = new float[2];
            var frames = 0;
            while (reader.Read(frame))
            {
                Assert.Equal((samples[2 * frames], samples[(2 * frames) + 1]), (frame[0], frame[1]));
                frames++;
            }

            Assert.True(frames < 20_000);
        }
    }

    private static float[] Create(string signal, int channels, int frames)
    {
        Random random = new(7);
        var samples = new float[channels * frames];
        for (var i = 0; i < samples.Length; i++)
        {
            samples[i] = signal switch
            {
                "silence" => 0,
                "sine" => 0.7f * MathF.Sin(i / channels * 0.05f * (1 + (i % channels))),
                "noise" => (float)((random.NextDouble() * 2) - 1),
                "full" => i % 2 == 0 ? 1 : -1,
                "click" => i == samples.Length / 2 ? -1 : 0,
                _ => 0.25f,
            };
        }

        return new SampleQuantiser().Round(samples).ToArray();
    }

    private static void Write(string file, int channels, float[] samples, int blockFrames)
    {
        using FlacWriter writer = new(file, ISoundSource.SampleRate, channels);
        foreach (var block in samples.Chunk(blockFrames * channels))
        {
            writer.Write(block);
        }
    }

    private static async Task<float[]> DecodeAsync(string file)
    {
        using var ffmpeg = Process.Start(new ProcessStartInfo(
            "ffmpeg", ["-v", "error", "-err_detect", "crccheck+explode", "-i", file, "-f", "f32le", "-"])
        { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true })!;
        using MemoryStream bytes = new();
        var errors = ffmpeg.StandardError.ReadToEndAsync(Stop);
        await ffmpeg.StandardOutput.BaseStream.CopyToAsync(bytes, Stop);
        await ffmpeg.WaitForExitAsync(Stop);
        Assert.Equal("", await errors);
        return MemoryMarshal.Cast<byte, float>(bytes.ToArray()).ToArray();
    }
}
