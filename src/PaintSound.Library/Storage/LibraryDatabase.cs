using Microsoft.Data.Sqlite;

namespace PaintSound.Library.Storage;

/// <summary>The SQLite database of a library: files, works and excerpts, and the rows of their vectors.</summary>
internal sealed class LibraryDatabase : IDisposable
{
    private const int Version = 9;

    // Libraries of this version and later can be read: what is added since is missing in them, but nothing in them is wrong.
    private const int OldestReadable = 5;
    private const int FirstWithWords = 6;
    private const int FirstWithMap = 7;
    private const int FirstWithMeasures = 8;
    private const int FirstWithWarmth = 9;
    private const int ReadOnly = 8;
    private const int CannotOpen = 14;

    private const string PictureTable =
        """
        CREATE TABLE picture(work TEXT PRIMARY KEY REFERENCES work ON DELETE CASCADE, lightness REAL NOT NULL, colourfulness REAL NOT NULL,
            texture REAL NOT NULL, contrast REAL NOT NULL) WITHOUT ROWID;
        """;

    // A music work without a row was indexed before tags were read. Works that are switched off stay so while they are indexed again.
    private const string WordTables =
        """
        CREATE TABLE tag(work TEXT PRIMARY KEY REFERENCES work ON DELETE CASCADE, title TEXT, artist TEXT, album TEXT, year INTEGER) WITHOUT ROWID;
        CREATE TABLE switched_off(work TEXT PRIMARY KEY) WITHOUT ROWID;
        """;

    // The places of a work on the map belong to the embeddings of one row on. A collection that was made on the map replaces that of the folder.
    private const string MapTables =
        """
        CREATE TABLE place(work TEXT PRIMARY KEY REFERENCES work ON DELETE CASCADE, embedding_row INTEGER NOT NULL, places BLOB NOT NULL) WITHOUT ROWID;
        CREATE TABLE collected(work TEXT PRIMARY KEY, collection TEXT NOT NULL) WITHOUT ROWID;
        """;

    // A music work without a row was indexed before tempo and attacks were measured. The attacks are float32, one for each excerpt.
    private const string MeasureTable =
        """
        CREATE TABLE measure(work TEXT PRIMARY KEY REFERENCES work ON DELETE CASCADE, tempo REAL, attacks BLOB NOT NULL) WITHOUT ROWID;
        """;

    // A genre is NULL if the tags were read before genres were; a file without one has an empty one. A folder is NULL if the file was found before folders were stored.
    private const string FilterColumns = "ALTER TABLE tag ADD COLUMN genre TEXT; ALTER TABLE file ADD COLUMN folder TEXT;";

    // It is NULL for a painting that was indexed before warmth was measured.
    private const string WarmthColumn = "ALTER TABLE picture ADD COLUMN warmth REAL;";

    // A work is identified by content: two files with the same content are one work. A file without a work must be embedded.
    private const string Schema =
        $"""
        CREATE TABLE network(role TEXT PRIMARY KEY, name TEXT NOT NULL, hash TEXT NOT NULL,
            width INTEGER NOT NULL, rhythm INTEGER NOT NULL, pooled INTEGER NOT NULL DEFAULT 0);
        CREATE TABLE work(id TEXT PRIMARY KEY, hash TEXT NOT NULL UNIQUE, music INTEGER NOT NULL, duration REAL NOT NULL,
            hop REAL NOT NULL, excerpts INTEGER NOT NULL, half_row INTEGER NOT NULL, embedding_row INTEGER NOT NULL, loudness REAL);
        CREATE TABLE excerpt(work TEXT NOT NULL REFERENCES work ON DELETE CASCADE, number INTEGER NOT NULL,
            start REAL NOT NULL, level REAL NOT NULL, onset_rate REAL NOT NULL, centroid REAL NOT NULL,
            activity REAL NOT NULL, dynamics REAL NOT NULL, PRIMARY KEY(work, number)) WITHOUT ROWID;
        {PictureTable}
        {WordTables}
        {MapTables}
        {MeasureTable}
        CREATE TABLE file(path TEXT PRIMARY KEY, size INTEGER NOT NULL, modified INTEGER NOT NULL,
            collection TEXT NOT NULL, title TEXT NOT NULL, work TEXT REFERENCES work ON DELETE SET NULL);
        CREATE INDEX file_work ON file(work);
        {FilterColumns}
        {WarmthColumn}
        """;

    // Upgrades[i] leads from version i + 1 to the next one.
    private static readonly string[] Upgrades =
    [
        // Version 1 had no pooled embedding.
        "ALTER TABLE network ADD COLUMN pooled INTEGER NOT NULL DEFAULT 0",
        // Version 2 had no brightness. Without its work, a file is embedded again.
        "ALTER TABLE excerpt ADD COLUMN brightness REAL NOT NULL DEFAULT 0.5; DELETE FROM work",
        // Version 3 had no loudness, no qualities, a brightness without bass, and starts that were not moved to onsets.
        $"""
        ALTER TABLE work ADD COLUMN loudness REAL;
        ALTER TABLE excerpt RENAME COLUMN brightness TO centroid;
        ALTER TABLE excerpt ADD COLUMN activity REAL NOT NULL DEFAULT 0;
        ALTER TABLE excerpt ADD COLUMN dynamics REAL NOT NULL DEFAULT 0;
        {PictureTable}
        DELETE FROM work;
        """,
        // Version 4 read pictures without their transparency, profile and, in most formats, orientation; and mixed channels as ffmpeg does.
        "DELETE FROM work",
        // Version 5 had no tags, and no works that are switched off.
        WordTables,
        // Version 6 had no map, and no collections but the folders.
        MapTables,
        // Version 7 had no genres, folders, tempo and attacks.
        $"{FilterColumns} {MeasureTable}",
        // Version 8 had no warmth of paintings.
        WarmthColumn,
    ];

    private readonly SqliteConnection _connection;

    private LibraryDatabase(SqliteConnection connection) => _connection = connection;

    /// <summary>Opens the database for reading.</summary>
    /// <exception cref="LibraryException">A newer or an older PaintSound wrote the database.</exception>
    public static LibraryDatabase OpenForReading(LibraryFolder folder)
    {
        var database = OpenReadable(folder);
        if (database.ReadVersion() >= OldestReadable)
        {
            return database;
        }

        database.Dispose();
        throw new LibraryException(
            $"The library {folder.Path} was made by an older PaintSound. Index its folders again.");
    }

    /// <summary>Opens the database for a change of words only. Upgrades it if that removes no work.</summary>
    /// <exception cref="LibraryException">A newer or an older PaintSound wrote the database.</exception>
    public static LibraryDatabase OpenForEditing(LibraryFolder folder)
    {
        OpenForReading(folder).Dispose();
        return OpenForWriting(folder);
    }

    private static LibraryDatabase OpenReadable(LibraryFolder folder)
    {
        try
        {
            return Open(folder, folder.Database, SqliteOpenMode.ReadWrite);
        }
        catch (SqliteException error)
            when (error.SqliteErrorCode is ReadOnly or CannotOpen && !File.Exists(folder.Database + "-wal"))
        {
            // A reader of a write-ahead log creates a file next to it. If the folder does not allow that, no process writes there either.
            return Open(folder, new Uri(folder.Database).AbsoluteUri + "?immutable=1", SqliteOpenMode.ReadOnly);
        }
    }

    /// <summary>Opens the database for writing. Creates it if it does not exist, and upgrades an older one.</summary>
    /// <exception cref="LibraryException">A newer PaintSound wrote the database.</exception>
    public static LibraryDatabase OpenForWriting(LibraryFolder folder)
    {
        var database = Open(folder, folder.Database, SqliteOpenMode.ReadWriteCreate);
        if (database.ReadVersion() < Version)
        {
            database.Execute("PRAGMA journal_mode = WAL");
            using var transaction = database.BeginTransaction();
            // Another process may have upgraded it meanwhile.
            var version = database.ReadVersion();
            foreach (var statement in version == 0 ? [Schema] : Upgrades[((int)version - 1)..])
            {
                database.Execute(statement);
            }

            database.Execute($"PRAGMA user_version = {Version}");
            transaction.Commit();
        }

        return database;
    }

    /// <summary>True if the database has tags and works that are switched off: not before an older library is written.</summary>
    public bool HasWords => ReadVersion() >= FirstWithWords;

    /// <summary>True if the database has places on a map and collections that were made by hand: not before an older library is written.</summary>
    public bool HasMap => ReadVersion() >= FirstWithMap;

    /// <summary>True if the database has genres, folders, tempo and attacks: not before an older library is written.</summary>
    public bool HasMeasures => ReadVersion() >= FirstWithMeasures;

    /// <summary>True if the database has the warmth of paintings: not before an older library is written.</summary>
    public bool HasWarmth => ReadVersion() >= FirstWithWarmth;

    /// <summary>Begins a transaction.</summary>
    /// <param name="deferred">True to read only: all queries see the same state, and writers are not blocked.</param>
    public SqliteTransaction BeginTransaction(bool deferred = false) => _connection.BeginTransaction(deferred);

    /// <summary>Executes a statement.</summary>
    /// <returns>Number of changed rows.</returns>
    public int Execute(string sql, params ReadOnlySpan<(string Name, object? Value)> values)
    {
        using var command = CreateCommand(sql, values);
        return command.ExecuteNonQuery();
    }

    /// <summary>Returns the single value of a query.</summary>
    public T QueryValue<T>(string sql, params ReadOnlySpan<(string Name, object? Value)> values)
    {
        using var command = CreateCommand(sql, values);
        return (T)command.ExecuteScalar()!;
    }

    /// <summary>Returns the rows of a query.</summary>
    public List<T> Query<T>(string sql, Func<SqliteDataReader, T> read, params ReadOnlySpan<(string Name, object? Value)> values)
    {
        using var command = CreateCommand(sql, values);
        using var reader = command.ExecuteReader();
        var rows = new List<T>();
        while (reader.Read())
        {
            rows.Add(read(reader));
        }

        return rows;
    }

    /// <inheritdoc/>
    public void Dispose() => _connection.Dispose();

    private static LibraryDatabase Open(LibraryFolder folder, string source, SqliteOpenMode mode)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = source,
            Mode = mode,
            Pooling = false,
            ForeignKeys = true,
            DefaultTimeout = 10,
        }.ToString());
        var database = new LibraryDatabase(connection);
        try
        {
            connection.Open();
            if (database.ReadVersion() > Version)
            {
                throw new LibraryException(
                    $"The library {folder.Path} was made by a newer PaintSound. Use that version, or index into another folder.");
            }

            return database;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private long ReadVersion() => QueryValue<long>("PRAGMA user_version");

    private SqliteCommand CreateCommand(string sql, ReadOnlySpan<(string Name, object? Value)> values)
    {
        var command = _connection.CreateCommand();
        command.CommandText = sql;
        foreach (var (name, value) in values)
        {
            command.Parameters.AddWithValue(name, value ?? DBNull.Value);
        }

        return command;
    }
}
