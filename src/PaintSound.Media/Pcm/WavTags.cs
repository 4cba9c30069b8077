using System.Buffers.Binary;
using System.Text;

namespace PaintSound.Media.Pcm;

/// <summary>Reads the tags of a WAV file: the list INFO (RIFF) and the chunk bext (EBU Tech 3285), with ffmpeg's names.</summary>
internal static class WavTags
{
    private const int ListKindBytes = 4;

    // Description, originator and reference come first.
    private const int DateOffset = 256 + 32 + 32, DateBytes = 10, BroadcastBytes = 602;
    private static readonly UTF8Encoding StrictUtf8 = new(false, throwOnInvalidBytes: true);

    private static readonly Dictionary<string, string> Names = new(StringComparer.Ordinal)
    {
        ["INAM"] = "title", ["IART"] = "artist", ["IPRD"] = "album", ["ICRD"] = "date", ["IGNR"] = "genre",
    };

    /// <summary>Reads a list. Others than INFO have no tags.</summary>
    /// <param name="content">The content of the chunk.</param>
    /// <param name="tags">Receives the tags.</param>
    /// <returns>False if the list is damaged, or its text is not UTF-8.</returns>
    public static bool TryReadList(ReadOnlySpan<byte> content, Dictionary<string, string> tags)
    {
        if (content.Length < ListKindBytes)
        {
            return false;
        }

        if (!content.StartsWith("INFO"u8))
        {
            return true;
        }

        var rest = content[ListKindBytes..];
        while (rest.Length >= Chunk.HeadBytes)
        {
            var length = BinaryPrimitives.ReadUInt32LittleEndian(rest[4..]);
            if (length > rest.Length - Chunk.HeadBytes)
            {
                return false;
            }

            if (!TryAdd(tags, Encoding.Latin1.GetString(rest[..4]), rest.Slice(Chunk.HeadBytes, (int)length)))
            {
                return false;
            }

            rest = rest[(int)Math.Min(rest.Length, Chunk.HeadBytes + length + (length & 1))..];
        }

        return true;
    }

    /// <summary>Reads the date of a broadcast file.</summary>
    /// <param name="content">The content of the chunk.</param>
    /// <param name="tags">Receives the date.</param>
    /// <returns>False if the chunk is damaged, or its text is not UTF-8.</returns>
    public static bool TryReadBroadcast(ReadOnlySpan<byte> content, Dictionary<string, string> tags) =>
        content.Length >= BroadcastBytes && TryAdd(tags, "ICRD", content.Slice(DateOffset, DateBytes));

    private static bool TryAdd(Dictionary<string, string> tags, string name, ReadOnlySpan<byte> value)
    {
        if (!Names.TryGetValue(name, out var known))
        {
            return true;
        }

        var end = value.IndexOf((byte)0);
        try
        {
            var text = StrictUtf8.GetString(end < 0 ? value : value[..end]);
            if (text.Length > 0)
            {
                tags[known] = text;
            }

            return true;
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
    }
}
