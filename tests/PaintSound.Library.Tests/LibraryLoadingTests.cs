using PaintSound.Core.Choosing;
using PaintSound.Core.Works;
using PaintSound.Library.Search;

namespace PaintSound.Library.Tests;

public sealed class LibraryLoadingTests : IDisposable
{
    private readonly LibraryFixture _fixture = new();

    public void Dispose() => _fixture.Dispose();

    [Fact]
    public void Loads_20000_excerpts_with_all_vectors()
    {
        // The widths of the compact networks.
        const int Works = 200, ExcerptsPerWork = 100, Half = 128, Rhythm = 64, Timbre = 160;
        var networks = new FakeNetworks();
        LargeLibrary.Write(_fixture.Library, networks.Correspondence, networks.Sound, Works, ExcerptsPerWork, Half, Rhythm, Timbre);

        var excerpts = WorkLibrary.Open(_fixture.Library).LoadExcerpts(networks.Correspondence, networks.Sound);
        Assert.Equal(Works * ExcerptsPerWork, excerpts.Count);
        Assert.Equal(Half, excerpts.SoundHalves.Width);
        Assert.Equal(Rhythm, excerpts.Rhythms.Width);
        Assert.Equal(Timbre, excerpts.Timbres.Width);
    }

    [Fact]
    public void Two_random_excerpts_are_1_apart_in_the_paper_distance()
    {
        var random = new Random(5);
        var excerpts = Enumerable.Range(0, 300)
            .Select(i => new Excerpt(new MusicWork($"w{i}", "Work", "work.wav", "own", 4), 0, -20, 2)).ToArray();
        float[] pooleds = [.. Enumerable.Range(0, 300 * 8).Select(_ => 50 * random.NextSingle())];
        var table = new ExcerptTable(excerpts, [], [], [], pooleds);
        var distances = new float[300];
        var mean = Enumerable.Range(0, 300).Average(i =>
        {
            SoundDistance.ComputePaper(pooleds.AsSpan(8 * i, 8), pooleds, table.PooledScale, distances);
            return distances.Sum() / 299;
        });
        Assert.Equal(1, mean, 0.03);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void The_scale_is_1_if_no_distance_can_be_measured(int count)
    {
        var work = new MusicWork("w", "Work", "work.wav", "own", 4);
        Excerpt[] excerpts = [.. Enumerable.Range(0, count).Select(i => new Excerpt(work, 4 * i, -20, 2))];
        Assert.Equal(1, new ExcerptTable(excerpts, [], [], [], new float[3 * count]).PooledScale);
    }
}
