namespace PaintSound.Library.Search.Neighbours;

/// <summary>Builds indexes of neighbours, keeps them in files, and opens them again: a library of somebody else behind one interface. Thread-safe.</summary>
public interface INeighbourIndexStore
{
    /// <summary>The extension of its files, with a dot. Files of another version have another one.</summary>
    string Extension { get; }

    /// <summary>Opens an index. The file stays open until the index is disposed, and is not read into memory.</summary>
    /// <param name="path">The file.</param>
    /// <param name="width">The width of the vectors.</param>
    /// <param name="count">The number of vectors.</param>
    /// <exception cref="LibraryException">The file is damaged, is of other vectors, or the index does not run on this system.</exception>
    INeighbourIndex Open(string path, int width, int count);

    /// <summary>Builds an index and writes it.</summary>
    /// <param name="path">The file.</param>
    /// <param name="width">The width of the vectors.</param>
    /// <param name="count">The number of vectors.</param>
    /// <param name="read">Reads the vector of a row.</param>
    /// <param name="progress">Receives the fraction that is done, 0..1.</param>
    /// <param name="stop">Ends the work.</param>
    /// <exception cref="LibraryException">The file cannot be written, or the index does not run on this system.</exception>
    void Build(string path, int width, int count, VectorReading read, IProgress<double> progress, CancellationToken stop);
}
