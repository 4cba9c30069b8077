using System.Buffers.Binary;
using System.Text;
using System.Text.Json.Nodes;

namespace PaintSound.Max.Tests;

/// <summary>
/// A frozen Max for Live device, unfrozen. The file consists of chunks: four letters, a little-endian size, and content. <c>ampf</c> is the
/// kind of device, <c>meta</c> is 7 if it is frozen, and <c>ptch</c> holds the members: <c>mx@c</c>, the big-endian place of their list, their
/// contents one after the other, and the list <c>dlst</c>, whose big-endian sizes include their own eight bytes.
/// </summary>
internal sealed record Device(string Kind, uint Meta, string Name, JsonNode Patch, IReadOnlyDictionary<string, string> Scripts)
{
    private const int MainFlag = 17;

    public static Device Read(string path) => Read(File.ReadAllBytes(path));

    public static Device Read(byte[] file)
    {
        var chunks = new List<(string Name, byte[] Content)>();
        for (ReadOnlySpan<byte> rest = file; rest.Length > 0;)
        {
            var size = BinaryPrimitives.ReadInt32LittleEndian(rest[4..]);
            chunks.Add((Encoding.ASCII.GetString(rest[..4]), rest.Slice(8, size).ToArray()));
            rest = rest[(8 + size)..];
        }

        Assert.Equal(["ampf", "meta", "ptch"], chunks.Select(chunk => chunk.Name));
        var frozen = chunks[2].Content;
        Assert.Equal(("mx@c", 16), (Encoding.ASCII.GetString(frozen, 0, 4), BinaryPrimitives.ReadInt32BigEndian(frozen.AsSpan(4))));
        var list = Assert.Single(ReadParts(frozen[(int)BinaryPrimitives.ReadInt64BigEndian(frozen.AsSpan(8))..]));
        Assert.Equal("dlst", list.Name);
        var members = ReadParts(list.Content).Select(entry => Member.Read(frozen, entry.Content)).ToArray();
        Assert.Equal(16, members[0].Start);
        Assert.All(members.Zip(members.Skip(1)), pair => Assert.Equal(pair.First.Start + pair.First.Content.Length, pair.Second.Start));
        var main = Assert.Single(members, member => member.Flag == MainFlag);
        Assert.Equal(("JSON", 0), (main.Type, main.Content[^1]));
        return new(
            Encoding.ASCII.GetString(chunks[0].Content),
            BinaryPrimitives.ReadUInt32LittleEndian(chunks[1].Content),
            main.Name,
            JsonNode.Parse(main.Content.AsSpan(..^1))!,
            members.Where(member => member.Type == "TEXT").ToDictionary(member => member.Name, member => Encoding.UTF8.GetString(member.Content), StringComparer.Ordinal));
    }

    private static IEnumerable<(string Name, byte[] Content)> ReadParts(byte[] bytes)
    {
        for (var at = 0; at < bytes.Length;)
        {
            var size = BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(at + 4));
            yield return (Encoding.ASCII.GetString(bytes, at, 4), bytes[(at + 8)..(at + size)]);
            at += size;
        }
    }

    private sealed record Member(string Name, string Type, int Flag, int Start, byte[] Content)
    {
        public static Member Read(byte[] frozen, byte[] entry)
        {
            var fields = ReadParts(entry).ToDictionary(field => field.Name, field => field.Content, StringComparer.Ordinal);
            Assert.Equal(["type", "fnam", "sz32", "of32", "vers", "flag", "mdat"], fields.Keys);
            Assert.Equal(0, fields["fnam"].Length % 4);
            int Number(string field) => BinaryPrimitives.ReadInt32BigEndian(fields[field]);
            return new(
                Encoding.UTF8.GetString(fields["fnam"]).TrimEnd('\0'),
                Encoding.ASCII.GetString(fields["type"]),
                Number("flag"),
                Number("of32"),
                frozen[Number("of32")..(Number("of32") + Number("sz32"))]);
        }
    }
}
