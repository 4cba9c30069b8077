using System.Buffers.Binary;
using System.IO.Hashing;
using System.Text;
using PaintSound.Core.Sources;
using PaintSound.Takes.Pictures;
using PaintSound.Takes.Records;
using PaintSound.Takes.Sound;
using PaintSound.Takes.Storage;

namespace PaintSound.Fuzz.Tests.Targets;

/// <summary>The files of a take.</summary>
internal static class TakeTargets
{
    private const int Blocks = 3;

    private static readonly TakeRecord[] Records =
    [
        new BrushRecord(long.MaxValue, 200), new MusicRecord(1, 160), new FrameRecord(5), new StepRecord(12, false, null, default), new GapRecord(4),
        new OnsetRecord(TimeSpan.FromTicks(1), 0.1f), new StrokeRecord(default, true),
        new SelectionRecord(TimeSpan.FromSeconds(3), "id", "Prélude", "/music/a.flac", 12.345, 1e-9f, float.PositiveInfinity, 1, 2, 3, 4, 5),
    ];

    private static readonly InputFile SoundFile = new("brush.flac");

    public static IEnumerable<FuzzTarget> All =>
    [
        new("records of a take", [.. Records.Select(RecordJson.Write)], input => RecordJson.Read(input) is not null) { Words = OscTargets.JsonWords },
        new("journals of takes", [Journal()], ReadJournal) { Repair = Sign, Words = OscTargets.JsonWords, Share = 0.2, MaxAllocation = 16 << 20 },
        new("frames of takes", [Frames()], ReadFrames) { Repair = SignFrames, Share = 0.02 },
        new("sounds of takes", [Sound()], ReadSound) { Share = 0.2 },
    ];

    private static byte[] Journal() => [.. Records.SelectMany(record => Line(RecordJson.Write(record)))];

    private static byte[] Line(byte[] json) => [.. JournalWriter.FormatChecksum(json), .. json, (byte)'\n'];

    // Half of the damaged lines get a valid checksum again.
    private static byte[] Sign(byte[] journal) => [.. Encoding.Latin1.GetString(journal).Split('\n').Where(line => line.Length > 9).SelectMany((line, i) =>
        (line.Length + i) % 2 == 0 ? Line(Encoding.Latin1.GetBytes(line[9..])) : Encoding.Latin1.GetBytes(line + "\n"))];

    private static bool ReadJournal(byte[] input)
    {
        using JournalReader reader = new(new MemoryStream(input));
        var count = 0;
        while (reader.Read() is not null)
        {
            count++;
        }

        Assert.InRange(reader.Position, 0, input.Length);
        return count > 0;
    }

    private static byte[] Frames()
    {
        InputFile file = new("canvas.frames");
        using (FrameFileWriter writer = new(file.Path))
        {
            var frame = new byte[IFrameSource.FrameBytes];
            for (var i = 0; i < Blocks; i++)
            {
                frame.AsSpan(i * 1000, 500).Fill((byte)(50 * i));
                writer.Write(frame);
            }
        }

        return File.ReadAllBytes(file.Path);
    }

    // Every record gets a valid checksum again, as far as the lengths can be followed.
    private static byte[] SignFrames(byte[] frames)
    {
        for (var at = 0; at + FrameFileWriter.HeaderBytes < frames.Length;)
        {
            var length = BinaryPrimitives.ReadInt32LittleEndian(frames.AsSpan(at));
            if (length <= 0 || length > frames.Length - at - FrameFileWriter.HeaderBytes)
            {
                break;
            }

            BinaryPrimitives.WriteUInt32LittleEndian(frames.AsSpan(at + 4), Crc32.HashToUInt32(frames.AsSpan(at + FrameFileWriter.HeaderBytes, length)));
            at += FrameFileWriter.HeaderBytes + length;
        }

        return frames;
    }

    private static bool ReadFrames(byte[] input)
    {
        using FrameFileReader reader = new(new MemoryStream(input));
        var count = 0;
        while (!reader.Read().IsEmpty)
        {
            count++;
        }

        Assert.InRange(count, 0, input.Length);
        return count > 0;
    }

    private static byte[] Sound()
    {
        InputFile file = new("brush.flac");
        using (FlacWriter writer = new(file.Path, 16_000, 2))
        {
            for (var block = 0; block < Blocks; block++)
            {
                writer.Write([.. Enumerable.Range(0, 2 * 2000).Select(i => MathF.Sin(i * (block + 1) * 0.01f) * 0.3f)]);
            }
        }

        return File.ReadAllBytes(file.Path);
    }

    private static bool ReadSound(byte[] input)
    {
        FlacReader reader = new(SoundFile.Write(input), 2);
        var samples = new float[2 * 160];
        var count = 0;
        while (reader.Read(samples))
        {
            Assert.True(++count < 100_000, "the reader does not come to an end");
            foreach (var sample in samples)
            {
                Assert.InRange(sample, -1, 1);
            }
        }

        return count > 0;
    }
}
