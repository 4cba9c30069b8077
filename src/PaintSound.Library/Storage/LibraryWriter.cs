namespace PaintSound.Library.Storage;

/// <summary>
/// Changes a library. Vectors are on the disk before the words that refer to them, and the words change in transactions,
/// so the library is whole at any moment, whenever the process is killed. One writer at a time; its calls may come from any thread.
/// </summary>
internal sealed class LibraryWriter : IDisposable
{
    private const int IdLength = 12;

    private readonly Lock _gate = new();
    private readonly FileStream _lock;
    private readonly LibraryDatabase _database;
    private readonly VectorWriter _halves;
    private readonly VectorWriter _embeddings;

    private LibraryWriter(FileStream held, LibraryDatabase database, VectorWriter halves, VectorWriter embeddings)
    {
        _lock = held;
        _database = database;
        _halves = halves;
        _embeddings = embeddings;
    }

    /// <summary>
    /// Opens a library for these networks, or makes it. What was made with others, or is damaged, is forgotten, and its files
    /// wait to be embedded again.
    /// </summary>
    /// <exception cref="LibraryException">Another one writes, or the folder cannot be written.</exception>
    public static LibraryWriter Open(LibraryFolder folder, NetworkShape correspondence, NetworkShape sound)
    {
        Directory.CreateDirectory(folder.Path);
        var held = Hold(folder);
        LibraryDatabase? database = null;
        VectorWriter? halves = null;
        VectorWriter? embeddings = null;
        try
        {
            database = LibraryDatabase.Write(folder);
            KeepOnly(database, correspondence, sound);
            foreach (var file in folder.AllVectors().Except([folder.Vectors(correspondence), folder.Vectors(sound)]))
            {
                File.Delete(file);
            }

            halves = new VectorWriter(folder.Vectors(correspondence), correspondence.Format);
            embeddings = new VectorWriter(folder.Vectors(sound), sound.Format);
            var writer = new LibraryWriter(held, database, halves, embeddings);
            writer.ForgetDamaged();
            writer.CutOrphans();
            return writer;
        }
        catch
        {
            embeddings?.Dispose();
            halves?.Dispose();
            database?.Dispose();
            held.Dispose();
            throw;
        }
    }

    /// <summary>All files that the library remembers.</summary>
    public List<KnownFile> Files()
    {
        lock (_gate)
        {
            return _database.Rows(
                "SELECT path, size, modified, collection, work, iif(music, hop, NULL) FROM file LEFT JOIN work ON work.id = file.work",
                row => new KnownFile(
                    row.GetString(0),
                    row.GetInt64(1),
                    row.GetInt64(2),
                    row.GetString(3),
                    row.IsDBNull(4) ? null : row.GetString(4),
                    row.IsDBNull(5) ? null : row.GetDouble(5)));
        }
    }

    /// <summary>Where the library already holds the content of a file, remembers the file as this work's: it was moved or copied.</summary>
    /// <returns>True where it holds it.</returns>
    public bool Adopt(FoundFile file, string hash, double hop)
    {
        lock (_gate)
        {
            var held = _database.Value<long>(
                "SELECT count(*) FROM work WHERE hash = $hash AND (NOT music OR hop = $hop)", ("$hash", hash), ("$hop", hop));
            if (held == 1)
            {
                Remember(file, hash);
            }

            return held == 1;
        }
    }

    /// <summary>Adds a piece of music, in the place of what the file held before.</summary>
    public void Add(FoundFile file, string hash, double hop, MusicVectors music)
    {
        lock (_gate)
        {
            var halfRow = _halves.Append(music.Halves.WrittenSpan);
            var embeddingRow = _embeddings.Append(music.Embeddings.WrittenSpan);
            using var transaction = _database.Begin();
            AddWork(hash, true, music.DurationSeconds, hop, music.Excerpts.Count, halfRow, embeddingRow);
            foreach (var (number, (start, level, onsets)) in music.Excerpts.Index())
            {
                _database.Run(
                    "INSERT INTO excerpt VALUES($work, $number, $start, $level, $onsets)",
                    ("$work", IdOf(hash)), ("$number", number), ("$start", start), ("$level", level), ("$onsets", onsets));
            }

            Remember(file, hash);
            transaction.Commit();
        }
    }

    /// <summary>Adds paintings, in the place of what the files held before.</summary>
    /// <param name="paintings">Files and the hashes of their contents.</param>
    /// <param name="halves">Their image halves, one after the other.</param>
    public void Add(IReadOnlyList<(FoundFile File, string Hash)> paintings, ReadOnlySpan<float> halves)
    {
        lock (_gate)
        {
            var row = _halves.Append(halves);
            using var transaction = _database.Begin();
            foreach (var (file, hash) in paintings)
            {
                AddWork(hash, false, 0, 0, 0, row++, 0);
                Remember(file, hash);
            }

            transaction.Commit();
        }
    }

    /// <summary>Moves unchanged files to the collections that they are indexed for now.</summary>
    public void Assign(IEnumerable<FoundFile> files)
    {
        lock (_gate)
        {
            using var transaction = _database.Begin();
            foreach (var file in files)
            {
                _database.Run(
                    "UPDATE file SET collection = $collection WHERE path = $path",
                    ("$collection", file.Collection), ("$path", file.Path));
            }

            transaction.Commit();
        }
    }

    /// <summary>Forgets files, and the works that are in no file any more.</summary>
    public void Forget(IEnumerable<string> paths)
    {
        lock (_gate)
        {
            using var transaction = _database.Begin();
            foreach (var path in paths)
            {
                _database.Run("DELETE FROM file WHERE path = $path", ("$path", path));
            }

            _database.Run("DELETE FROM work WHERE id NOT IN (SELECT work FROM file WHERE work IS NOT NULL)");
            transaction.Commit();
        }
    }

    /// <summary>What the library holds.</summary>
    public (int Works, int Excerpts, int Paintings) Count()
    {
        lock (_gate)
        {
            return (
                (int)_database.Value<long>("SELECT count(*) FROM work WHERE music"),
                (int)_database.Value<long>("SELECT count(*) FROM excerpt"),
                (int)_database.Value<long>("SELECT count(*) FROM work WHERE NOT music"));
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _embeddings.Dispose();
        _halves.Dispose();
        _database.Dispose();
        _lock.Dispose();
    }

    // The system frees the lock however the process ends; the file itself stays.
    private static FileStream Hold(LibraryFolder folder)
    {
        try
        {
            return new FileStream(folder.Lock, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException error) when (LibraryException.IsLocked(error))
        {
            throw new LibraryException(
                $"Another PaintSound is indexing into {folder.Path}: wait until it has ended, then try again.", error);
        }
    }

    private static void KeepOnly(LibraryDatabase database, params NetworkShape[] networks)
    {
        if (NetworkShape.In(database).ToHashSet().SetEquals(networks))
        {
            return;
        }

        using var transaction = database.Begin();
        database.Run("DELETE FROM work");
        database.Run("DELETE FROM network");
        foreach (var network in networks)
        {
            database.Run(
                "INSERT INTO network VALUES($role, $name, $hash, $width, $rhythm, $pooled)",
                ("$role", network.Role), ("$name", network.Name), ("$hash", network.Hash),
                ("$width", network.Width), ("$rhythm", network.Rhythm), ("$pooled", network.Pooled));
        }

        transaction.Commit();
    }

    private void ForgetDamaged()
    {
        var damaged = _database
            .Rows(
                "SELECT id, music, excerpts, half_row, embedding_row FROM work",
                row => (Id: row.GetString(0), Music: row.GetBoolean(1), Count: row.GetInt32(2), Half: row.GetInt64(3),
                    Embedding: row.GetInt64(4)))
            .Where(work => !(work.Music
                ? _halves.IsWhole(work.Half, work.Count) && _embeddings.IsWhole(work.Embedding, work.Count)
                : _halves.IsWhole(work.Half, 1)))
            .ToList();
        using var transaction = _database.Begin();
        foreach (var work in damaged)
        {
            _database.Run("DELETE FROM work WHERE id = $id", ("$id", work.Id));
        }

        transaction.Commit();
    }

    private void CutOrphans()
    {
        _halves.Truncate(_database.Value<long>("SELECT coalesce(max(half_row + iif(music, excerpts, 1)), 0) FROM work"));
        _embeddings.Truncate(_database.Value<long>("SELECT coalesce(max(embedding_row + excerpts), 0) FROM work"));
    }

    private void AddWork(string hash, bool music, double duration, double hop, int excerpts, long halfRow, long embeddingRow)
    {
        // Two pipelines may have met the same content, or it comes with another hop: the later replaces the earlier.
        _database.Run("DELETE FROM excerpt WHERE work = $id", ("$id", IdOf(hash)));
        _database.Run(
            """
            INSERT INTO work VALUES($id, $hash, $music, $duration, $hop, $excerpts, $half, $embedding)
            ON CONFLICT(id) DO UPDATE SET duration = $duration, hop = $hop, excerpts = $excerpts,
                half_row = $half, embedding_row = $embedding
            """,
            ("$id", IdOf(hash)), ("$hash", hash), ("$music", music), ("$duration", duration), ("$hop", hop),
            ("$excerpts", excerpts), ("$half", halfRow), ("$embedding", embeddingRow));
    }

    private void Remember(FoundFile file, string hash) => _database.Run(
        """
        INSERT INTO file VALUES($path, $size, $modified, $collection, $title, $work)
        ON CONFLICT(path) DO UPDATE SET size = $size, modified = $modified, collection = $collection, title = $title, work = $work
        """,
        ("$path", file.Path), ("$size", file.Size), ("$modified", file.Modified),
        ("$collection", file.Collection), ("$title", file.Title), ("$work", IdOf(hash)));

    private static string IdOf(string hash) => hash[..IdLength];
}
