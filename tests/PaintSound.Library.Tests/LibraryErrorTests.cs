using PaintSound.Library.Search;
using PaintSound.Library.Storage;

namespace PaintSound.Library.Tests;

public sealed class LibraryErrorTests : IDisposable
{
    private readonly LibraryFixture _fixture = new();
    private readonly FakeNetworks _networks = new();

    public void Dispose() => _fixture.Dispose();

    [Fact]
    public void Reports_a_missing_library()
    {
        var error = Assert.Throws<LibraryException>(() => WorkLibrary.Open(_fixture.Library));
        Assert.Equal(
            $"There is no library in {_fixture.Library}. Create one with: paintsound index FOLDER --library {_fixture.Library}", error.Message);
    }

    [Fact]
    public async Task Rejects_other_networks_until_the_library_is_indexed_again()
    {
        _fixture.WriteSampleWorks();
        await _fixture.IndexAsync(_networks);
        var others = new FakeNetworks("2");
        var error = Assert.Throws<LibraryException>(() => _fixture.Dump(others));
        Assert.StartsWith($"The library {_fixture.Library} was made with another correspondence network (fake ", error.Message);
        Assert.Throws<LibraryException>(() => WorkLibrary.Open(_fixture.Library).LoadExcerpts(_networks.Correspondence, others.Sound));

        var report = await _fixture.IndexAsync(others);
        Assert.Equal((3, 6, 2, 0), (report.Works, report.Excerpts, report.Paintings, report.Unchanged));
        Assert.NotEmpty(_fixture.Dump(others));
        Assert.Throws<LibraryException>(() => _fixture.Dump(_networks));
        Assert.Equal(2, Directory.GetFiles(_fixture.Library, "*.f32").Length);
    }

    [Fact]
    public async Task Other_networks_embed_the_works_of_all_folders_again()
    {
        _fixture.WriteFile("a/one.wav", "music 4 1");
        var two = _fixture.WriteFile("b/two.wav", "music 4 2");
        var (a, b) = (Path.Combine(_fixture.Works, "a"), Path.Combine(_fixture.Works, "b"));
        await _fixture.IndexAsync(_networks, null, a, b);
        File.Move(two, two + ".away");
        var third = new FakeNetworks("3");
        var report = await _fixture.IndexAsync(third, null, a);
        Assert.Equal((1, two), (report.Works, Assert.Single(report.Skipped).File));

        File.Move(two + ".away", two);
        report = await _fixture.IndexAsync(third, null, a);
        Assert.Equal((2, 1), (report.Works, report.Unchanged));
        Assert.Equal(["a", "b"], WorkLibrary.Open(_fixture.Library).LoadCollections());
    }

    [Theory]
    [InlineData("truncated")]
    [InlineData("changed")]
    [InlineData("emptied")]
    [InlineData("deleted")]
    [InlineData("other")]
    public async Task Rejects_damaged_vectors_and_embeds_them_again(string damage)
    {
        _fixture.WriteSampleWorks();
        await _fixture.IndexAsync(_networks);
        var expected = _fixture.Dump(_networks);
        foreach (var file in Directory.GetFiles(_fixture.Library, "*.f32"))
        {
            Damage(file, damage);

            // A library whose tables are there is read from them.
            Directory.Delete(Path.Combine(_fixture.Library, "tables"), recursive: true);
            var error = Assert.Throws<LibraryException>(() => _fixture.Dump(_networks));
            Assert.Equal(
                $"The library's vectors are damaged ({file}). Index the same folders again. Only damaged works are embedded again.",
                error.Message);
            var report = await _fixture.IndexAsync(_networks);
            Assert.InRange(report.Unchanged, 0, 4);
            Assert.Equal(expected, _fixture.Dump(_networks));
        }
    }

    [Fact]
    public async Task Reports_a_damaged_database()
    {
        _fixture.WriteSampleWorks();
        await _fixture.IndexAsync(_networks);
        await File.WriteAllTextAsync(
            Path.Combine(_fixture.Library, "library.db"), new string('x', 9000), TestContext.Current.CancellationToken);
        var message = $"The library {_fixture.Library} is damaged. Delete the folder and index again.";
        Assert.Equal(message, Assert.Throws<LibraryException>(() => WorkLibrary.Open(_fixture.Library)).Message);
        Assert.Equal(message, (await Assert.ThrowsAsync<LibraryException>(() => _fixture.IndexAsync(_networks))).Message);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task Rejects_an_older_library_and_embeds_its_works_again(int version)
    {
        // The networks of version 1 had no pooled last convolution; version 2 had no brightness; version 3 had no loudness and no qualities;
        // version 4 read pictures and mixed channels otherwise.
        var networks = new FakeNetworks(pooled: 0);
        _fixture.WriteSampleWorks();
        await _fixture.IndexAsync(networks);
        var expected = _fixture.Dump(networks);
        using (var database = LibraryDatabase.OpenForWriting(new LibraryFolder(_fixture.Library)))
        {
            database.Execute("ALTER TABLE picture DROP COLUMN warmth; DROP TABLE measure; ALTER TABLE file DROP COLUMN folder; DROP TABLE tag; DROP TABLE switched_off; DROP TABLE place; DROP TABLE collected");
            if (version < 4)
            {
                database.Execute("ALTER TABLE work DROP COLUMN loudness; ALTER TABLE excerpt DROP COLUMN activity; ALTER TABLE excerpt DROP COLUMN dynamics; DROP TABLE picture");
            }

            database.Execute(version == 4 ? "" : version == 3 ? "ALTER TABLE excerpt RENAME COLUMN centroid TO brightness" : "ALTER TABLE excerpt DROP COLUMN centroid");
            if (version == 1)
            {
                database.Execute("ALTER TABLE network DROP COLUMN pooled");
            }

            database.Execute($"PRAGMA user_version = {version}");
        }

        var error = Assert.Throws<LibraryException>(() => WorkLibrary.Open(_fixture.Library));
        Assert.Equal($"The library {_fixture.Library} was made by an older PaintSound. Index its folders again.", error.Message);

        Assert.Equal(0, (await _fixture.IndexAsync(networks)).Unchanged);
        Assert.Equal(expected, _fixture.Dump(networks));
    }

    [Fact]
    public async Task Rejects_a_second_writer()
    {
        _fixture.WriteSampleWorks();
        LibraryException? second = null;
        var busy = new FakeNetworks(beforeCall: call =>
        {
            if (call == 1)
            {
                second = Assert.ThrowsAsync<LibraryException>(() => _fixture.IndexAsync(_networks)).GetAwaiter().GetResult();
            }
        });
        await _fixture.IndexAsync(busy);
        Assert.Equal($"Another PaintSound is indexing into {_fixture.Library}. Wait until it has finished, then try again.", second?.Message);
    }

    [Fact]
    public async Task Can_be_read_while_it_is_written()
    {
        _fixture.WriteSampleWorks();
        await _fixture.IndexAsync(_networks);
        var before = _fixture.Dump(_networks);
        _fixture.WriteFile("new.wav", "music 8 77");
        string? during = null;
        var writing = new FakeNetworks(beforeCall: call => during = call == 2 ? _fixture.Dump(_networks) : during);
        await _fixture.IndexAsync(writing);
        Assert.Equal(before, during);
        Assert.NotEqual(before, _fixture.Dump(_networks));
    }

    [Fact]
    public async Task Reports_a_library_that_cannot_be_written()
    {
        _fixture.WriteSampleWorks();
        await File.WriteAllTextAsync(_fixture.Library, "a file in its place", TestContext.Current.CancellationToken);
        var error = await Assert.ThrowsAsync<LibraryException>(() => _fixture.IndexAsync(_networks));
        Assert.StartsWith($"The library {_fixture.Library} cannot be read or written: ", error.Message);
    }

    [Fact]
    public async Task Can_be_read_without_write_permission()
    {
        if (OperatingSystem.IsWindows() || Environment.IsPrivilegedProcess)
        {
            Assert.Skip("This user can write everywhere.");
            return;
        }

        _fixture.WriteSampleWorks();
        await _fixture.IndexAsync(_networks);
        var expected = _fixture.Dump(_networks);
        File.SetUnixFileMode(_fixture.Library, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        try
        {
            Assert.Equal(expected, _fixture.Dump(_networks));
        }
        finally
        {
            File.SetUnixFileMode(_fixture.Library, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    private static void Damage(string file, string damage)
    {
        switch (damage)
        {
            case "deleted":
                File.Delete(file);
                return;
            case "emptied":
                File.WriteAllBytes(file, []);
                return;
        }

        using var stream = new FileStream(file, FileMode.Open);
        switch (damage)
        {
            case "truncated":
                stream.SetLength(stream.Length - 1);
                break;
            case "changed":
                stream.Position = stream.Length - 10;
                stream.WriteByte(0x5A);
                break;
            case "other":
                stream.Position = 16;
                stream.WriteByte((byte)'!');
                break;
        }
    }
}
