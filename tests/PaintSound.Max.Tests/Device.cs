using System.Buffers.Binary;
using System.Text;
using System.Text.Json.Nodes;

namespace PaintSound.Max.Tests;

/// <summary>
/// The file of a Max for Live device, unfrozen. It consists of chunks: four letters, a little-endian size, and content. <c>ampf</c> is the kind
/// of device, then <c>meta</c>, and <c>ptch</c> is the patch as JSON with a final zero.
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
