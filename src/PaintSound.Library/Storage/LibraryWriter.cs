using PaintSound.Core.Choosing.Rule;
using PaintSound.Media.Decoding;

namespace PaintSound.Library.Storage;

/// <summary>
/// Changes a library. Vectors are on the disk before database rows refer to them, and the database changes in transactions.
/// The library is therefore consistent at any moment, even if the process is killed. One writer at a time; thread-safe.
/// </summary>
internal sealed class LibraryWriter : IDisposable
{
    private const int IdLength = 12;

    private readonly Lock _gate = new();
    private readonly LibraryFolder _folder;
    private readonly FileStream _fileLock;
    private readonly LibraryDatabase _database;
    private readonly VectorWriter _halves;
    private readonly VectorWriter _embeddings;

    private LibraryWriter(LibraryFolder folder, FileStream fileLock, LibraryDatabase database, VectorWriter halves, VectorWriter embeddings)
    {
        _folder = folder;
        _fileLock = fileLock;
        _database = database;
        _halves = halves;
        _embeddings = embeddings;
    }

    /// <summary>
    /// Opens or creates a library for these networks. Works that other networks made, or whose vectors are damaged, are removed;
    /// their files stay and must be embedded again.
    /// </summary>
    /// <exception cref="LibraryException">Another process writes, or the folder cannot be written.</exception>
    public static LibraryWriter Open(LibraryFolder folder, NetworkShape correspondence, NetworkShape sound)
    {
        Directory.CreateDirectory(folder.Path);
        var fileLock = LibraryLock.Acquire(folder);
        LibraryDatabase? database = null;
        VectorWriter? halves = null;
        VectorWriter? embeddings = null;
        try
        {
            database = LibraryDatabase.OpenForWriting(folder);
            LibraryRepair.StoreRelativePaths(folder, database);
            LibraryRepair.RemoveOtherNetworks(folder, database, correspondence, sound);
            halves = new VectorWriter(folder.Vectors(correspondence), correspondence.Format);
            embeddings = new VectorWriter(folder.Vectors(sound), sound.Format);
            LibraryRepair.RemoveDamagedWorks(database, halves, embeddings);
            LibraryRepair.TruncateUnusedRows(database, halves, embeddings);
            return new LibraryWriter(folder, fileLock, database, halves, embeddings);
        }
        catch
        {
            embeddings?.Dispose();
            halves?.Dispose();
            database?.Dispose();
            fileLock.Dispose();
            throw;
        }
    }

    /// <summary>Reads all files that the library contains.</summary>
    public List<KnownFile> ReadFiles()
    {
        lock (_gate)
        {
            return _database.Query(
                // A painting whose warmth was never measured is embedded again, in a few milliseconds.
                """
                SELECT path, size, modified, collection, folder, iif(music OR warmth IS NOT NULL, file.work, NULL), iif(music, hop, NULL)
                FROM file LEFT JOIN work ON work.id = file.work LEFT JOIN picture ON picture.work = file.work
                """,
                row => new KnownFile(
                    _folder.GetFullPath(row.GetString(0)),
                    row.GetInt64(1),
                    row.GetInt64(2),
                    row.GetString(3),
                    row.IsDBNull(4) ? null : row.GetString(4),
                    row.IsDBNull(5) ? null : row.GetString(5),
                    row.IsDBNull(6) ? null : row.GetDouble(6)));
        }
    }

    /// <summary>Assigns a file to a work with the same content, if the library has one. The file was moved or copied.</summary>
    /// <returns>True if the library has such a work.</returns>
    public bool TryReuseWork(FoundFile file, string hash, double hop)
    {
        lock (_gate)
        {
            var matches = _database.QueryValue<long>(
                "SELECT count(*) FROM work WHERE hash = $hash AND iif(music, hop = $hop, id IN (SELECT work FROM picture WHERE warmth IS NOT NULL))", ("$hash", hash), ("$hop", hop));
            if (matches == 1)
            {
                SaveFile(file, hash);
            }

            return matches == 1;
        }
    }

    /// <summary>Adds music works, all of them or none. They replace the earlier contents of the files.</summary>
    /// <param name="works">The works.</param>
    /// <param name="hop">Seconds between the starts of two excerpts.</param>
    public void AddMusic(IReadOnlyList<EmbeddedMusic> works, double hop)
    {
        lock (_gate)
        {
            var halfRow = _halves.Append([.. works.Select(work => work.Vectors.Halves.WrittenMemory)]);
            var embeddingRow = _embeddings.Append([.. works.Select(work => work.Vectors.Embeddings.WrittenMemory)]);
            using var transaction = _database.BeginTransaction();
            foreach (var ((file, hash), music) in works)
            {
                SaveWork(hash, true, music.DurationSeconds, music.LoudnessLufs, hop, music.Excerpts.Count, halfRow, embeddingRow);
                SaveTags(GetId(hash), music.Tags);
                SaveExcerpts(GetId(hash), music.Excerpts);
                SaveMeasures(GetId(hash), music.Measures);
                SaveFile(file, hash);
                halfRow += music.Excerpts.Count;
                embeddingRow += music.Excerpts.Count;
            }

            transaction.Commit();
        }
    }

    /// <summary>Adds paintings. They replace the earlier content of the files.</summary>
    /// <param name="paintings">Files with the hashes of their contents.</param>
    /// <param name="qualities">Their qualities.</param>
    /// <param name="halves">Their image halves, one after the other.</param>
    public void AddPaintings(IReadOnlyList<HashedFile> paintings, IReadOnlyList<PictureQualities> qualities, ReadOnlyMemory<float> halves)
    {
        lock (_gate)
        {
            var row = _halves.Append([halves]);
            using var transaction = _database.BeginTransaction();
            foreach (var (i, (file, hash)) in paintings.Index())
            {
                SaveWork(hash, false, 0, null, 0, 0, row++, 0);
                _database.Execute(
                    "INSERT OR REPLACE INTO picture VALUES($work, $lightness, $colourfulness, $texture, $contrast, $warmth)",
                    ("$work", GetId(hash)), ("$lightness", qualities[i].Lightness), ("$colourfulness", qualities[i].Colourfulness),
                    ("$texture", qualities[i].Texture), ("$contrast", qualities[i].Contrast), ("$warmth", qualities[i].Warmth));
                SaveFile(file, hash);
            }

            transaction.Commit();
        }
    }

    /// <summary>Reads the ids of music works of which tempo and attacks were never measured, with the starts of their excerpts: an earlier version indexed them.</summary>
    public Dictionary<string, double[]> ReadWorksWithoutMeasures()
    {
        lock (_gate)
        {
            return _database.Query(
                    "SELECT work, start FROM excerpt WHERE work NOT IN (SELECT work FROM measure) ORDER BY work, number",
                    row => new { Work = row.GetString(0), Start = row.GetDouble(1) })
                .GroupBy(excerpt => excerpt.Work, StringComparer.Ordinal)
                .ToDictionary(work => work.Key, work => work.Select(excerpt => excerpt.Start).ToArray(), StringComparer.Ordinal);
        }
    }

    /// <summary>Stores tempo and attacks of a work.</summary>
    public void SetMeasures(string work, MusicMeasures measures)
    {
        lock (_gate)
        {
            SaveMeasures(work, measures);
        }
    }

    /// <summary>Reads the ids of music works whose tags, or whose genre, were never read: an earlier version indexed them.</summary>
    public HashSet<string> ReadWorksWithoutTags()
    {
        lock (_gate)
        {
            return [.. _database.Query("SELECT id FROM work WHERE music AND id NOT IN (SELECT work FROM tag WHERE genre IS NOT NULL)", row => row.GetString(0))];
        }
    }

    /// <summary>Stores the tags of a work.</summary>
    public void SetTags(string work, MediaTags tags)
    {
        lock (_gate)
        {
            SaveTags(work, tags);
        }
    }

    /// <summary>Stores the present collection and folder of unchanged files.</summary>
    public void UpdatePlaces(IEnumerable<FoundFile> files)
    {
        lock (_gate)
        {
            using var transaction = _database.BeginTransaction();
            foreach (var file in files)
            {
                _database.Execute(
                    "UPDATE file SET collection = $collection, folder = $folder WHERE path = $path",
                    ("$collection", file.Collection), ("$folder", file.Folder), ("$path", _folder.GetStoredPath(file.Path)));
            }

            transaction.Commit();
        }
    }

    /// <summary>Removes files, and works that have no file any more.</summary>
    public void RemoveFiles(IEnumerable<string> paths)
    {
        lock (_gate)
        {
            using var transaction = _database.BeginTransaction();
            foreach (var path in paths)
            {
                _database.Execute("DELETE FROM file WHERE path = $path", ("$path", _folder.GetStoredPath(path)));
            }

            _database.Execute("DELETE FROM work WHERE id NOT IN (SELECT work FROM file WHERE work IS NOT NULL)");
            transaction.Commit();
        }
    }

    /// <summary>Counts works, excerpts and paintings.</summary>
    public LibraryCounts Count()
    {
        lock (_gate)
        {
            return new LibraryCounts(
                (int)_database.QueryValue<long>("SELECT count(*) FROM work WHERE music"),
                (int)_database.QueryValue<long>("SELECT count(*) FROM excerpt"),
                (int)_database.QueryValue<long>("SELECT count(*) FROM work WHERE NOT music"));
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _embeddings.Dispose();
        _halves.Dispose();
        _database.Dispose();
        _fileLock.Dispose();
    }

    private void SaveWork(string hash, bool isMusic, double duration, double? loudness, double hop, int excerpts, long halfRow, long embeddingRow)
    {
        // The work exists already if two pipelines embedded the same content, or if the hop changed. The later result replaces the earlier one.
        _database.Execute("DELETE FROM excerpt WHERE work = $id", ("$id", GetId(hash)));
        _database.Execute(
            """
            INSERT INTO work VALUES($id, $hash, $music, $duration, $hop, $excerpts, $half, $embedding, $loudness)
            ON CONFLICT(id) DO UPDATE SET duration = $duration, hop = $hop, excerpts = $excerpts,
                half_row = $half, embedding_row = $embedding, loudness = $loudness
            """,
            ("$id", GetId(hash)), ("$hash", hash), ("$music", isMusic), ("$duration", duration), ("$hop", hop),
            ("$excerpts", excerpts), ("$half", halfRow), ("$embedding", embeddingRow), ("$loudness", loudness));
    }

    private void SaveExcerpts(string work, IReadOnlyList<ExcerptFeatures> excerpts)
    {
        foreach (var (number, excerpt) in excerpts.Index())
        {
            _database.Execute(
                "INSERT INTO excerpt VALUES($work, $number, $start, $level, $onsets, $centroid, $activity, $dynamics)",
                ("$work", work), ("$number", number), ("$start", excerpt.Start), ("$level", excerpt.Qualities.LevelDb),
                ("$onsets", excerpt.OnsetRate), ("$centroid", excerpt.Qualities.CentroidHz),
                ("$activity", excerpt.Qualities.Activity), ("$dynamics", excerpt.Qualities.DynamicsDb));
        }
    }

    private void SaveMeasures(string work, MusicMeasures measures) => _database.Execute(
        "INSERT OR REPLACE INTO measure VALUES($work, $tempo, $attacks)", ("$work", work), ("$tempo", measures.TempoBpm), ("$attacks", measures.ToBytes()));

    private void SaveTags(string work, MediaTags tags) => _database.Execute(
        "INSERT OR REPLACE INTO tag VALUES($work, $title, $artist, $album, $year, $genre)",
        ("$work", work), ("$title", tags.Title), ("$artist", tags.Artist), ("$album", tags.Album), ("$year", tags.Year), ("$genre", tags.Genre ?? ""));

    private void SaveFile(FoundFile file, string hash) => _database.Execute(
        """
        INSERT INTO file VALUES($path, $size, $modified, $collection, $title, $work, $folder)
        ON CONFLICT(path) DO UPDATE SET size = $size, modified = $modified, collection = $collection, title = $title, work = $work, folder = $folder
        """,
        ("$path", _folder.GetStoredPath(file.Path)), ("$size", file.Size), ("$modified", file.Modified),
        ("$collection", file.Collection), ("$title", file.Title), ("$work", GetId(hash)), ("$folder", file.Folder));

    private static string GetId(string hash) => hash[..IdLength];
}
