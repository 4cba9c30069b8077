using PaintSound.Core.Choosing;
using PaintSound.Core.Choosing.Strategies;
using PaintSound.Core.Sources;
using PaintSound.Core.Works;
using PaintSound.Library.Search;
using PaintSound.Performance.Loading;
using PaintSound.Performance.Pipeline;

namespace PaintSound.Worker.Tests;

/// <summary>What is found by estimates is what is found by the distances, with the shipped networks.</summary>
public sealed class EstimatedDistancesTests : IDisposable
{
    private const int Count = 3000;

    private readonly Library.EmbeddingNetworks _networks = NetworkLoader.Open([]);

    public void Dispose() => _networks.Dispose();

    [Theory]
    [InlineData(0, 0.0)]
    [InlineData(1, 0.3)]
    [InlineData(2, 1.0)]
    public void Estimates_find_what_the_distances_find(int seed, double follow)
    {
        var random = new Random(seed);
        var table = CreateTable(random);
        var popularity = Popularity.Of([.. Enumerable.Range(0, 5).Select(_ => Create(random, Count, 3))]);
        var (estimating, exact) = (CreatePerceiver(), CreatePerceiver());
        int[] excerpts = [.. Enumerable.Range(0, Count).Where(_ => random.Next(5) > 0)];
        var picture = new byte[IFrameSource.FrameBytes];
        for (var round = 0; round < 4; round++)
        {
            random.NextBytes(picture);
            var mel = Create(random, _networks.Sound.Manifest.Mel.Bands * _networks.Sound.Manifest.Mel.Columns, 5);
            var controls = new ChoosingControls { Follow = follow, Popularity = round / 3.0 };
            foreach (var perceiver in new[] { estimating, exact })
            {
                perceiver.ProcessCanvas(picture, controls);
                perceiver.ProcessBrush(mel, controls);
            }

            AssertSame(estimating.Scores.Canvas, exact.Scores.Canvas, excerpts);
            AssertSame(estimating.Scores.Sound, exact.Scores.Sound, excerpts);
            _ = exact.Scores.Canvas.All;
            Assert.Equal(exact.Scores.GetCorrespondence(7), estimating.Scores.GetCorrespondence(7));
        }

        CanvasAndBrushPerceiver CreatePerceiver() => new(table, _networks.Correspondence, _networks.Sound, popularity);
    }

    private static void AssertSame(IDistances estimating, IDistances exact, int[] excerpts)
    {
        var all = exact.All.ToArray();
        var (expected, found) = (new int[150], new int[150]);
        LowestDistances.Find(all, excerpts, expected);
        estimating.FindLowest(excerpts, found);
        Assert.Equal(expected, found);
        var copied = new float[found.Length];
        estimating.Copy(found, copied);
        Assert.Equal(found.Select(excerpt => all[excerpt]), copied);
        foreach (var limit in new[] { all.Min(), all[found[0]], all[found[149]], all[11], all.Max(), 1000 })
        {
            Assert.Equal(LowestDistances.CountBelow(all, excerpts, limit), estimating.CountBelow(excerpts, limit));
        }
    }

    private ExcerptTable CreateTable(Random random)
    {
        var work = new MusicWork("w", "Work", "work.wav", "own", 4 * Count);
        return new ExcerptTable(
            [.. Enumerable.Range(0, Count).Select(i => new Excerpt(work, 4 * i, -20, 4 * random.NextSingle(), 200 + (3000 * random.NextSingle())))],
            Create(random, Count * _networks.Correspondence.HalfSize, 2),
            Create(random, Count * _networks.Sound.RhythmSize, 0.3f),
            Create(random, Count * _networks.Sound.TimbreSize, 0.3f),
            Create(random, Count * _networks.Sound.PooledSize, 1));
    }

    private static float[] Create(Random random, int count, float range) => [.. Enumerable.Range(0, count).Select(_ => range * ((2 * random.NextSingle()) - 1))];
}
