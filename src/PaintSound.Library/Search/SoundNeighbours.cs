using PaintSound.Library.Search.Neighbours;

namespace PaintSound.Library.Search;

/// <summary>
/// The index of the excerpts that sound alike, kept beside the tables of a library, so that it is of the same excerpts and networks and goes when they
/// change. Its distances are those of a show with default settings, without the difference of brightness. Thread-safe; of several processes that build it, the
/// last one counts, and they build the same.
/// </summary>
/// <param name="excerpts">The excerpts.</param>
/// <param name="store">Builds and opens the index.</param>
public sealed class SoundNeighbours(ExcerptTable excerpts, INeighbourIndexStore store)
{
    private const string Name = "neighbours";

    /// <summary>True if the library has the index.</summary>
    public bool IsBuilt => File.Exists(Path);

    private string? Path => excerpts.TableFolder is { } folder ? System.IO.Path.Combine(folder, Name + store.Extension) : null;

    /// <summary>Opens the index.</summary>
    /// <returns>Null if the library has none.</returns>
    /// <exception cref="LibraryException">The index is damaged, or does not run on this system.</exception>
    public INeighbourIndex? Open() => IsBuilt ? store.Open(Path!, new SoundSpace(excerpts).Width, excerpts.Count) : null;

    /// <summary>Builds the index, in place of one that there may be.</summary>
    /// <param name="progress">Receives the fraction that is done, 0..1.</param>
    /// <param name="stop">Ends the work; the library stays as it was.</param>
    /// <exception cref="LibraryException">The index cannot be written, or does not run on this system.</exception>
    public void Build(IProgress<double> progress, CancellationToken stop)
    {
        var path = Path ?? throw new InvalidOperationException("The excerpts come from no library.");
        var space = new SoundSpace(excerpts);
        var temporary = $"{path}.{Guid.NewGuid():N}.new";
        try
        {
            store.Build(temporary, space.Width, excerpts.Count, space.CopyVector, progress, stop);
            File.Move(temporary, path, overwrite: true);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new LibraryException($"The index of neighbours cannot be written to {path}: {error.Message}", error);
        }
        finally
        {
            File.Delete(temporary);
        }
    }
}
