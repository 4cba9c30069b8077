using System.IO.Hashing;
using System.Runtime.InteropServices;
using PaintSound.Takes.Records;
using PaintSound.Takes.Replay;

namespace PaintSound.Takes.Tests;

/// <summary>What a reader passes on: a checksum of each block and frame, and the events.</summary>
internal sealed class TakeContents : ITakeListener
{
    public List<Block> Blocks { get; } = [];

    public List<TakeRecord> Events { get; } = [];

    public void OnBrush(long at, ReadOnlySpan<float> samples) => Add("brush", at, MemoryMarshal.AsBytes(samples));

    public void OnMusic(long at, ReadOnlySpan<float> samples) => Add("music", at, MemoryMarshal.AsBytes(samples));

    public void OnFrame(long at, ReadOnlySpan<byte> rgb) => Add("frame", at, rgb);

    public void OnRecord(TakeRecord record)
    {
        if (record is EventRecord)
        {
            Events.Add(record);
        }
    }

    private void Add(string kind, long at, ReadOnlySpan<byte> bytes) => Blocks.Add(new Block(kind, at, Crc32.HashToUInt32(bytes)));

    internal sealed record Block(string Kind, long At, uint Checksum);
}
