using PaintSound.Library.Indexing;
using PaintSound.Performance.Loading;
using PaintSound.Simulation.Music;
using PaintSound.Simulation.Pictures;

namespace PaintSound.Worker.Tests.Reference;

/// <summary>A library of a few simulated works in two collections, indexed with the bundled networks in a temporary folder.</summary>
internal sealed class ReferenceLibrary : IDisposable
{
    private const int Seed = 2;
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("paintsound-reference-");

    /// <summary>The folder of the library.</summary>
    public string Folder => Path.Combine(_folder.FullName, "library");

    /// <summary>The folder of the works.</summary>
    public string Works => Path.Combine(_folder.FullName, "works");

    /// <summary>Writes the works and indexes them.</summary>
    public async Task IndexAsync(CancellationToken stop)
    {
        foreach (var piece in Composer.Pieces.Where((_, i) => i % 3 == 0))
        {
            await WriteAsync(piece.Collection, piece.Title, ReferenceDecoder.Music, stop);
        }

        foreach (var canvas in Gallery.Paintings.Where((_, i) => i % 2 == 0))
        {
            await WriteAsync("paintings", canvas.Title, ReferenceDecoder.Picture, stop);
        }

        await new Indexer(new ReferenceDecoder(Seed), () => NetworkLoader.Open([]), TimeProvider.System).IndexAsync(
            Folder, Directory.GetDirectories(Works), new IndexOptions { HopSeconds = 2 }, progress: null, stop);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private Task WriteAsync(string collection, string title, string extension, CancellationToken stop) => File.WriteAllTextAsync(
        Path.Combine(Directory.CreateDirectory(Path.Combine(Works, collection)).FullName, title + extension), title, stop);
}
