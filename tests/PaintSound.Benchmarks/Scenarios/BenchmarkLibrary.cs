using PaintSound.Library.Indexing;
using PaintSound.Simulation.Sources;
using PaintSound.Worker.Commands;

namespace PaintSound.Benchmarks.Scenarios;

/// <summary>The simulated works, indexed with the shipped networks.</summary>
internal sealed class BenchmarkLibrary : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("paintsound-benchmarks-");

    /// <summary>The folder of the library.</summary>
    public string Folder => Path.Combine(_folder.FullName, "library");

    /// <summary>Creates and indexes the library.</summary>
    public static async Task<BenchmarkLibrary> CreateAsync(CancellationToken stop)
    {
        var library = new BenchmarkLibrary();
        var works = Path.Combine(library._folder.FullName, "works");
        await SimulatedLibrary.WriteAsync(works, seed: 2, progress: null, stop);
        await IndexCommand.IndexAsync(Directory.GetDirectories(works), library.Folder, new IndexOptions(), [], stop);
        return library;
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
