using System.IO.Compression;
using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace PaintSound.Live.Set;

/// <summary>A set as a file: gzip around XML in UTF-8, one element a line, as Live writes it.</summary>
internal static class SetFile
{
    private static ReadOnlySpan<byte> Gzip => [0x1f, 0x8b];

    /// <summary>Writes a set.</summary>
    /// <param name="file">Where; replaced where it is there.</param>
    /// <param name="set">The set.</param>
    public static void Write(string file, XDocument set)
    {
        using var stream = File.Create(file);
        using var packed = new GZipStream(stream, CompressionLevel.Optimal);
        using var writer = XmlWriter.Create(packed, new XmlWriterSettings
        {
            Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
            Indent = true,
            IndentChars = "\t",
            NewLineChars = "\n",
        });
        set.Save(writer);
    }

    /// <summary>Reads a set; Live opens plain XML, too.</summary>
    /// <param name="file">The file.</param>
    /// <exception cref="InvalidDataException">It is damaged.</exception>
    /// <exception cref="XmlException">It is no XML.</exception>
    public static XDocument Read(string file)
    {
        using var stream = File.OpenRead(file);
        Span<byte> start = stackalloc byte[2];
        var packed = stream.Read(start) == 2 && start.SequenceEqual(Gzip);
        stream.Position = 0;
        using Stream content = packed ? new GZipStream(stream, CompressionMode.Decompress) : stream;
        return XDocument.Load(content);
    }
}
