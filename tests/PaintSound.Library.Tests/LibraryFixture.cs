using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using PaintSound.Library.Indexing;
using PaintSound.Library.Search;
using PaintSound.Models.Manifests;

namespace PaintSound.Library.Tests;

/// <summary>A folder of works and a library, gone after the test.</summary>
internal sealed class Place : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("paintsound-").FullName;

    public string Library => Path.Combine(_root, "library");

    public string Works => Path.Combine(_root, "works");

    public FakeDecoder Decoder { get; } = new();

    public string Write(string name, string content)
    {
        var path = Path.Combine(Works, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, content);
        return path;
    }

    /// <summary>Three pieces and two paintings; six excerpts.</summary>
    public void WriteSome()
    {
        Write("slow/first_piece.wav", "music 8.5 1");
        Write("slow/second.mp3", "music 12 2");
        Write("quick.flac", "music 1 3");
        Write("pictures/red.png", "picture 4");
        Write("pictures/blue.jpg", "picture 5");
    }

    public Task<IndexReport> IndexAsync(FakeNetworks networks, IndexOptions? options = null, params string[] folders) =>
        new Indexer(Decoder, networks.Load, TimeProvider.System).IndexAsync(
            Library,
            folders.Length > 0 ? folders : [Works],
            options ?? new IndexOptions(),
            null,
            TestContext.Current.CancellationToken);

    public string Dump(FakeNetworks networks) => Dump(networks.Correspondence, networks.Sound);

    /// <summary>Everything that a library holds, bit by bit.</summary>
    public string Dump(Manifest correspondence, Manifest sound)
    {
        var library = WorkLibrary.Open(Library);
        var excerpts = library.Excerpts(correspondence, sound);
        var paintings = library.Paintings(correspondence);
        var text = new StringBuilder();
        for (var i = 0; i < excerpts.Count; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $"{excerpts[i]} ")
                .Append(Row(excerpts.SoundHalves, i, excerpts.Count))
                .Append(Row(excerpts.Rhythms, i, excerpts.Count))
                .Append(Row(excerpts.Timbres, i, excerpts.Count))
                .AppendLine(Row(excerpts.Pooleds, i, excerpts.Count));
        }

        for (var i = 0; i < paintings.Count; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $"{paintings[i]} ")
                .AppendLine(Row(paintings.ImageHalves, i, paintings.Count));
        }

        return text.ToString();
    }

    public void Dispose() => Directory.Delete(_root, recursive: true);

    private static string Row(ReadOnlySpan<float> rows, int index, int count)
    {
        var width = rows.Length / count;
        return Convert.ToHexString(MemoryMarshal.AsBytes(rows.Slice(index * width, width))) + " ";
    }
}
