using System.Buffers.Binary;
using System.Text;
using System.Text.Json.Nodes;

namespace PaintSound.Max.Tests;

/// <summary>
/// A Max for Live device's file, unfrozen: chunks of four letters, a little-endian size, and content; <c>ampf</c> the kind of device,
/// <c>meta</c>, <c>ptch</c> the patch as JSON with a zero at its end.
/// </summary>
internal sealed record Device(string Kind, uint Meta, JsonNode Patch)
{
    public static Device Read(string path)
    {
        var chunks = new List<(string Name, byte[] Content)>();
        for (ReadOnlySpan<byte> rest = File.ReadAllBytes(path); rest.Length > 0;)
        {
            var size = BinaryPrimitives.ReadInt32LittleEndian(rest[4..]);
            chunks.Add((Encoding.ASCII.GetString(rest[..4]), rest.Slice(8, size).ToArray()));
            rest = rest[(8 + size)..];
        }

        Assert.Equal(["ampf", "meta", "ptch"], chunks.Select(chunk => chunk.Name));
        Assert.Equal(0, chunks[2].Content[^1]);
        return new(
            Encoding.ASCII.GetString(chunks[0].Content),
            BinaryPrimitives.ReadUInt32LittleEndian(chunks[1].Content),
            JsonNode.Parse(chunks[2].Content.AsSpan(..^1))!);
    }
}
