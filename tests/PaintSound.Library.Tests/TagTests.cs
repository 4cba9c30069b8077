using PaintSound.Library.Editing;
using PaintSound.Library.Search;
using PaintSound.Media.Decoding;

namespace PaintSound.Library.Tests;

public sealed class TagTests : IDisposable
{
    private readonly LibraryFixture _fixture = new();
    private readonly FakeNetworks _networks = new();

    private WorkLibrary Library => WorkLibrary.Open(_fixture.Library);

    public void Dispose() => _fixture.Dispose();

    [Fact]
    public async Task Lists_the_tags_of_music()
    {
        _fixture.WriteSampleWorks();
        _fixture.WriteFile("tagged.wav", "music 4 9 Ana");
        await _fixture.IndexAsync(_networks);
        var works = Library.LoadWorks();
        Assert.Equal(new MediaTags("Tagged", "Ana", "Album", 2019, "Jazz"), works.Single(work => work.Title == "tagged").Tags);
        Assert.All(works.Where(work => work.Title != "tagged"), work => Assert.Equal(MediaTags.None, work.Tags));
    }

    [Fact]
    public async Task An_older_library_opens_and_gets_its_tags_when_it_is_indexed_again_without_embedding()
    {
        _fixture.WriteFile("tagged.wav", "music 4 9 Ana");
        _fixture.WriteFile("red.png", "picture 4");
        await _fixture.IndexAsync(_networks);
        var before = _fixture.Dump(_networks);
        _fixture.Downgrade(5);

        Assert.All(Library.LoadWorks(), work => Assert.Equal((MediaTags.None, false), (work.Tags, work.IsOff)));
        Assert.NotEqual(before, _fixture.Dump(_networks));

        // The painting is embedded again, for its warmth.
        Assert.Equal(1, (await _fixture.IndexAsync(_networks)).Unchanged);
        Assert.Equal("Ana", Library.LoadWorks().Single(work => work.IsMusic).Tags.Artist);
        Assert.Equal(before, _fixture.Dump(_networks));

        var inspections = _fixture.Decoder.Inspections;
        await _fixture.IndexAsync(_networks);
        Assert.Equal(inspections, _fixture.Decoder.Inspections);
    }

    [Theory]
    [InlineData(5)]
    [InlineData(6)]
    public async Task A_work_that_is_switched_off_stays_so_until_it_is_switched_on(int version)
    {
        _fixture.WriteSampleWorks();
        await _fixture.IndexAsync(_networks);
        if (version == 5)
        {
            _fixture.Downgrade(5);
        }

        var id = Library.LoadWorks()[0].Id;
        LibraryEditor.Switch(Library, [id], isOn: false);
        LibraryEditor.Switch(Library, [id], isOn: false);
        Assert.Equal([id], Library.LoadWorks().Where(work => work.IsOff).Select(work => work.Id));

        // Other networks embed every work again.
        await _fixture.IndexAsync(new FakeNetworks("2"));
        Assert.Equal([id], Library.LoadSwitchedOff());
        LibraryEditor.Switch(Library, [id], isOn: true);
        Assert.Empty(Library.LoadSwitchedOff());
    }
}
