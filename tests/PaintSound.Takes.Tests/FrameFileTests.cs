using PaintSound.Core.Sources;
using PaintSound.Takes.Pictures;

namespace PaintSound.Takes.Tests;

public class FrameFileTests
{
    [Fact]
    public void Every_frame_comes_back_exactly()
    {
        using TakeFolder folder = new();
        var frames = CreateFrames(70);
        Write(folder.File("canvas"), frames);
        Assert.Equal(frames, ReadAll(folder.File("canvas")));
    }

    [Fact]
    public void A_file_that_was_cut_off_or_damaged_is_read_up_to_there()
    {
        using TakeFolder folder = new();
        var frames = CreateFrames(34);
        Write(folder.File("canvas"), frames);
        var bytes = File.ReadAllBytes(folder.File("canvas"));
        Random random = new(3);
        for (var i = 0; i < 30; i++)
        {
            var at = random.Next(bytes.Length);
            var damaged = bytes.ToArray();
            damaged[at] ^= (byte)(1 << random.Next(8));
            File.WriteAllBytes(folder.File("damaged"), i % 2 == 0 ? damaged : damaged[..at]);
            var read = ReadAll(folder.File("damaged"));
            Assert.True(read.Count < frames.Length);
            Assert.Equal(frames[..read.Count], read);
        }
    }

    private static byte[][] CreateFrames(int count)
    {
        Random random = new(5);
        var frames = new byte[count][];
        for (var i = 0; i < count; i++)
        {
            frames[i] = i == 0 ? new byte[IFrameSource.FrameBytes] : [.. frames[i - 1]];
            for (var k = 0; k < 8_000; k++)
            {
                frames[i][random.Next(IFrameSource.FrameBytes)] += (byte)random.Next(-3, 4);
            }
        }

        return frames;
    }

    private static void Write(string file, byte[][] frames)
    {
        using FrameFileWriter writer = new(file);
        foreach (var frame in frames)
        {
            writer.Write(frame);
        }
    }

    private static List<byte[]> ReadAll(string file)
    {
        List<byte[]> frames = [];
        using FrameFileReader reader = new(File.OpenRead(file));
        while (reader.Read() is { IsEmpty: false } frame)
        {
            frames.Add(frame.ToArray());
        }

        return frames;
    }
}
