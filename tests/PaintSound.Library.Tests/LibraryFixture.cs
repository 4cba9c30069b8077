using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using PaintSound.Core.Vectors;
using PaintSound.Library.Indexing;
using PaintSound.Library.Search;
using PaintSound.Library.Storage;
using PaintSound.Models.Manifests;

namespace PaintSound.Library.Tests;

/// <summary>A temporary folder with works and a library. Disposing deletes it.</summary>
internal sealed class LibraryFixture : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("paintsound-").FullName;

    public string Library => Path.Combine(_root, "library");

    public string Works => Path.Combine(_root, "works");

    public FakeDecoder Decoder { get; } = new();

    public string WriteFile(string name, string content)
    {
        var path = Path.Combine(Works, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, content);
        return path;
    }

    /// <summary>Writes three music works with six excerpts, and two paintings.</summary>
    public void WriteSampleWorks()
    {
        WriteFile("slow/first_piece.wav", "music 8.5 1");
        WriteFile("slow/second.mp3", "music 12 2");
        WriteFile("quick.flac", "music 1 3");
        WriteFile("pictures/red.png", "picture 4");
        WriteFile("pictures/blue.jpg", "picture 5");
    }

    /// <summary>Makes the database one of an earlier version: takes away what came after it.</summary>
    /// <param name="version">5 to 8.</param>
    public void Downgrade(int version)
    {
        using var database = LibraryDatabase.OpenForWriting(new LibraryFolder(Library));
        database.Execute("ALTER TABLE picture DROP COLUMN warmth");
        if (version < 8)
        {
            database.Execute("DROP TABLE measure; ALTER TABLE tag DROP COLUMN genre; ALTER TABLE file DROP COLUMN folder");
        }

        if (version < 7)
        {
            database.Execute("DROP TABLE place; DROP TABLE collected");
        }

        if (version < 6)
        {
            database.Execute("DROP TABLE tag; DROP TABLE switched_off");
        }

        database.Execute($"PRAGMA user_version = {version}");
    }

    public Task<IndexReport> IndexAsync(FakeNetworks networks, IndexOptions? options = null, params string[] folders) =>
        new Indexer(Decoder, networks.Load, TimeProvider.System).IndexAsync(
            Library,
            folders.Length > 0 ? folders : [Works],
            options ?? new IndexOptions(),
            null,
            TestContext.Current.CancellationToken);

    public string Dump(FakeNetworks networks) => Dump(networks.Correspondence, networks.Sound);

    /// <summary>Returns the exact content of the library as text.</summary>
    public string Dump(Manifest correspondence, Manifest sound)
    {
        var library = WorkLibrary.Open(Library);
        var excerpts = library.LoadExcerpts(correspondence, sound);
        var paintings = library.LoadPaintings(correspondence);
        var text = new StringBuilder();
        for (var i = 0; i < excerpts.Count; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $"{excerpts[i]} ")
                .Append(FormatRow(excerpts.SoundHalves, i))
                .Append(FormatRow(excerpts.Rhythms, i))
                .Append(FormatRow(excerpts.Timbres, i))
                .AppendLine(FormatRow(excerpts.Pooleds, i));
        }

        for (var i = 0; i < paintings.Count; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $"{paintings[i]} ")
                .AppendLine(FormatRow(new ArrayRows<float>(paintings.ImageHalves.ToArray(), paintings.ImageHalves.Length / paintings.Count), i));
        }

        return text.ToString();
    }

    public void Dispose() => Directory.Delete(_root, recursive: true);

    private static string FormatRow(IRows<float> rows, int index) => Convert.ToHexString(MemoryMarshal.AsBytes(rows.GetRows(index, 1))) + " ";
}
