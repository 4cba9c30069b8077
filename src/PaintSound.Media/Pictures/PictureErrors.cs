using System.Buffers.Binary;
using System.Globalization;
using System.Text.RegularExpressions;
using ImageMagick;

namespace PaintSound.Media.Pictures;

/// <summary>Translates the errors of the picture library into plain reasons. A reason says no more than is known.</summary>
internal static partial class PictureErrors
{
    // The order matters: the first entry found is used. The words are those of ImageMagick, libheif, libtiff, libpng and OpenJPEG.
    private static readonly (string Pattern, string Reason)[] Reasons =
    [
        ("end of file", "it was cut off before it was complete"),
        ("UnexpectedEndOfFile", "it was cut off before it was complete"),
        ("inconsistent with stream length", "it was cut off before it was complete"),
        ("Unsupported codec", "it is compressed with a codec that PaintSound cannot read; save it as JPEG or PNG"),
        ("Unsupported feature", "it uses a feature of its format that PaintSound cannot read; save it as JPEG or PNG"),
        ("NotSupported", "it uses a feature of its format that PaintSound cannot read; save it as JPEG or PNG"),
        ("not supported", "it uses a feature of its format that PaintSound cannot read; save it as JPEG or PNG"),
        ("CacheResourcesExhausted", "it needs more memory than PaintSound gives to one picture"),
        ("ResourceLimit", "it needs more memory than PaintSound gives to one picture"),
        ("ExceedsLimit", "it is too large, or its header is damaged"),
        ("ImproperImageHeader", "its header is damaged"),
        ("NegativeOrZeroImageSize", "it has no pixels: its width or height is 0"),
    ];

    /// <summary>Returns the reason, without a full stop.</summary>
    /// <param name="error">The error.</param>
    /// <param name="header">The first bytes of the file.</param>
    /// <param name="format">The format of the file.</param>
    /// <param name="length">Bytes of the file.</param>
    public static string Explain(MagickException error, ReadOnlySpan<byte> header, MagickFormat format, long length)
    {
        if (GetDeclaredLength(header, format) is { } declared && declared > length)
        {
            return string.Create(CultureInfo.InvariantCulture, $"it was cut off: {length} of {declared} bytes are there");
        }

        var messages = error.RelatedExceptions.Select(related => related.Message).Prepend(error.Message).ToArray();
        foreach (var (pattern, reason) in Reasons)
        {
            if (messages.Any(message => message.Contains(pattern, StringComparison.OrdinalIgnoreCase)))
            {
                return reason;
            }
        }

        return error is MagickCorruptImageErrorException or MagickCoderErrorException
            ? "it is damaged or was cut off"
            : PlacePattern().Replace(messages[0], "").Replace('\n', ' ').TrimEnd('.', ' ');
    }

    /// <summary>The smallest length that the header promises; null if the format does not say it at its beginning.</summary>
    private static long? GetDeclaredLength(ReadOnlySpan<byte> header, MagickFormat format) => format switch
    {
        MagickFormat.WebP when header.Length >= 8 => BinaryPrimitives.ReadUInt32LittleEndian(header[4..]) + 8L,
        MagickFormat.Bmp when header.Length >= 6 => BinaryPrimitives.ReadUInt32LittleEndian(header[2..]),
        // The directory of a TIFF, which is often at its end.
        MagickFormat.Tiff when header.Length >= 8 && header[2] + header[3] == '*' =>
            2L + (header[0] == 'I' ? BinaryPrimitives.ReadUInt32LittleEndian(header[4..]) : BinaryPrimitives.ReadUInt32BigEndian(header[4..])),
        _ => null,
    };

    /// <summary>The end of a message: the name of a file and the place in the library's source.</summary>
    [GeneratedRegex(@"\s*(\(\d+\.\d+\)\s*)?`[^']*'\s*@.*$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.Singleline, 1000)]
    private static partial Regex PlacePattern();
}
