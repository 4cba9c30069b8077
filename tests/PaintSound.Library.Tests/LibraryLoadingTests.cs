using PaintSound.Core.Choosing;
using PaintSound.Core.Works;
using PaintSound.Library.Search;

namespace PaintSound.Library.Tests;

public sealed class LoadingTests : IDisposable
{
    private readonly Place _place = new();

    public void Dispose() => _place.Dispose();

    [Fact]
    public void Twenty_thousand_excerpts_are_loaded_with_all_their_vectors()
    {
        // As wide as the compact networks.
        const int Works = 200, EachExcerpts = 100, Half = 128, Rhythm = 64, Timbre = 160;
        var networks = new FakeNetworks();
        LargeLibrary.Write(_place.Library, networks.Correspondence, networks.Sound, Works, EachExcerpts, Half, Rhythm, Timbre);

        var excerpts = WorkLibrary.Open(_place.Library).Excerpts(networks.Correspondence, networks.Sound);
        Assert.Equal(Works * EachExcerpts, excerpts.Count);
        Assert.Equal(excerpts.Count * Half, excerpts.SoundHalves.Length);
        Assert.Equal(excerpts.Count * Rhythm, excerpts.Rhythms.Length);
        Assert.Equal(excerpts.Count * Timbre, excerpts.Timbres.Length);
    }

    [Fact]
    public void Two_random_excerpts_lie_1_apart_by_the_papers_distance()
    {
        var random = new Random(5);
        var excerpts = Enumerable.Range(0, 300)
            .Select(i => new Excerpt(new MusicWork($"w{i}", "Work", "work.wav", "own", 4), 0, -20, 2)).ToArray();
        float[] pooleds = [.. Enumerable.Range(0, 300 * 8).Select(_ => 50 * random.NextSingle())];
        var table = new ExcerptTable(excerpts, [], [], [], pooleds);
        var distances = new float[300];
        var mean = Enumerable.Range(0, 300).Average(i =>
        {
            SoundDistance.Paper(pooleds.AsSpan(8 * i, 8), table.Pooleds, table.PooledScale, distances);
            return distances.Sum() / 299;
        });
        Assert.Equal(1, mean, 0.03);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void Where_no_distance_can_be_measured_the_scale_is_1(int count)
    {
        var work = new MusicWork("w", "Work", "work.wav", "own", 4);
        Excerpt[] excerpts = [.. Enumerable.Range(0, count).Select(i => new Excerpt(work, 4 * i, -20, 2))];
        Assert.Equal(1, new ExcerptTable(excerpts, [], [], [], new float[3 * count]).PooledScale);
    }
}
