using System.IO.Compression;
using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace PaintSound.Live.Set;

/// <summary>Reads and writes the file of a set: gzip-compressed XML in UTF-8, one element per line, as Live writes it.</summary>
internal static class SetFile
{
    private static ReadOnlySpan<byte> Gzip => [0x1f, 0x8b];

    /// <summary>Writes a set.</summary>
    /// <param name="file">The file; an existing one is replaced.</param>
    /// <param name="set">The set.</param>
    public static void Write(string file, XDocument set)
    {
        using var stream = File.Create(file);
        using var compressed = new GZipStream(stream, CompressionLevel.Optimal);
        using var writer = XmlWriter.Create(compressed, new XmlWriterSettings
        {
            Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
            Indent = true,
            IndentChars = "\t",
            NewLineChars = "\n",
        });
        set.Save(writer);
    }

    /// <summary>Reads a set. Like Live, also accepts uncompressed XML.</summary>
    /// <param name="file">The file.</param>
    /// <exception cref="InvalidDataException">The file is damaged.</exception>
    /// <exception cref="XmlException">The content is not XML.</exception>
    public static XDocument Read(string file)
    {
        using var stream = File.OpenRead(file);
        Span<byte> start = stackalloc byte[2];
        var isCompressed = stream.Read(start) == 2 && start.SequenceEqual(Gzip);
        stream.Position = 0;
        using Stream content = isCompressed ? new GZipStream(stream, CompressionMode.Decompress) : stream;
        return XDocument.Load(content);
    }
}
