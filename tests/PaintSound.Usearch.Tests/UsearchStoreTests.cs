using PaintSound.Core.Choosing;
using PaintSound.Core.Vectors;
using PaintSound.Core.Works;
using PaintSound.Library;
using PaintSound.Library.Search;

namespace PaintSound.Usearch.Tests;

/// <summary>The index of neighbours against the comparison of all excerpts.</summary>
public sealed class UsearchStoreTests : IDisposable
{
    private const int Count = 4000;
    private const int Width = 24;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("paintsound-usearch-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void More_like_this_finds_what_the_comparison_of_all_excerpts_finds()
    {
        var excerpts = CreateExcerpts(1);
        var neighbours = Build(excerpts);
        using var index = neighbours.Open();
        var (all, indexed) = (new SimilarExcerpts(excerpts), new SimilarExcerpts(excerpts, index));
        var (found, wanted) = (0, 0);
        for (var excerpt = 0; excerpt < Count; excerpt += 40)
        {
            var expected = all.Find(excerpt, new ChoosingControls(), 12);
            var actual = indexed.Find(excerpt, new ChoosingControls(), 12);
            Assert.DoesNotContain(excerpt, actual.Select(item => item.Index));
            wanted += expected.Count;
            found += expected.Intersect(actual).Count();   // with the same distances
        }

        Assert.InRange((double)found / wanted, 0.98, 1);
    }

    [Fact]
    public void The_distance_of_the_paper_compares_all_excerpts()
    {
        var excerpts = CreateExcerpts(2);
        using var index = Build(excerpts).Open();
        var controls = new ChoosingControls { Distance = SoundDistanceKind.Paper };
        Assert.Equal(new SimilarExcerpts(excerpts).Find(7, controls, 12), new SimilarExcerpts(excerpts, index).Find(7, controls, 12));
    }

    [Fact]
    public void Nearest_vectors_come_first()
    {
        var excerpts = CreateExcerpts(3);
        using var index = Build(excerpts).Open()!;
        var space = new float[(2 * Width) + 1];
        var nearest = new int[50];
        excerpts.Rhythms.GetRows(11, 1).CopyTo(space);
        Assert.Equal(50, index.Find(space, nearest));
        Assert.Equal(nearest.Length, nearest.Distinct().Count());
        Assert.All(nearest, row => Assert.InRange(row, 0, Count - 1));
    }

    [Fact]
    public void A_library_without_an_index_has_none() => Assert.Null(new SoundNeighbours(CreateExcerpts(4), new UsearchStore()).Open());

    [Fact]
    public void A_cancelled_build_leaves_nothing()
    {
        SoundNeighbours neighbours = new(CreateExcerpts(5), new UsearchStore());
        using var stop = new CancellationTokenSource();
        Assert.Throws<OperationCanceledException>(() => neighbours.Build(new CancelAtHalf(stop), stop.Token));
        Assert.False(neighbours.IsBuilt);
        Assert.Empty(_folder.EnumerateFiles());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(40)]
    [InlineData(5000)]
    public void A_damaged_index_is_refused_with_advice(int length)
    {
        var excerpts = CreateExcerpts(6);
        var neighbours = Build(excerpts);
        using (var file = _folder.EnumerateFiles().Single().OpenWrite())
        {
            file.SetLength(length);
        }

        var error = Assert.Throws<LibraryException>(() => neighbours.Open()?.Dispose());
        Assert.Contains("paintsound library neighbours", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_index_of_other_excerpts_is_refused()
    {
        Build(CreateExcerpts(7));
        var others = new SoundNeighbours(CreateExcerpts(7, Count - 1), new UsearchStore());
        Assert.Contains("another library", Assert.Throws<LibraryException>(() => others.Open()?.Dispose()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Several_threads_search_at_once()
    {
        var excerpts = CreateExcerpts(8);
        using var index = Build(excerpts).Open();
        SimilarExcerpts similar = new(excerpts, index);
        var expected = similar.Find(3, new ChoosingControls(), 12);
        var found = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => similar.Find(3, new ChoosingControls(), 12))));
        Assert.All(found, one => Assert.Equal(expected, one));
    }

    private static SoundNeighbours Build(ExcerptTable excerpts)
    {
        SoundNeighbours neighbours = new(excerpts, new UsearchStore());
        neighbours.Build(new NoProgress(), CancellationToken.None);
        return neighbours;
    }

    private ExcerptTable CreateExcerpts(int seed, int count = Count)
    {
        Random random = new(seed);
        var works = Enumerable.Range(0, (count / 10) + 1).Select(i => new MusicWork($"w{i:00000}", $"Work {i}", "", "own", 40)).ToArray();
        return new ExcerptTable(
            [.. Enumerable.Range(0, count).Select(i => new Excerpt(works[i / 10], i % 10 * 4, -20, 0.5f + (3 * random.NextSingle()), 300 + (2000 * random.NextSingle())))],
            CreateRows(1), CreateRows(Width), CreateRows(Width), CreateRows(2), tableFolder: _folder.FullName);

        ArrayRows<float> CreateRows(int width) => new([.. Enumerable.Range(0, count * width).Select(_ => random.NextSingle())], width);
    }

    private sealed class NoProgress : IProgress<double>
    {
        public void Report(double value)
        {
        }
    }

    private sealed class CancelAtHalf(CancellationTokenSource stop) : IProgress<double>
    {
        public void Report(double value)
        {
            if (value > 0.5)
            {
                stop.Cancel();
            }
        }
    }
}
