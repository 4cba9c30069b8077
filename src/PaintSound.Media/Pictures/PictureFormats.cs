using ImageMagick;

namespace PaintSound.Media.Pictures;

/// <summary>Recognises the formats of pictures by their first bytes. Formats that have no signature are recognised by the extension, too.</summary>
internal static class PictureFormats
{
    /// <summary>Bytes that are enough to recognise a format.</summary>
    public const int HeaderBytes = 256;

    private const int BrandStart = 8;

    private static readonly string[] HevcBrands = ["heic", "heix", "heim", "heis", "hevc", "hevx", "mif1", "msf1"];
    private static readonly string[] Av1Brands = ["avif", "avis"];

    // Of the makers of cameras, and Adobe's DNG.
    private static readonly string[] RawExtensions =
        [".3fr", ".arw", ".cr2", ".cr3", ".crw", ".dng", ".erf", ".iiq", ".kdc", ".mrw", ".nef", ".nrw", ".orf", ".pef", ".raf", ".rw2", ".rwl", ".sr2", ".srw", ".x3f"];

    // The first rows win. An extension is required where the signature is short enough to appear in other files.
    private static readonly Signature[] Signatures =
    [
        new(MagickFormat.Jpeg, [0xFF, 0xD8, 0xFF]),
        new(MagickFormat.Png, [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A]),
        new(MagickFormat.Gif, "GIF87a"u8.ToArray()),
        new(MagickFormat.Gif, "GIF89a"u8.ToArray()),
        new(MagickFormat.Tiff, "II*\0"u8.ToArray()),
        new(MagickFormat.Tiff, "MM\0*"u8.ToArray()),
        new(MagickFormat.Tiff, "II+\0"u8.ToArray()),
        new(MagickFormat.Tiff, "MM\0+"u8.ToArray()),
        new(MagickFormat.Psd, "8BPS"u8.ToArray()),
        new(MagickFormat.Jp2, [0, 0, 0, 0x0C, (byte)'j', (byte)'P', (byte)' ', (byte)' ', 0x0D, 0x0A, 0x87, 0x0A]),
        new(MagickFormat.J2k, [0xFF, 0x4F, 0xFF, 0x51]),
        new(MagickFormat.Jxl, [0, 0, 0, 0x0C, (byte)'J', (byte)'X', (byte)'L', (byte)' ', 0x0D, 0x0A, 0x87, 0x0A]),
        new(MagickFormat.Jxl, [0xFF, 0x0A], ".jxl"),
        new(MagickFormat.Exr, [0x76, 0x2F, 0x31, 0x01]),
        new(MagickFormat.Qoi, "qoif"u8.ToArray()),
        new(MagickFormat.Dds, "DDS "u8.ToArray()),
        new(MagickFormat.Hdr, "#?RADIANCE"u8.ToArray()),
        new(MagickFormat.Hdr, "#?RGBE"u8.ToArray()),
        new(MagickFormat.Dpx, "SDPX"u8.ToArray()),
        new(MagickFormat.Dpx, "XPDS"u8.ToArray()),
        new(MagickFormat.Xcf, "gimp xcf"u8.ToArray()),
        new(MagickFormat.Bmp, "BM"u8.ToArray(), ".bmp", ".dib"),
        new(MagickFormat.Pcx, [0x0A], ".pcx"),
        new(MagickFormat.Sgi, [0x01, 0xDA], ".sgi", ".rgb", ".bw"),
        new(MagickFormat.Ico, [0, 0, 1, 0], ".ico"),
        new(MagickFormat.Pnm, "P"u8.ToArray(), ".pbm", ".pgm", ".ppm", ".pnm", ".pam"),
        new(MagickFormat.Tga, [], ".tga"),
    ];

    /// <summary>Returns the format, or null if the file is no picture of a known format.</summary>
    /// <param name="header">The first <see cref="HeaderBytes"/> bytes of the file, or all of a shorter one.</param>
    /// <param name="file">Path of the file, for its extension.</param>
    public static MagickFormat? Find(ReadOnlySpan<byte> header, string file)
    {
        if (header.Length >= 12 && header.StartsWith("RIFF"u8) && header[8..].StartsWith("WEBP"u8))
        {
            return MagickFormat.WebP;
        }

        if (header.Length >= 16 && header[4..].StartsWith("ftyp"u8))
        {
            return FindHeif(header);
        }

        var extension = Path.GetExtension(file);
        foreach (var signature in Signatures)
        {
            if (header.StartsWith(signature.Start) && (signature.Extensions.Length == 0 || signature.Extensions.Contains(extension, StringComparer.OrdinalIgnoreCase)))
            {
                return signature.Format;
            }
        }

        return null;
    }

    /// <summary>
    /// True if the file holds the raw picture of a camera. Many are TIFF files whose first picture is only a small preview in other colours.
    /// </summary>
    /// <param name="format">The format by <see cref="Find"/>.</param>
    /// <param name="file">Path of the file, for its extension.</param>
    public static bool IsRaw(MagickFormat? format, string file) =>
        format is null or MagickFormat.Tiff
        && RawExtensions.Contains(Path.GetExtension(file), StringComparer.OrdinalIgnoreCase);

    // ISO/IEC 23008-12, annex B: a film of the same container has none of these brands.
    private static MagickFormat? FindHeif(ReadOnlySpan<byte> header)
    {
        var end = Math.Min(header.Length, (int)Math.Min(int.MaxValue, System.Buffers.Binary.BinaryPrimitives.ReadUInt32BigEndian(header)));
        List<string> brands = [];
        for (var at = BrandStart; at + 4 <= end; at += 4)
        {
            brands.Add(System.Text.Encoding.ASCII.GetString(header.Slice(at, 4)));
        }

        return brands.Intersect(Av1Brands).Any() ? MagickFormat.Avif : brands.Intersect(HevcBrands).Any() ? MagickFormat.Heic : null;
    }

    private sealed record Signature(MagickFormat Format, byte[] Start, params string[] Extensions);
}
