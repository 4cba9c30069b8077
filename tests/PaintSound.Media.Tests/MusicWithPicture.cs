using System.Buffers.Binary;
using System.Text;

namespace PaintSound.Media.Tests;

/// <summary>Music files that contain a picture, byte by byte, with hardly any sound. The fuzz tests damage them.</summary>
internal static class MusicWithPicture
{
    /// <summary>An ID3 tag of version 2.2, 2.3 or 2.4, as an MP3 file begins.</summary>
    /// <param name="version">2, 3 or 4.</param>
    /// <param name="picture">The picture.</param>
    /// <param name="kind">What it shows; 3 is the front.</param>
    /// <param name="isUnsynchronised">True to insert zeros after 0xFF.</param>
    /// <param name="isWide">True for a description in UTF-16.</param>
    /// <param name="extended">Bytes of an extended header after its length.</param>
    public static byte[] Id3(int version, byte[] picture, byte kind = 3, bool isUnsynchronised = false, bool isWide = false, int extended = 0)
    {
        byte[] format = version == 2 ? [.. "PNG"u8] : [.. "image/png"u8, 0];
        byte[] description = isWide ? [0xff, 0xfe, (byte)'c', 0, 0, 0] : [(byte)'c', 0];
        byte[] body = [(byte)(isWide ? 1 : 0), .. format, kind, .. description, .. picture];
        byte[] frame;
        if (version == 4)
        {
            // Its flags: unsynchronised, and the length before that.
            var content = isUnsynchronised ? SyncSafe(body.Length).Concat(Unsynchronise(body)).ToArray() : body;
            frame = [.. "APIC"u8, .. SyncSafe(content.Length), 0, (byte)(isUnsynchronised ? 0x03 : 0), .. content];
        }
        else
        {
            frame = version == 2 ? [.. "PIC"u8, .. Big(body.Length)[1..], .. body] : [.. "APIC"u8, .. Big(body.Length), 0, 0, .. body];
        }

        byte[] title = version == 2 ? [.. "TT2"u8, 0, 0, 2, 0, (byte)'t'] : [.. "TIT2"u8, 0, 0, 0, 2, 0, 0, 0, (byte)'t'];
        byte[] header = extended == 0 ? [] : version == 4 ? [.. SyncSafe(extended + 4), .. new byte[extended]] : [.. Big(extended), .. new byte[extended]];
        byte[] tag = [.. header, .. title, .. frame, .. new byte[20]];
        tag = isUnsynchronised && version < 4 ? Unsynchronise(tag) : tag;
        var flags = (isUnsynchronised ? 0x80 : 0) | (extended > 0 ? 0x40 : 0);
        return [.. "ID3"u8, (byte)version, 0, (byte)flags, .. SyncSafe(tag.Length), .. tag, 0xff, 0xfb, 0x90, 0, .. new byte[30]];
    }

    /// <summary>A FLAC file whose first picture is of another kind than the second one.</summary>
    public static byte[] Flac(byte[] other, byte[] front)
    {
        byte[] first = Block(other, 4), second = Block(front, 3);
        return [.. "fLaC"u8, 0, 0, 0, 34, .. new byte[34], 6, .. Big(first.Length)[1..], .. first, 0x86, .. Big(second.Length)[1..], .. second, 0xff, 0xf8];
    }

    /// <summary>A block of FLAC without its header.</summary>
    public static byte[] Block(byte[] picture, int kind) =>
        [.. Big(kind), .. Big(9), .. "image/png"u8, .. Big(1), (byte)'c', .. Big(1), .. Big(1), .. Big(24), .. Big(0), .. Big(picture.Length), .. picture];

    /// <summary>An Ogg Vorbis file with the picture in its comments, on as many pages as it needs.</summary>
    public static byte[] Ogg(byte[] picture)
    {
        var comment = Encoding.ASCII.GetBytes("metadata_block_picture=" + Convert.ToBase64String(Block(picture, 3)));
        byte[] comments = [3, .. "vorbis"u8, .. Little(1), (byte)'v', .. Little(2), .. Little(7), .. "TITLE=t"u8, .. Little(comment.Length), .. comment, 1];
        List<byte> file = [.. Page([30]), 1, .. "vorbis"u8, .. new byte[23]];
        foreach (var part in comments.Chunk(255 * 255))
        {
            var isLast = part.Length < 255 * 255;
            file.AddRange([.. Page([.. Enumerable.Repeat(byte.MaxValue, part.Length / 255), .. isLast ? new[] { (byte)(part.Length % 255) } : []]), .. part]);
        }

        return [.. file];
    }

    /// <summary>A FLAC stream in an Ogg file.</summary>
    public static byte[] OggFlac(byte[] picture)
    {
        byte[] block = [0x86, .. Big(Block(picture, 3).Length)[1..], .. Block(picture, 3)];
        return [.. Page([9]), 0x7f, .. "FLAC"u8, 1, 0, 0, 1, .. Page([4]), 4, 0, 0, 0, .. Page([.. Enumerable.Repeat(byte.MaxValue, block.Length / 255), (byte)(block.Length % 255)]), .. block];
    }

    /// <summary>An MP4 file as iTunes writes it.</summary>
    public static byte[] Mp4(byte[] picture) =>
    [
        .. Box("ftyp", [.. "M4A "u8, 0, 0, 2, 0]),
        .. Box("free", []),
        .. Box("moov", [.. Box("mvhd", new byte[100]), .. Box("udta", Box("meta", [0, 0, 0, 0, .. Box("hdlr", new byte[25]), .. Box("ilst", Box("covr", Box("data", [0, 0, 0, 14, 0, 0, 0, 0, .. picture])))]))]),
    ];

    /// <summary>A WAV file with a tag behind its sound.</summary>
    public static byte[] Wav(byte[] tag) =>
        [.. "RIFF"u8, .. Little(100 + tag.Length), .. "WAVE"u8, .. "data"u8, .. Little(3), 1, 2, 3, 0, .. "id3 "u8, .. Little(tag.Length), .. tag];

    /// <summary>An RF64 file, whose length of sound is in another chunk.</summary>
    public static byte[] Rf64(byte[] tag) =>
        [.. "RF64"u8, .. Little(-1), .. "WAVE"u8, .. "ds64"u8, .. Little(28), .. new byte[8], .. Little(4), .. new byte[16], .. "data"u8, .. Little(-1), 1, 2, 3, 4, .. "ID3 "u8, .. Little(tag.Length), .. tag];

    /// <summary>An AIFF file with a tag behind its sound.</summary>
    public static byte[] Aiff(byte[] tag) =>
        [.. "FORM"u8, .. Big(100 + tag.Length), .. "AIFF"u8, .. "SSND"u8, .. Big(3), 1, 2, 3, 0, .. "ID3 "u8, .. Big(tag.Length), .. tag];

    private static byte[] Box(string name, byte[] content) => [.. Big(content.Length + 8), .. Encoding.ASCII.GetBytes(name), .. content];

    private static byte[] Page(byte[] lengths) => [.. "OggS"u8, .. new byte[10], 7, 0, 0, 0, .. new byte[8], (byte)lengths.Length, .. lengths];

    private static byte[] Unsynchronise(byte[] bytes) => [.. bytes.SelectMany(value => value == 0xff ? new byte[] { 0xff, 0 } : [value])];

    private static byte[] SyncSafe(int number) => [(byte)((number >> 21) & 0x7f), (byte)((number >> 14) & 0x7f), (byte)((number >> 7) & 0x7f), (byte)(number & 0x7f)];

    private static byte[] Big(int number)
    {
        var bytes = new byte[sizeof(int)];
        BinaryPrimitives.WriteInt32BigEndian(bytes, number);
        return bytes;
    }

    private static byte[] Little(int number)
    {
        var bytes = new byte[sizeof(int)];
        BinaryPrimitives.WriteInt32LittleEndian(bytes, number);
        return bytes;
    }
}
