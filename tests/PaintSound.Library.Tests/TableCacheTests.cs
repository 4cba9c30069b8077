using PaintSound.Core.Choosing;
using PaintSound.Core.Vectors;
using PaintSound.Library.Search;
using PaintSound.Library.Storage;
using PaintSound.Library.Tables;

namespace PaintSound.Library.Tests;

/// <summary>The tables are derived from the library once, mapped afterwards, and never believed if they do not fit.</summary>
public sealed class TableCacheTests : IDisposable
{
    private const int Works = 7, ExcerptsPerWork = 40, Half = 9, Rhythm = 33, Timbre = 5;

    private readonly LibraryFixture _fixture = new();
    private readonly FakeNetworks _networks = new();
    private readonly LibraryFolder _folder;

    public TableCacheTests()
    {
        LargeLibrary.Write(_fixture.Library, _networks.Correspondence, _networks.Sound, Works, ExcerptsPerWork, Half, Rhythm, Timbre);
        _folder = new LibraryFolder(_fixture.Library);
    }

    private string Key => Path.GetFileName(Assert.Single(Directory.GetDirectories(_folder.Tables)));

    private TableFiles Files => new(Path.Combine(_folder.Tables, Key));

    public void Dispose() => _fixture.Dispose();

    [Fact]
    public void The_tables_are_written_once_and_have_the_rows_of_the_library()
    {
        var first = Load();
        var written = Files.All.ToDictionary(file => file, File.GetLastWriteTimeUtc);
        var second = Load();
        Assert.Equal(written, Files.All.ToDictionary(file => file, File.GetLastWriteTimeUtc));
        Assert.Equal(Works * ExcerptsPerWork, second.Count);
        Assert.Equal(first, second);
        AssertSame(first.SoundHalves, second.SoundHalves);

        // The order of the vector file is another one: works are sorted by id.
        using var reader = new VectorReader(Directory.GetFiles(_folder.Path, "correspondence*.f32").Single(), new VectorFormat(_networks.Correspondence.Hash, Half));
        var rows = Enumerable.Range(0, second.Count).Select(i => string.Join(' ', second.SoundHalves.GetRows(i, 1).ToArray())).Order();
        Assert.Equal(Enumerable.Range(0, second.Count).Select(i => string.Join(' ', reader.ReadRow(i).ToArray())).Order(), rows);
        AssertSame(QuantisedRows.Create(second.Rhythms), second.Quantised.Rhythms);
        AssertSame(QuantisedRows.Create(second.SoundHalves), second.Quantised.SoundHalves);
        AssertSame(QuantisedRows.Create(second.Timbres), second.Quantised.Timbres);
    }

    [Fact]
    public void The_popularity_is_kept_beside_the_tables_in_place_of_an_older_one()
    {
        var table = Load();
        Assert.Null(table.Popularities!.Find("a"));
        float[] means = [.. Enumerable.Range(0, table.Count).Select(i => i / 3f)], deviations = [.. Enumerable.Range(1, table.Count).Select(i => i / 7f)];
        table.Popularities.Store("a", Popularity.Create(deviations, means));
        table.Popularities.Store("b", Popularity.Create(means, deviations));
        var known = Load().Popularities!;
        Assert.Null(known.Find("a"));
        Assert.Equal(means, known.Find("b")!.Means);
        Assert.Equal(deviations, known.Find("b")!.Deviations);

        // A process that was killed leaves a part.
        var file = Assert.Single(Directory.GetFiles(Files.Folder, "popularity*"));
        File.WriteAllBytes(file, File.ReadAllBytes(file)[..^5]);
        Assert.Null(known.Find("b"));
    }

    [Fact]
    public async Task A_damaged_popularity_is_found()
    {
        var popularities = Load().Popularities!;
        popularities.Store("a", Popularity.None(Works * ExcerptsPerWork));
        var file = Assert.Single(Directory.GetFiles(Files.Folder, "popularity*"));
        var bytes = await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken);
        bytes[500] ^= 1;
        await File.WriteAllBytesAsync(file, bytes, TestContext.Current.CancellationToken);
        var error = await Assert.ThrowsAsync<LibraryException>(() => WorkLibrary.Open(_fixture.Library).VerifyTablesAsync(TimeProvider.System, TestContext.Current.CancellationToken));
        Assert.Contains(file, error.Message, StringComparison.Ordinal);
        Assert.Null(popularities.Find("a"));
    }

    [Fact]
    public void Where_tables_cannot_be_written_the_popularity_is_not_kept()
    {
        var popularities = Load().Popularities!;
        Directory.Delete(Files.Folder, recursive: true);
        popularities.Store("a", Popularity.None(Works * ExcerptsPerWork));
        Assert.Null(popularities.Find("a"));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(0.5)]
    [InlineData(-1)]
    public void A_table_that_is_missing_cut_off_or_of_another_format_is_written_again(double share)
    {
        var before = Load();
        foreach (var file in Files.All)
        {
            if (share < 0)
            {
                var bytes = File.ReadAllBytes(file);
                bytes[16]++;
                File.WriteAllBytes(file, bytes);
            }
            else if (share == 0)
            {
                File.Delete(file);
            }
            else
            {
                using var stream = File.OpenWrite(file);
                stream.SetLength((long)(stream.Length * share));
            }

            AssertSame(before.SoundHalves, Load().SoundHalves);
            Assert.All(Files.All, other => Assert.True(File.Exists(other)));
        }
    }

    [Fact]
    public void Tables_of_an_earlier_state_are_deleted()
    {
        Load();
        var earlier = Key;
        LargeLibrary.Write(_fixture.Library, _networks.Correspondence, _networks.Sound, Works + 1, ExcerptsPerWork, Half, Rhythm, Timbre);
        Assert.Equal((Works + 1) * ExcerptsPerWork, Load().Count);
        Assert.NotEqual(earlier, Key);
    }

    [Fact]
    public void Where_the_library_cannot_be_written_the_tables_are_in_the_folder_of_the_user()
    {
        // A file is where their folder would be.
        File.WriteAllText(_folder.Tables, "");
        var user = Path.Combine(_fixture.Library, "user");
        var library = WorkLibrary.Open(_fixture.Library, user);
        Assert.Equal(Works * ExcerptsPerWork, library.LoadExcerpts(_networks.Correspondence, _networks.Sound).Count);
        var folder = Assert.Single(Directory.GetDirectories(user));
        Assert.All(new TableFiles(folder).All, file => Assert.True(File.Exists(file)));
        Assert.Equal(Works * ExcerptsPerWork, library.LoadExcerpts(_networks.Correspondence, _networks.Sound).Count);

        // A folder in which nothing can be written either.
        var error = Assert.Throws<LibraryException>(() => WorkLibrary.Open(_fixture.Library, Path.Combine(_folder.Database, "user")).LoadExcerpts(_networks.Correspondence, _networks.Sound));
        Assert.Contains(_fixture.Library, error.Message);
    }

    [Fact]
    public async Task A_damaged_byte_is_found_and_the_table_is_written_again()
    {
        var library = WorkLibrary.Open(_fixture.Library);
        var before = Load();
        await library.VerifyTablesAsync(TimeProvider.System, TestContext.Current.CancellationToken);
        foreach (var file in Files.All.Where(file => new FileInfo(file).Length > RowFileFormat.HeaderBytes))
        {
            var bytes = await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken);
            bytes[RowFileFormat.HeaderBytes + 3] ^= 1;
            await File.WriteAllBytesAsync(file, bytes, TestContext.Current.CancellationToken);
            var error = await Assert.ThrowsAsync<LibraryException>(() => library.VerifyTablesAsync(TimeProvider.System, TestContext.Current.CancellationToken));
            Assert.Contains(file, error.Message);
            AssertSame(before.SoundHalves, Load().SoundHalves);
            await library.VerifyTablesAsync(TimeProvider.System, TestContext.Current.CancellationToken);
        }
    }

    private static void AssertSame(IRows<float> expected, IRows<float> actual) =>
        Assert.True(expected.GetRows(0, expected.Count).SequenceEqual(actual.GetRows(0, actual.Count)));

    private static void AssertSame(QuantisedRows expected, QuantisedRows actual)
    {
        Assert.True(expected.GetRows(0, expected.Count).SequenceEqual(actual.GetRows(0, actual.Count)));
        Assert.True(expected.Offsets.SequenceEqual(actual.Offsets));
        Assert.True(expected.Scales.SequenceEqual(actual.Scales));
        Assert.Equal(expected.MaxError, actual.MaxError);
    }

    private ExcerptTable Load() => WorkLibrary.Open(_fixture.Library).LoadExcerpts(_networks.Correspondence, _networks.Sound);
}
