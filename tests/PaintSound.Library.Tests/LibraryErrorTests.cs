using PaintSound.Library.Search;
using PaintSound.Library.Storage;

namespace PaintSound.Library.Tests;

public sealed class RefusingTests : IDisposable
{
    private readonly Place _place = new();
    private readonly FakeNetworks _networks = new();

    public void Dispose() => _place.Dispose();

    [Fact]
    public void No_library_is_said_with_what_to_do()
    {
        var error = Assert.Throws<LibraryException>(() => WorkLibrary.Open(_place.Library));
        Assert.Equal(
            $"There is no library in {_place.Library}: make one with paintsound index FOLDER --library {_place.Library}", error.Message);
    }

    [Fact]
    public async Task Other_networks_are_refused_until_it_is_indexed_again()
    {
        _place.WriteSome();
        await _place.IndexAsync(_networks);
        var others = new FakeNetworks("2");
        var error = Assert.Throws<LibraryException>(() => _place.Dump(others));
        Assert.StartsWith($"The library {_place.Library} was made with another correspondence network (fake ", error.Message);
        Assert.Throws<LibraryException>(() => WorkLibrary.Open(_place.Library).Excerpts(_networks.Correspondence, others.Sound));

        var report = await _place.IndexAsync(others);
        Assert.Equal((3, 6, 2, 0), (report.Works, report.Excerpts, report.Paintings, report.Unchanged));
        Assert.NotEmpty(_place.Dump(others));
        Assert.Throws<LibraryException>(() => _place.Dump(_networks));
        Assert.Equal(2, Directory.GetFiles(_place.Library, "*.f32").Length);
    }

    [Fact]
    public async Task Other_networks_embed_the_works_of_all_folders_anew()
    {
        _place.Write("a/one.wav", "music 4 1");
        var two = _place.Write("b/two.wav", "music 4 2");
        var (a, b) = (Path.Combine(_place.Works, "a"), Path.Combine(_place.Works, "b"));
        await _place.IndexAsync(_networks, null, a, b);
        File.Move(two, two + ".away");
        var third = new FakeNetworks("3");
        var report = await _place.IndexAsync(third, null, a);
        Assert.Equal((1, two), (report.Works, Assert.Single(report.Skipped).File));

        File.Move(two + ".away", two);
        report = await _place.IndexAsync(third, null, a);
        Assert.Equal((2, 1), (report.Works, report.Unchanged));
        Assert.Equal(["a", "b"], WorkLibrary.Open(_place.Library).Collections());
    }

    [Theory]
    [InlineData("truncated")]
    [InlineData("changed")]
    [InlineData("emptied")]
    [InlineData("deleted")]
    [InlineData("other")]
    public async Task Damaged_vectors_are_refused_and_made_anew(string how)
    {
        _place.WriteSome();
        await _place.IndexAsync(_networks);
        var whole = _place.Dump(_networks);
        foreach (var file in Directory.GetFiles(_place.Library, "*.f32"))
        {
            Damage(file, how);
            var error = Assert.Throws<LibraryException>(() => _place.Dump(_networks));
            Assert.Equal(
                $"The library's vectors are damaged ({file}): index the same folders again, only what is damaged is made anew.",
                error.Message);
            var report = await _place.IndexAsync(_networks);
            Assert.InRange(report.Unchanged, 0, 4);
            Assert.Equal(whole, _place.Dump(_networks));
        }
    }

    [Fact]
    public async Task A_damaged_database_is_said_with_what_to_do()
    {
        _place.WriteSome();
        await _place.IndexAsync(_networks);
        await File.WriteAllTextAsync(
            Path.Combine(_place.Library, "library.db"), new string('x', 9000), TestContext.Current.CancellationToken);
        var message = $"The library {_place.Library} is damaged: delete the folder and index again.";
        Assert.Equal(message, Assert.Throws<LibraryException>(() => WorkLibrary.Open(_place.Library)).Message);
        Assert.Equal(message, (await Assert.ThrowsAsync<LibraryException>(() => _place.IndexAsync(_networks))).Message);
    }

    [Fact]
    public async Task A_library_of_an_older_PaintSound_is_refused_until_it_is_indexed_again_which_embeds_nothing()
    {
        // Networks of its time had no pooled last convolution.
        var networks = new FakeNetworks(pooled: 0);
        _place.WriteSome();
        await _place.IndexAsync(networks);
        var whole = _place.Dump(networks);
        using (var database = LibraryDatabase.Write(new LibraryFolder(_place.Library)))
        {
            database.Run("CREATE TABLE kept AS SELECT * FROM network");
            database.Run("DROP TABLE network");
            database.Run("CREATE TABLE network(role TEXT PRIMARY KEY, name TEXT NOT NULL, hash TEXT NOT NULL, width INTEGER NOT NULL, rhythm INTEGER NOT NULL)");
            database.Run("INSERT INTO network SELECT role, name, hash, width, rhythm FROM kept");
            database.Run("DROP TABLE kept");
            database.Run("PRAGMA user_version = 1");
        }

        var error = Assert.Throws<LibraryException>(() => WorkLibrary.Open(_place.Library));
        Assert.Equal(
            $"The library {_place.Library} was made by an older PaintSound: index its folders again, what is unchanged is kept.", error.Message);

        Assert.Equal(5, (await _place.IndexAsync(networks)).Unchanged);
        Assert.Equal(whole, _place.Dump(networks));
    }

    [Fact]
    public async Task A_second_writer_is_told_to_wait()
    {
        _place.WriteSome();
        LibraryException? second = null;
        var busy = new FakeNetworks(beforeCall: call =>
        {
            if (call == 1)
            {
                second = Assert.ThrowsAsync<LibraryException>(() => _place.IndexAsync(_networks)).GetAwaiter().GetResult();
            }
        });
        await _place.IndexAsync(busy);
        Assert.Equal($"Another PaintSound is indexing into {_place.Library}: wait until it has ended, then try again.", second?.Message);
    }

    [Fact]
    public async Task It_can_be_read_while_it_is_written()
    {
        _place.WriteSome();
        await _place.IndexAsync(_networks);
        var before = _place.Dump(_networks);
        _place.Write("new.wav", "music 8 77");
        string? meanwhile = null;
        var writing = new FakeNetworks(beforeCall: call => meanwhile = call == 2 ? _place.Dump(_networks) : meanwhile);
        await _place.IndexAsync(writing);
        Assert.Equal(before, meanwhile);
        Assert.NotEqual(before, _place.Dump(_networks));
    }

    [Fact]
    public async Task A_library_that_cannot_be_written_is_said()
    {
        _place.WriteSome();
        await File.WriteAllTextAsync(_place.Library, "a file in its place", TestContext.Current.CancellationToken);
        var error = await Assert.ThrowsAsync<LibraryException>(() => _place.IndexAsync(_networks));
        Assert.StartsWith($"The library {_place.Library} cannot be read or written: ", error.Message);
    }

    [Fact]
    public async Task A_library_that_may_only_be_read_can_be_read()
    {
        if (OperatingSystem.IsWindows() || Environment.IsPrivilegedProcess)
        {
            Assert.Skip("This user may write everywhere.");
            return;
        }

        _place.WriteSome();
        await _place.IndexAsync(_networks);
        var whole = _place.Dump(_networks);
        File.SetUnixFileMode(_place.Library, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        try
        {
            Assert.Equal(whole, _place.Dump(_networks));
        }
        finally
        {
            File.SetUnixFileMode(_place.Library, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    private static void Damage(string file, string how)
    {
        switch (how)
        {
            case "deleted":
                File.Delete(file);
                return;
            case "emptied":
                File.WriteAllBytes(file, []);
                return;
        }

        using var stream = new FileStream(file, FileMode.Open);
        switch (how)
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
