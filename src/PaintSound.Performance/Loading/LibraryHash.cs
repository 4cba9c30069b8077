using System.Globalization;
using System.Security.Cryptography;
using System.Text.Unicode;
using PaintSound.Core.Works;

namespace PaintSound.Performance.Loading;

/// <summary>A hash of everything in a library from which is selected: with the same networks, the same hash gives the same selections. Takes store it.</summary>
internal sealed class LibraryHash : IDisposable
{
    private const int BlockBytes = 1 << 16;

    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private byte[] _block = new byte[BlockBytes];
    private int _used;

    /// <summary>Computes the hash.</summary>
    /// <param name="excerpts">The excerpts of the library.</param>
    /// <param name="paintings">Its paintings.</param>
    /// <returns>64 hexadecimal digits.</returns>
    public static string Compute(IReadOnlyList<Excerpt> excerpts, IReadOnlyList<Painting> paintings)
    {
        using LibraryHash hash = new();
        MusicWork? work = null;
        foreach (var excerpt in excerpts)
        {
            // The excerpts of a work follow one another.
            while (!ReferenceEquals(work, excerpt.Work) && !hash.TryAdd(excerpt.Work))
            {
                hash.MakeSpace();
            }

            work = excerpt.Work;
            while (!hash.TryAdd(excerpt))
            {
                hash.MakeSpace();
            }
        }

        foreach (var painting in paintings)
        {
            while (!hash.TryAdd(painting))
            {
                hash.MakeSpace();
            }
        }

        hash.Flush();
        return Convert.ToHexStringLower(hash._hash.GetHashAndReset());
    }

    /// <inheritdoc/>
    public void Dispose() => _hash.Dispose();

    // What filters compare.
    private bool TryAdd(MusicWork work) => Utf8.TryWrite(
        _block.AsSpan(_used),
        CultureInfo.InvariantCulture,
        $"{work.Id}|{work.Artist}|{work.Genre}|{work.Year}|{work.TempoBpm}|{work.DurationSeconds}|{work.Folder}\n",
        out var written) && Advance(written);

    // No text is created and the hash gets large blocks: a large library has a million lines.
    private bool TryAdd(Excerpt excerpt) => Utf8.TryWrite(
        _block.AsSpan(_used),
        CultureInfo.InvariantCulture,
        $"{excerpt.Work.Id}|{excerpt.Work.Collection}|{excerpt.StartSeconds}|{excerpt.LevelDb}|{excerpt.OnsetRate}|{excerpt.CentroidHz}|{excerpt.AttackMs}\n",
        out var written) && Advance(written);

    private bool TryAdd(Painting painting) =>
        Utf8.TryWrite(_block.AsSpan(_used), CultureInfo.InvariantCulture, $"{painting.Id}|{painting.Collection}\n", out var written) && Advance(written);

    private bool Advance(int written)
    {
        _used += written;
        return true;
    }

    private void MakeSpace()
    {
        if (_used == 0)
        {
            // A collection with a name that fills the block.
            Array.Resize(ref _block, 2 * _block.Length);
        }

        Flush();
    }

    private void Flush()
    {
        _hash.AppendData(_block, 0, _used);
        _used = 0;
    }
}
