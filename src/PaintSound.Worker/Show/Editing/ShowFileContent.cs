using System.Text;
using PaintSound.Worker.Show.Yaml;

namespace PaintSound.Worker.Show.Editing;

/// <summary>The text of a file with its encoding, so that it can be written with the same bytes.</summary>
/// <param name="Text">The text, without a byte order mark.</param>
/// <param name="Encoding">The encoding.</param>
/// <param name="HasMark">True if the file begins with a byte order mark.</param>
internal sealed record ShowFileContent(string Text, Encoding Encoding, bool HasMark)
{
    /// <summary>Reads a file.</summary>
    /// <exception cref="ShowException">The file is not text in UTF-8 or UTF-16.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The user may not read the file.</exception>
    public static ShowFileContent Read(string file)
    {
        var bytes = File.ReadAllBytes(file);
        var utf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: true, throwOnInvalidBytes: true);
        var marked = new Encoding[] { utf8, new UnicodeEncoding(bigEndian: false, byteOrderMark: true, throwOnInvalidBytes: true), new UnicodeEncoding(bigEndian: true, byteOrderMark: true, throwOnInvalidBytes: true) }
            .FirstOrDefault(encoding => bytes.AsSpan().StartsWith(encoding.Preamble));
        try
        {
            return new ShowFileContent((marked ?? utf8).GetString(bytes.AsSpan(marked?.Preamble.Length ?? 0)), marked ?? utf8, marked is not null);
        }
        catch (DecoderFallbackException e)
        {
            throw new ShowException("it is not text in UTF-8.", e);
        }
    }

    /// <summary>The bytes of the file.</summary>
    public byte[] ToBytes() => HasMark ? [.. Encoding.Preamble, .. Encoding.GetBytes(Text)] : Encoding.GetBytes(Text);
}
