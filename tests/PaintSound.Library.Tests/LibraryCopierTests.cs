using PaintSound.Library.Copying;
using PaintSound.Library.Search;

namespace PaintSound.Library.Tests;

public sealed class LibraryCopierTests : IDisposable
{
    private readonly LibraryFixture _fixture = new();
    private readonly FakeNetworks _networks = new(beforeCall: _ => { });

    public void Dispose() => _fixture.Dispose();

    [Fact]
    public async Task A_copy_that_moved_has_the_same_works_and_vectors_and_their_files()
    {
        _fixture.WriteSampleWorks();
        await _fixture.IndexAsync(_networks);
        var before = WithoutPaths(_fixture.Dump(_networks));
        var report = Copy();
        Assert.Equal((5, 0), (report.Works, report.Missing.Count));

        // Neither the library nor its works exist any more.
        Directory.Delete(_fixture.Library, recursive: true);
        Directory.Delete(_fixture.Works, recursive: true);
        Directory.Move(Target, _fixture.Library);
        Assert.Equal(before, WithoutPaths(_fixture.Dump(_networks)));
        var files = WorkLibrary.Open(_fixture.Library).LoadWorks().SelectMany(work => work.Files).ToArray();
        Assert.Equal(5, files.Length);
        Assert.All(files, file => Assert.True(file.StartsWith(_fixture.Library, StringComparison.Ordinal) && File.Exists(file), file));
        Assert.Equal(report.Bytes, files.Sum(file => new FileInfo(file).Length));
    }

    [Fact]
    public async Task Indexing_a_copy_that_moved_embeds_nothing_again_and_leaves_it_movable()
    {
        _fixture.WriteSampleWorks();
        await _fixture.IndexAsync(_networks);
        Copy();
        Directory.Delete(_fixture.Library, recursive: true);
        Directory.Move(Target, _fixture.Library);
        var report = await _fixture.IndexAsync(_networks, null, [.. Directory.GetDirectories(Path.Combine(_fixture.Library, "works"))]);
        Assert.Equal((5, 5), (report.Works + report.Paintings, report.Unchanged));

        Directory.Move(_fixture.Library, Target);
        Assert.All(WorkLibrary.Open(Target).LoadWorks(), work => Assert.True(File.Exists(Assert.Single(work.Files))));
    }

    [Theory]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(7)]
    public async Task A_library_of_an_earlier_version_is_copied_as_it_is(int version)
    {
        _fixture.WriteSampleWorks();
        await _fixture.IndexAsync(_networks);
        _fixture.Downgrade(version);
        var before = WithoutPaths(_fixture.Dump(_networks));
        Assert.Equal((5, 0), (Copy().Works, Directory.GetFiles(Target, "*-wal").Length));
        Directory.Delete(_fixture.Library, recursive: true);
        Directory.Move(Target, _fixture.Library);
        Assert.Equal(before, WithoutPaths(_fixture.Dump(_networks)));
    }

    [Fact]
    public async Task A_missing_file_is_named_and_its_work_stays()
    {
        _fixture.WriteSampleWorks();
        await _fixture.IndexAsync(_networks);
        var gone = Path.Combine(_fixture.Works, "slow", "second.mp3");
        File.Delete(gone);
        Assert.Equal([gone], Copy().Missing);
        Assert.Contains("second", WorkLibrary.Open(Target).LoadWorks().Select(work => work.Title));
    }

    [Fact]
    public async Task Equal_files_are_copied_once_for_each_collection_and_replace_each_other()
    {
        _fixture.WriteFile("a/one.wav", "music 8 1");
        _fixture.WriteFile("a/same.wav", "music 8 1");
        _fixture.WriteFile("b/again.wav", "music 8 1");
        _fixture.WriteFile("b/one.wav", "music 8 2");
        await _fixture.IndexAsync(_networks, null, [.. Directory.GetDirectories(_fixture.Works).Order(StringComparer.Ordinal)]);
        var before = WorkLibrary.Open(_fixture.Library);
        File.Delete(Path.Combine(_fixture.Works, "a", "one.wav"));
        Assert.Empty(Copy().Missing);

        var copy = WorkLibrary.Open(Target);
        Assert.Equal(before.LoadCollections(), copy.LoadCollections());
        Assert.Equal(before.LoadMusic().Select(work => (work.Id, work.Title, work.Collection)), copy.LoadMusic().Select(work => (work.Id, work.Title, work.Collection)));
        Assert.Equal([1, 2], copy.LoadWorks().Select(work => work.Files.Count).Order());
    }

    [Theory]
    [InlineData("a", "x/b.wav", "works/a/b.wav")]
    [InlineData("a/b", "x/c?: d.wav", "works/a_b/c__ d.wav")]
    [InlineData("..", "x/nul.wav", "works/_/_nul.wav")]
    [InlineData("a.", "x/.wav", "works/a/_.wav")]
    public void Names_are_allowed_on_every_system(string collection, string file, string expected) =>
        Assert.Equal(expected, new CopiedFileNames().Add(collection, file));

    [Fact]
    public void Names_exist_once_whatever_their_case()
    {
        CopiedFileNames names = new();
        Assert.Equal(["works/a/B.wav", "works/A/b_2.wav", "works/a/B_3.wav"], [names.Add("a", "B.wav"), names.Add("A", "b.wav"), names.Add("a", "B.wav")]);
    }

    private string Target => Path.Combine(Path.GetDirectoryName(_fixture.Library)!, "elsewhere");

    private LibraryCopyReport Copy() =>
        LibraryCopier.Copy(WorkLibrary.Open(_fixture.Library), Target, progress: null, TestContext.Current.CancellationToken);

    // The text of a work contains its file: everything else must be equal.
    private static string WithoutPaths(string dump) => System.Text.RegularExpressions.Regex.Replace(dump, "File = [^,]*,", "", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(10));
}
