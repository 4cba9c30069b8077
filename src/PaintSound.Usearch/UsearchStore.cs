using System.Runtime.InteropServices;
using Cloud.Unum.USearch;
using PaintSound.Library;
using PaintSound.Library.Search.Neighbours;

namespace PaintSound.Usearch;

/// <summary>
/// Builds and opens indexes of neighbours of USearch: graphs of small worlds (Malkov and Yashunin, "Efficient and robust approximate nearest neighbor search
/// using Hierarchical Navigable Small World graphs", 2018) with values of 16 bits. It runs on Linux and Windows with x64 and on macOS with arm64. Thread-safe.
/// </summary>
public sealed class UsearchStore : INeighbourIndexStore
{
    // Edges of a vector, and how many candidates are looked at for a new vector and for a search.
    private const int Connectivity = 16;
    private const int ExpansionAdd = 128;
    private const int ExpansionSearch = 400;

    private const int ReportEvery = 1024;

    /// <inheritdoc/>
    public string Extension => ".usearch";

    /// <inheritdoc/>
    public INeighbourIndex Open(string path, int width, int count) => Guard(path, () =>
    {
        var index = new USearchIndex(path, view: true);
        if (index.Dimensions() != (ulong)width || index.Size() != (ulong)count)
        {
            index.Dispose();
            throw new LibraryException($"The index of neighbours {path} is of another library. Delete the file, and run 'paintsound library neighbours'.");
        }

        return new UsearchIndex(index);
    });

    /// <inheritdoc/>
    public void Build(string path, int width, int count, VectorReading read, IProgress<double> progress, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(read);
        ArgumentNullException.ThrowIfNull(progress);
        Guard(path, () =>
        {
            using var index = new USearchIndex(MetricKind.L2sq, ScalarKind.Float16, (ulong)width, Connectivity, ExpansionAdd, ExpansionSearch);
            var vector = new float[width];
            for (var row = 0; row < count; row++)
            {
                stop.ThrowIfCancellationRequested();
                read(row, vector);
                index.Add((ulong)row, vector);
                if (row % ReportEvery == 0)
                {
                    progress.Report((double)row / count);
                }
            }

            index.Save(path);
            return true;
        });
    }

    private static T Guard<T>(string path, Func<T> action)
    {
        try
        {
            return action();
        }
        catch (USearchException error)
        {
            throw new LibraryException($"The index of neighbours {path} cannot be used: {error.Message} Delete the file, and run 'paintsound library neighbours'.", error);
        }
        catch (DllNotFoundException error)
        {
            throw new LibraryException(
                $"An index of neighbours does not run on this system ({RuntimeInformation.RuntimeIdentifier}). Delete {path}: PaintSound then compares all excerpts.", error);
        }
    }
}
