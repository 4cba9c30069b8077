using Microsoft.Data.Sqlite;
using PaintSound.Core.Choosing.Rule;
using PaintSound.Core.Works;
using PaintSound.Library.Indexing;
using PaintSound.Library.Storage;
using PaintSound.Library.Tables;
using PaintSound.Media.Decoding;
using PaintSound.Models.Manifests;

namespace PaintSound.Library.Search;

/// <summary>
/// Reads a library of music works and paintings. It keeps no file open between calls, so the library can be indexed again
/// during a performance. Loaded tables do not change. Thread-safe.
/// </summary>
public sealed class WorkLibrary
{
    private readonly LibraryFolder _folder;
    private readonly TableCache _tables;

    private WorkLibrary(LibraryFolder folder, string? userFolder) => (_folder, _tables) = (folder, new TableCache(folder, userFolder));

    /// <summary>Absolute path of the library's folder.</summary>
    public string Folder => _folder.Path;

    /// <summary>Opens the library in a folder.</summary>
    /// <param name="folder">The folder that the <see cref="Indexer"/> wrote.</param>
    /// <exception cref="LibraryException">The folder contains no library, or it cannot be read.</exception>
    public static WorkLibrary Open(string folder) => Open(folder, userFolder: null);

    /// <summary>Opens the library in a folder.</summary>
    /// <param name="folder">The folder that the <see cref="Indexer"/> wrote.</param>
    /// <param name="userFolder">Where the tables are written that cannot be written into the library; null for the usual folder of the user.</param>
    /// <exception cref="LibraryException">The folder contains no library, or it cannot be read.</exception>
    internal static WorkLibrary Open(string folder, string? userFolder)
    {
        var library = new WorkLibrary(new LibraryFolder(Path.GetFullPath(folder)), userFolder);
        if (!File.Exists(library._folder.Database))
        {
            throw new LibraryException(
                $"There is no library in {library.Folder}. Create one with: paintsound index FOLDER --library {folder}");
        }

        library.Read(_ => true);
        return library;
    }

    /// <summary>Loads the names of the collections, in alphabetical order.</summary>
    /// <exception cref="LibraryException">The library cannot be read.</exception>
    public IReadOnlyList<string> LoadCollections() => Read(database => database.Query(
        CollectionQuery.Apply("SELECT DISTINCT {collection} AS name FROM file WHERE work IS NOT NULL ORDER BY name", database), row => row.GetString(0)));

    /// <summary>Loads all music works without their vectors, sorted by id. Needs no network.</summary>
    /// <exception cref="LibraryException">The library cannot be read.</exception>
    public IReadOnlyList<MusicWork> LoadMusic() => Read(database => LoadMusic(database).ConvertAll(music => music.Work));

    /// <summary>Lists all works, music and paintings, sorted by collection, title and id. Needs no network.</summary>
    /// <exception cref="LibraryException">The library cannot be read.</exception>
    public IReadOnlyList<LibraryWork> LoadWorks() => Read(database =>
    {
        var files = database
            .Query("SELECT work, path FROM file WHERE work IS NOT NULL ORDER BY path", row => new { Work = row.GetString(0), Path = _folder.GetFullPath(row.GetString(1)) })
            .ToLookup(file => file.Work, file => file.Path);
        var tags = LoadTags(database);
        var off = LoadSwitchedOff(database);
        return new[] { true, false }
            .SelectMany(isMusic => database.Query(
                WorksQuery.Create(database),
                row => new LibraryWork(
                    row.GetString(0), row.GetString(1), row.GetString(3), isMusic, row.GetDouble(4), row.GetInt32(5), ReadLoudness(row, 8), [.. files[row.GetString(0)]])
                {
                    Tags = tags.GetValueOrDefault(row.GetString(0), MediaTags.None),
                    TempoBpm = row.IsDBNull(14) ? null : row.GetDouble(14),
                    IsOff = off.Contains(row.GetString(0)),
                },
                ("$music", isMusic ? 1 : 0)))
            .OrderBy(work => work.Collection, StringComparer.Ordinal)
            .ThenBy(work => work.Title, StringComparer.Ordinal)
            .ThenBy(work => work.Id, StringComparer.Ordinal)
            .ToArray();
    });

    /// <summary>Loads the ids of the works that are switched off. Works that are no longer in the library may be among them. Needs no network.</summary>
    /// <exception cref="LibraryException">The library cannot be read.</exception>
    public IReadOnlySet<string> LoadSwitchedOff() => Read(LoadSwitchedOff);

    /// <summary>Loads all excerpts with their vectors.</summary>
    /// <param name="correspondence">The manifest of the correspondence network that will score them.</param>
    /// <param name="sound">The manifest of the sound embedding network that will embed the brush.</param>
    /// <exception cref="LibraryException">The library was made with other networks, or is damaged.</exception>
    public ExcerptTable LoadExcerpts(Manifest correspondence, Manifest sound) => Read(database =>
    {
        var halves = GetShape(database, correspondence);
        var embeddings = GetShape(database, sound);
        var works = LoadMusic(database);
        TableLayout layout = new(works.ConvertAll(work => work.Stored), halves, embeddings);
        return CreateTable(works.ConvertAll(work => work.Work), layout, _tables.Open(layout, sound.OnsetRates, () => LoadFeatures(database)));
    });

    /// <summary>
    /// Compares the checksums of the tables that <see cref="LoadExcerpts"/> maps, slowly: opening a large library does not wait for it. Tables that are
    /// damaged are deleted, so they are written again from the library when it is opened next.
    /// </summary>
    /// <param name="time">Paces the reading.</param>
    /// <param name="stop">Ends it.</param>
    /// <exception cref="LibraryException">The tables are damaged, or cannot be read.</exception>
    public async Task VerifyTablesAsync(TimeProvider time, CancellationToken stop)
    {
        try
        {
            await _tables.VerifyAsync(time, stop);
        }
        catch (Exception error) when (LibraryException.CanTranslate(error))
        {
            throw LibraryException.Translate(Folder, error);
        }
    }

    private static List<ExcerptFeatures> LoadFeatures(LibraryDatabase database)
    {
        var attacks = !database.HasMeasures ? [] : database
            .Query("SELECT work, attacks FROM measure", row => KeyValuePair.Create(row.GetString(0), MusicMeasures.ReadAttacks(row.GetFieldValue<byte[]>(1))))
            .ToDictionary(StringComparer.Ordinal);
        return database.Query(
            "SELECT start, onset_rate, centroid, level, activity, dynamics, work, number FROM excerpt WHERE work IN (SELECT work FROM file) ORDER BY work, number",
            row => new ExcerptFeatures(
                row.GetDouble(0),
                row.GetFloat(1),
                new MusicQualities(row.GetFloat(2), row.GetFloat(3), row.GetFloat(4), row.GetFloat(5)),
                attacks.TryGetValue(row.GetString(6), out var own) && row.GetInt32(7) is var number && number < own.Length ? own[number] : float.NaN));
    }

    private static ExcerptTable CreateTable(List<MusicWork> works, TableLayout layout, ExcerptTables tables)
    {
        var excerpts = new Excerpt[layout.Count];
        var rateOctaves = new float[layout.Count];
        var i = 0;
        for (var work = 0; work < works.Count; work++)
        {
            foreach (ref readonly var stored in tables.Excerpts.GetRows(i, layout.Works[work].Count))
            {
                rateOctaves[i] = stored.RateOctave;
                excerpts[i++] = new Excerpt(
                    works[work],
                    stored.StartSeconds,
                    stored.LevelDb,
                    stored.OnsetRate,
                    stored.CentroidHz,
                    stored.Activity,
                    stored.DynamicsDb,
                    LoudnessMatch.GetExcerptGainDb(works[work].GainDb, stored.WorkLevelDb, stored.LevelDb),
                    stored.AttackMs);
            }
        }

        return new ExcerptTable(
            excerpts, tables.SoundHalves, tables.Rhythms, tables.Timbres, tables.Pooleds, rateOctaves, tables.Quantised, new PopularityCache(tables.Folder, layout.Count), tables.Folder);
    }

    /// <summary>Loads all paintings with their vectors.</summary>
    /// <param name="correspondence">The manifest of the correspondence network that will score them.</param>
    /// <exception cref="LibraryException">The library was made with another network, or is damaged.</exception>
    public PaintingTable LoadPaintings(Manifest correspondence) => Read(database =>
    {
        var halves = GetShape(database, correspondence);
        var works = database.Query(WorksQuery.Create(database), row => new
        {
            Painting = new Painting(row.GetString(0), row.GetString(1), _folder.GetFullPath(row.GetString(2)), row.GetString(3)),
            HalfRow = row.GetInt64(6),
        }, ("$music", 0));
        var qualities = database.Query(
            $"SELECT lightness, colourfulness, texture, contrast, {(database.HasWarmth ? "warmth" : "NULL")} FROM picture WHERE work IN (SELECT work FROM file) ORDER BY work",
            row => new PictureQualities(row.GetFloat(0), row.GetFloat(1), row.GetFloat(2), row.GetFloat(3), row.IsDBNull(4) ? float.NaN : row.GetFloat(4)));

        var imageHalves = new float[works.Count * halves.Width];
        using var rows = new VectorReader(_folder.Vectors(halves), halves.Format);
        for (var i = 0; i < works.Count; i++)
        {
            rows.ReadRow(works[i].HalfRow).CopyTo(imageHalves.AsSpan(i * halves.Width));
        }

        return new PaintingTable(works.Select(work => work.Painting).ToArray(), imageHalves, [.. qualities]);
    });

    private static HashSet<string> LoadSwitchedOff(LibraryDatabase database) =>
        database.HasWords ? [.. database.Query("SELECT work FROM switched_off", row => row.GetString(0))] : [];

    private static Dictionary<string, MediaTags> LoadTags(LibraryDatabase database) => !database.HasWords ? [] : database
        .Query($"SELECT work, title, artist, album, year, {(database.HasMeasures ? "genre" : "NULL")} FROM tag", row => KeyValuePair.Create(
            row.GetString(0), new MediaTags(ReadText(row, 1), ReadText(row, 2), ReadText(row, 3), row.IsDBNull(4) ? null : row.GetInt32(4), ReadText(row, 5))))
        .ToDictionary(StringComparer.Ordinal);

    // A genre that was read and is not there is empty.
    private static string? ReadText(SqliteDataReader row, int column) => row.IsDBNull(column) || row.GetString(column) is not { Length: > 0 } text ? null : text;

    private static LoudnessMatch LoadLoudness(LibraryDatabase database) =>
        new(database.Query("SELECT loudness FROM work WHERE music AND id IN (SELECT work FROM file)", row => ReadLoudness(row, 0)));

    private List<LoadedMusic> LoadMusic(LibraryDatabase database)
    {
        var loudness = LoadLoudness(database);
        return database.Query(
            WorksQuery.Create(database),
            row => new LoadedMusic(
                new MusicWork(row.GetString(0), row.GetString(1), _folder.GetFullPath(row.GetString(2)), row.GetString(3), row.GetDouble(4), loudness.GetGainDb(ReadLoudness(row, 8)))
                {
                    Artist = ReadText(row, 10),
                    Year = row.IsDBNull(11) ? null : row.GetInt32(11),
                    Genre = ReadText(row, 12),
                    TempoBpm = row.IsDBNull(14) ? null : row.GetDouble(14),
                    Folder = ReadText(row, 9),
                },
                new StoredWork(row.GetString(0), row.GetInt32(5), row.GetInt64(6), row.GetInt64(7), !row.IsDBNull(13))),
            ("$music", 1));
    }

    private static double? ReadLoudness(SqliteDataReader row, int column) => row.IsDBNull(column) ? null : row.GetDouble(column);

    private NetworkShape GetShape(LibraryDatabase database, Manifest manifest)
    {
        var stored = NetworkShape.ReadAll(database).SingleOrDefault(network => network.Role == manifest.Role);
        return stored?.Hash == manifest.Hash
            ? stored
            : throw new LibraryException(
                $"The library {Folder} was made with another {manifest.Role} network ({stored?.Label ?? "none"}) than the one in use "
                + $"({NetworkShape.FormatLabel(manifest.Name, manifest.Hash)}). Index its folders again with this network, or use the other one.");
    }

    // One transaction gives a consistent view while an indexer writes.
    private T Read<T>(Func<LibraryDatabase, T> read)
    {
        try
        {
            using var database = LibraryDatabase.OpenForReading(_folder);
            using var transaction = database.BeginTransaction(deferred: true);
            return read(database);
        }
        catch (Exception error) when (LibraryException.CanTranslate(error))
        {
            throw LibraryException.Translate(Folder, error);
        }
    }
}
