using PaintSound.Core.Choosing.Rule;
using PaintSound.Library.Search;
using PaintSound.Library.Storage;

namespace PaintSound.Library.Tests;

/// <summary>What filters compare comes with the excerpts; an older library gets it without embedding.</summary>
public sealed class MeasureTests : IDisposable
{
    private readonly LibraryFixture _fixture = new();
    private readonly FakeNetworks _networks = new();

    public void Dispose() => _fixture.Dispose();

    [Fact]
    public void Attacks_tempo_tags_and_folders_come_with_the_excerpts()
    {
        LargeLibrary.Write(_fixture.Library, _networks.Correspondence, _networks.Sound, works: 3, excerptsPerWork: 5, half: 4, rhythm: 3, timbre: 2);
        var excerpts = Load();
        Assert.Equal([0, 1, 2, 3, 4, 0, 1, 2, 3, 4, 0, 1, 2, 3, 4], excerpts.Select(excerpt => excerpt.AttackMs));
        Assert.Equal([60.0, 61, 62], excerpts.Select(excerpt => excerpt.Work.TempoBpm!.Value).Distinct());
        Assert.Equal(["Artist 0", "Artist 1", "Artist 2"], excerpts.Select(excerpt => excerpt.Work.Artist).Distinct());
        Assert.Equal(["Genre 0", "Genre 1", "Genre 2"], excerpts.Select(excerpt => excerpt.Work.Genre).Distinct());
        Assert.Equal([1950, 1951, 1952], excerpts.Select(excerpt => excerpt.Work.Year!.Value).Distinct());
        Assert.Equal(["Folder 0", "Folder 1", "Folder 2"], excerpts.Select(excerpt => excerpt.Work.Folder).Distinct());
    }

    [Fact]
    public async Task The_folder_is_the_first_below_the_one_that_is_indexed()
    {
        _fixture.WriteFile("a/deep/one.wav", "music 4 1");
        _fixture.WriteFile("b/two.wav", "music 4 2");
        _fixture.WriteFile("three.wav", "music 4 3");
        await _fixture.IndexAsync(_networks);
        Assert.Equal(
            ["one a", "three works", "two b"],
            WorkLibrary.Open(_fixture.Library).LoadMusic().Select(work => $"{work.Title} {work.Folder}").Order());
    }

    [Fact]
    public async Task An_older_library_is_measured_when_it_is_indexed_again_without_embedding()
    {
        _fixture.WriteFile("tagged.wav", "music 4 9 Ana");
        _fixture.WriteFile("long.wav", "music 12 3");
        _fixture.WriteFile("red.png", "picture 4");
        await _fixture.IndexAsync(_networks);
        var before = _fixture.Dump(_networks);
        _fixture.Downgrade(7);

        Assert.All(Load(), excerpt => Assert.True(float.IsNaN(excerpt.AttackMs) && excerpt.Work is { TempoBpm: null, Genre: null, Folder: null }));
        Assert.Equal("Ana", Load().Single(excerpt => excerpt.Work.Title == "tagged").Work.Artist);
        // The painting is embedded again.
        Assert.Equal(2, (await _fixture.IndexAsync(_networks)).Unchanged);
        Assert.Equal(before, _fixture.Dump(_networks));
        Assert.Equal("Jazz", Load().Single(excerpt => excerpt.Work.Title == "tagged").Work.Genre);

        var inspections = _fixture.Decoder.Inspections;
        await _fixture.IndexAsync(_networks);
        Assert.Equal(inspections, _fixture.Decoder.Inspections);
    }

    [Fact]
    public async Task A_library_that_is_only_edited_keeps_what_is_not_measured_unknown()
    {
        _fixture.WriteFile("tagged.wav", "music 4 9 Ana");
        await _fixture.IndexAsync(_networks);
        _fixture.Downgrade(7);

        LibraryDatabase.OpenForEditing(new LibraryFolder(_fixture.Library)).Dispose();
        var work = Assert.Single(Load()).Work;
        Assert.Equal(("Ana", (string?)null, (double?)null), (work.Artist, work.Genre, work.TempoBpm));
    }

    [Fact]
    public async Task A_painting_that_an_earlier_version_indexed_has_no_warmth_until_it_is_indexed_again()
    {
        _fixture.WriteFile("red.png", "picture 4");
        await _fixture.IndexAsync(_networks);
        var warmth = LoadPainting().Warmth;
        Assert.True(float.IsFinite(warmth));
        _fixture.Downgrade(8);

        Assert.True(float.IsNaN(LoadPainting().Warmth));
        Assert.Equal(0, (await _fixture.IndexAsync(_networks)).Unchanged);
        Assert.Equal(warmth, LoadPainting().Warmth);
        Assert.Equal(1, (await _fixture.IndexAsync(_networks)).Unchanged);
    }

    private PictureQualities LoadPainting() => Assert.Single(WorkLibrary.Open(_fixture.Library).LoadPaintings(_networks.Correspondence).Qualities);

    private ExcerptTable Load() => WorkLibrary.Open(_fixture.Library).LoadExcerpts(_networks.Correspondence, _networks.Sound);
}
