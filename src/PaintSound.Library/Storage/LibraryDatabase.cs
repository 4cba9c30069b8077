using Microsoft.Data.Sqlite;

namespace PaintSound.Library.Storage;

/// <summary>The words of a library: which files hold which works, and where their vectors are.</summary>
internal sealed class LibraryDatabase : IDisposable
{
    private const int Version = 2;
    private const int ReadOnly = 8;
    private const int CannotOpen = 14;

    // A work is content: the same file twice is one work. A file without a work waits to be embedded (again).
    private const string Schema =
        """
        CREATE TABLE network(role TEXT PRIMARY KEY, name TEXT NOT NULL, hash TEXT NOT NULL,
            width INTEGER NOT NULL, rhythm INTEGER NOT NULL, pooled INTEGER NOT NULL DEFAULT 0);
        CREATE TABLE work(id TEXT PRIMARY KEY, hash TEXT NOT NULL UNIQUE, music INTEGER NOT NULL, duration REAL NOT NULL,
            hop REAL NOT NULL, excerpts INTEGER NOT NULL, half_row INTEGER NOT NULL, embedding_row INTEGER NOT NULL);
        CREATE TABLE excerpt(work TEXT NOT NULL REFERENCES work ON DELETE CASCADE, number INTEGER NOT NULL,
            start REAL NOT NULL, level REAL NOT NULL, onset_rate REAL NOT NULL, PRIMARY KEY(work, number)) WITHOUT ROWID;
        CREATE TABLE file(path TEXT PRIMARY KEY, size INTEGER NOT NULL, modified INTEGER NOT NULL,
            collection TEXT NOT NULL, title TEXT NOT NULL, work TEXT REFERENCES work ON DELETE SET NULL);
        CREATE INDEX file_work ON file(work);
        """;

    // Networks of the first version had no pooled embedding.
    private const string FromFirst = "ALTER TABLE network ADD COLUMN pooled INTEGER NOT NULL DEFAULT 0";

    private readonly SqliteConnection _connection;

    private LibraryDatabase(SqliteConnection connection) => _connection = connection;

    /// <summary>Opens the words to read them.</summary>
    /// <exception cref="LibraryException">They were written by a newer PaintSound, or by an older one.</exception>
    public static LibraryDatabase Read(LibraryFolder folder)
    {
        var database = OpenToRead(folder);
        if (database.Value<long>("PRAGMA user_version") == Version)
        {
            return database;
        }

        database.Dispose();
        throw new LibraryException(
            $"The library {folder.Path} was made by an older PaintSound: index its folders again, what is unchanged is kept.");
    }

    private static LibraryDatabase OpenToRead(LibraryFolder folder)
    {
        try
        {
            return Open(folder, folder.Database, SqliteOpenMode.ReadWrite);
        }
        catch (SqliteException error)
            when (error.SqliteErrorCode is ReadOnly or CannotOpen && !File.Exists(folder.Database + "-wal"))
        {
            // Even a reader of a write-ahead log makes a file beside it; where it may not, nobody writes either.
            return Open(folder, new Uri(folder.Database).AbsoluteUri + "?immutable=1", SqliteOpenMode.ReadOnly);
        }
    }

    /// <summary>Opens the words to change them; makes them where there are none.</summary>
    /// <exception cref="LibraryException">They were written by a newer PaintSound.</exception>
    public static LibraryDatabase Write(LibraryFolder folder)
    {
        var database = Open(folder, folder.Database, SqliteOpenMode.ReadWriteCreate);
        var version = database.Value<long>("PRAGMA user_version");
        if (version < Version)
        {
            database.Run("PRAGMA journal_mode = WAL");
            using var transaction = database.Begin();
            database.Run(version == 0 ? Schema : FromFirst);
            database.Run($"PRAGMA user_version = {Version}");
            transaction.Commit();
        }

        return database;
    }

    /// <summary>Begins a transaction: all that follows happens, or nothing.</summary>
    /// <param name="deferred">True to read only: what is read is one moment's, and writers go on.</param>
    public SqliteTransaction Begin(bool deferred = false) => _connection.BeginTransaction(deferred);

    /// <summary>Runs a statement.</summary>
    /// <returns>How many rows it changed.</returns>
    public int Run(string sql, params ReadOnlySpan<(string Name, object? Value)> values)
    {
        using var command = Command(sql, values);
        return command.ExecuteNonQuery();
    }

    /// <summary>The one value that a query answers.</summary>
    public T Value<T>(string sql, params ReadOnlySpan<(string Name, object? Value)> values)
    {
        using var command = Command(sql, values);
        return (T)command.ExecuteScalar()!;
    }

    /// <summary>The rows that a query answers.</summary>
    public List<T> Rows<T>(string sql, Func<SqliteDataReader, T> read, params ReadOnlySpan<(string Name, object? Value)> values)
    {
        using var command = Command(sql, values);
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
            if (database.Value<long>("PRAGMA user_version") > Version)
            {
                throw new LibraryException(
                    $"The library {folder.Path} was made by a newer PaintSound: use that one, or index into another folder.");
            }

            return database;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private SqliteCommand Command(string sql, ReadOnlySpan<(string Name, object? Value)> values)
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
