using System.Globalization;
using Microsoft.Data.Sqlite;

namespace PaintSound.Library.Search;

/// <summary>
/// Finds works by words of title, tags, collection and folders with SQLite's full-text search (FTS5): by whole words or their beginnings, without accents and
/// capital letters, the best first. The index lies in memory and is built from the list of works. So it fits every library, an earlier or a read-only one too,
/// and is never out of date. Thread-safe.
/// </summary>
public sealed class WordIndex : IDisposable
{
    // A word of a title says more about a work than one of its folder.
    private const string Rank = "bm25(work, 0, 10, 10, 5, 3, 2, 2, 1)";

    private readonly Lock _lock = new();
    private readonly SqliteConnection _connection = new("Data Source=:memory:;Pooling=False");

    /// <summary>Builds the index.</summary>
    /// <param name="works">The works, in the order that equally good ones keep.</param>
    public WordIndex(IReadOnlyList<WordIndexEntry> works)
    {
        ArgumentNullException.ThrowIfNull(works);
        _connection.Open();
        Execute("CREATE VIRTUAL TABLE work USING fts5(id UNINDEXED, title, tagged, artist, album, collection, folders, others, tokenize = 'unicode61 remove_diacritics 2', prefix = '1 2 3')");
        using var transaction = _connection.BeginTransaction();
        using var insert = _connection.CreateCommand();
        insert.CommandText = "INSERT INTO work VALUES($0, $1, $2, $3, $4, $5, $6, $7)";
        for (var column = 0; column < 8; column++)
        {
            insert.Parameters.AddWithValue(string.Create(CultureInfo.InvariantCulture, $"${column}"), "");
        }

        var shared = SharedFolders.Find(works.Select(work => work.File));
        foreach (var work in works)
        {
            var texts = new[]
            {
                work.Title, work.Tags.Title, work.Tags.Artist, work.Tags.Album, work.Collection, SharedFolders.Remove(shared, work.File),
                string.Create(CultureInfo.InvariantCulture, $"{work.Tags.Year} {work.Tags.Genre} {work.Id}"),
            };
            insert.Parameters[0].Value = work.Id;
            for (var i = 0; i < texts.Length; i++)
            {
                insert.Parameters[i + 1].Value = SearchText.Fold(texts[i] ?? "");
            }

            insert.ExecuteNonQuery();
        }

        transaction.Commit();
    }

    /// <summary>Finds the works in which every word occurs, or a word that begins with it.</summary>
    /// <param name="words">The words, as a person types them.</param>
    /// <returns>The ids, the best first; null if the text contains no word, so that every work fits.</returns>
    public IReadOnlyList<string>? Find(string words)
    {
        ArgumentNullException.ThrowIfNull(words);
        var query = string.Join(' ', words
            .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
            .Select(word => SearchText.Fold(word.Replace('"', ' ')))
            .Where(word => word.Any(char.IsLetterOrDigit))
            .Select(word => $"\"{word.Trim()}\"*"));
        if (query.Length == 0)
        {
            return null;
        }

        lock (_lock)
        {
            using var command = _connection.CreateCommand();
            command.CommandText = $"SELECT id FROM work WHERE work MATCH $query ORDER BY {Rank}, rowid";
            command.Parameters.AddWithValue("$query", query);
            using var rows = command.ExecuteReader();
            List<string> found = [];
            while (rows.Read())
            {
                found.Add(rows.GetString(0));
            }

            return found;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _connection.Dispose();

    private void Execute(string sql)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
