using Microsoft.Data.Sqlite;
using PaintSound.Core.Works;
using PaintSound.Library.Indexing;
using PaintSound.Library.Storage;
using PaintSound.Models.Manifests;

namespace PaintSound.Library.Search;

/// <summary>
/// A library of music works and paintings, to choose from. It holds no file open between its calls, so it may be
/// indexed again during a performance; what was loaded stays as it was.
/// </summary>
public sealed class WorkLibrary
{
    // The same content may be in several files: the first by name speaks for the work
    // (beside min() SQLite takes the other columns from the row of the minimum).
    private const string Works =
        """
        SELECT work.id, title, min(path), collection, duration, excerpts, half_row, embedding_row
        FROM work JOIN file ON file.work = work.id WHERE music = $music GROUP BY work.id ORDER BY work.id
        """;

    private readonly LibraryFolder _folder;

    private WorkLibrary(LibraryFolder folder) => _folder = folder;

    /// <summary>Absolute path of its folder.</summary>
    public string Folder => _folder.Path;

    /// <summary>Opens the library in a folder.</summary>
    /// <param name="folder">The folder that was given to the <see cref="Indexer"/>.</param>
    /// <exception cref="LibraryException">There is none, or it cannot be read.</exception>
    public static WorkLibrary Open(string folder)
    {
        var library = new WorkLibrary(new LibraryFolder(Path.GetFullPath(folder)));
        if (!File.Exists(library._folder.Database))
        {
            throw new LibraryException(
                $"There is no library in {library.Folder}: make one with paintsound index FOLDER --library {folder}");
        }

        library.Read(_ => true);
        return library;
    }

    /// <summary>The names of the collections, in alphabetical order.</summary>
    /// <exception cref="LibraryException">The library cannot be read.</exception>
    public IReadOnlyList<string> Collections() => Read(database => database.Rows(
        "SELECT DISTINCT collection FROM file WHERE work IS NOT NULL ORDER BY collection", row => row.GetString(0)));

    /// <summary>All music works without their vectors, in the order of their ids; no network is needed.</summary>
    /// <exception cref="LibraryException">The library cannot be read.</exception>
    public IReadOnlyList<MusicWork> Music() => Read(database => database.Rows(Works, Music, ("$music", 1)));

    /// <summary>Loads all excerpts with their vectors.</summary>
    /// <param name="correspondence">The correspondence network that will score them.</param>
    /// <param name="sound">The sound embedding network that will place the brush among them.</param>
    /// <exception cref="LibraryException">The library was made with other networks, or is damaged.</exception>
    public ExcerptTable Excerpts(Manifest correspondence, Manifest sound) => Read(database =>
    {
        var halves = Shape(database, correspondence);
        var embeddings = Shape(database, sound);
        var works = database.Rows(Works, row => new
        {
            Work = Music(row),
            Count = row.GetInt32(5),
            HalfRow = row.GetInt64(6),
            EmbeddingRow = row.GetInt64(7),
        }, ("$music", 1));
        var figures = database.Rows(
            "SELECT start, level, onset_rate FROM excerpt WHERE work IN (SELECT work FROM file) ORDER BY work, number",
            row => (Start: row.GetDouble(0), Level: row.GetFloat(1), Onsets: row.GetFloat(2)));

        var count = works.Sum(work => work.Count);
        if (count != figures.Count)
        {
            throw new LibraryException($"The library {Folder} is damaged: delete the folder and index again.");
        }

        var timbre = embeddings.Width - embeddings.Rhythm - embeddings.Pooled;
        var excerpts = new Excerpt[count];
        var soundHalves = new float[count * halves.Width];
        var rhythms = new float[count * embeddings.Rhythm];
        var timbres = new float[count * timbre];
        var pooleds = new float[count * embeddings.Pooled];
        using var halfRows = new VectorReader(_folder.Vectors(halves), halves.Format);
        using var embeddingRows = new VectorReader(_folder.Vectors(embeddings), embeddings.Format);
        var i = 0;
        foreach (var work in works)
        {
            for (var number = 0; number < work.Count; number++, i++)
            {
                excerpts[i] = new Excerpt(work.Work, figures[i].Start, figures[i].Level, figures[i].Onsets);
                halfRows.Row(work.HalfRow + number).CopyTo(soundHalves.AsSpan(i * halves.Width));
                var embedding = embeddingRows.Row(work.EmbeddingRow + number);
                embedding[..embeddings.Rhythm].CopyTo(rhythms.AsSpan(i * embeddings.Rhythm));
                embedding.Slice(embeddings.Rhythm, timbre).CopyTo(timbres.AsSpan(i * timbre));
                embedding[(embeddings.Rhythm + timbre)..].CopyTo(pooleds.AsSpan(i * embeddings.Pooled));
            }
        }

        return new ExcerptTable(excerpts, soundHalves, rhythms, timbres, pooleds);
    });

    /// <summary>Loads all paintings with their vectors.</summary>
    /// <param name="correspondence">The correspondence network that will score them.</param>
    /// <exception cref="LibraryException">The library was made with another network, or is damaged.</exception>
    public PaintingTable Paintings(Manifest correspondence) => Read(database =>
    {
        var halves = Shape(database, correspondence);
        var works = database.Rows(Works, row => new
        {
            Painting = new Painting(row.GetString(0), row.GetString(1), row.GetString(2), row.GetString(3)),
            HalfRow = row.GetInt64(6),
        }, ("$music", 0));

        var imageHalves = new float[works.Count * halves.Width];
        using var rows = new VectorReader(_folder.Vectors(halves), halves.Format);
        for (var i = 0; i < works.Count; i++)
        {
            rows.Row(works[i].HalfRow).CopyTo(imageHalves.AsSpan(i * halves.Width));
        }

        return new PaintingTable(works.Select(work => work.Painting).ToArray(), imageHalves);
    });

    private static MusicWork Music(SqliteDataReader row) =>
        new(row.GetString(0), row.GetString(1), row.GetString(2), row.GetString(3), row.GetDouble(4));

    private NetworkShape Shape(LibraryDatabase database, Manifest wanted)
    {
        var made = NetworkShape.In(database).SingleOrDefault(network => network.Role == wanted.Role);
        return made?.Hash == wanted.Hash
            ? made
            : throw new LibraryException(
                $"The library {Folder} was made with another {wanted.Role} network ({made?.Label ?? "none"}) than the one in use "
                + $"({NetworkShape.LabelOf(wanted.Name, wanted.Hash)}): index its folders again with this one, or use the other.");
    }

    // One transaction: an indexer may write meanwhile.
    private T Read<T>(Func<LibraryDatabase, T> read)
    {
        try
        {
            using var database = LibraryDatabase.Read(_folder);
            using var transaction = database.Begin(deferred: true);
            return read(database);
        }
        catch (Exception error) when (LibraryException.Speaks(error))
        {
            throw LibraryException.About(Folder, error);
        }
    }
}
