using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using PaintSound.Library.Storage;

namespace PaintSound.Library.Tables;

/// <summary>What the table files of a library contain, and how they are named.</summary>
/// <param name="Works">The music works, sorted by id.</param>
/// <param name="Halves">The shape of the halves.</param>
/// <param name="Embeddings">The shape of the embeddings.</param>
internal sealed record TableLayout(IReadOnlyList<StoredWork> Works, NetworkShape Halves, NetworkShape Embeddings)
{
    // Files of another version are written again.
    private const int Version = 2;
    private const int KeyLength = 24;

    /// <summary>The number of excerpts.</summary>
    /// <exception cref="LibraryException">There are more than 2,147,483,647.</exception>
    public int Count { get; } = Works.Sum(work => (long)work.Count) is <= int.MaxValue and var count
        ? (int)count
        : throw new LibraryException("The library has more than 2,147,483,647 excerpts. Index with a larger --hop, or split it.");

    /// <summary>The number of values of a timbre embedding.</summary>
    public int Timbre => Embeddings.Width - Embeddings.Rhythm - Embeddings.Pooled;

    /// <summary>Returns a name for a path that can be the name of a folder.</summary>
    public static string ComputeName(string path) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(path)))[..KeyLength];

    /// <summary>Returns the name of the files' folder: the same for the same networks, works and rows, because rows and attacks that a library refers to never change.</summary>
    public string ComputeKey()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{Version} {Halves.Hash} {Embeddings.Hash}\n")));
        foreach (var work in Works)
        {
            hash.AppendData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{work.Id} {work.Count} {work.HalfRow} {work.EmbeddingRow} {work.IsMeasured}\n")));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset())[..KeyLength];
    }
}
