using PaintSound.Core.Choosing;
using PaintSound.Core.Works;
using PaintSound.Library.Indexing;
using PaintSound.Library.Search;
using PaintSound.Library.Storage;

namespace PaintSound.Library.Tests;

public sealed class LoadingTests : IDisposable
{
    private readonly Place _place = new();

    public void Dispose() => _place.Dispose();

    [Fact]
    public void Twenty_thousand_excerpts_load_within_a_second()
    {
        // As wide as the compact networks.
        const int Works = 200, EachExcerpts = 100, Half = 128, Rhythm = 64, Timbre = 160;
        var networks = new FakeNetworks();
        Fill(networks, Works, EachExcerpts, Half, Rhythm, Timbre);

        // The first load pays for the compiler, and others may use the machine: the best of five tells.
        var excerpts = Load();
        var took = Enumerable.Range(0, 5).Min(_ =>
        {
            var begun = TimeProvider.System.GetTimestamp();
            Load();
            return TimeProvider.System.GetElapsedTime(begun);
        });

        Assert.Equal(Works * EachExcerpts, excerpts.Count);
        Assert.Equal(excerpts.Count * Half, excerpts.SoundHalves.Length);
        Assert.Equal(excerpts.Count * Rhythm, excerpts.Rhythms.Length);
        Assert.Equal(excerpts.Count * Timbre, excerpts.Timbres.Length);
        TestContext.Current.TestOutputHelper?.WriteLine($"{excerpts.Count} excerpts in {took.TotalMilliseconds:0} ms");
        Assert.InRange(took.TotalSeconds, 0, 1);

        ExcerptTable Load() => WorkLibrary.Open(_place.Library).Excerpts(networks.Correspondence, networks.Sound);
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

    private void Fill(FakeNetworks networks, int works, int each, int half, int rhythm, int timbre)
    {
        var folder = new LibraryFolder(_place.Library);
        var (correspondence, sound) = (networks.Correspondence, networks.Sound);
        using var writer = LibraryWriter.Open(
            folder,
            new NetworkShape(correspondence.Role, correspondence.Name, correspondence.Hash, half, 0, 0),
            new NetworkShape(sound.Role, sound.Name, sound.Hash, rhythm + timbre, rhythm, 0));
        for (var work = 0; work < works; work++)
        {
            var music = new MusicVectors { DurationSeconds = 4 * each };
            for (var number = 0; number < each; number++)
            {
                music.Excerpts.Add((4 * number, -20, 2));
            }

            music.Halves.GetSpan(each * half).Fill(work);
            music.Halves.Advance(each * half);
            music.Embeddings.GetSpan(each * (rhythm + timbre)).Fill(work);
            music.Embeddings.Advance(each * (rhythm + timbre));
            writer.Add(new FoundFile($"/music/{work}.wav", 1, 1, "all"), $"{work:x12}{new string('0', 52)}", 4, music);
        }
    }
}
