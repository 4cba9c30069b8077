using PaintSound.Core.Brush;
using PaintSound.Core.Choosing;
using PaintSound.Core.Signal;
using PaintSound.Core.Works;
using PaintSound.Library.Search;
using PaintSound.Models.Manifests;
using PaintSound.Models.Networks;
using PaintSound.Performance.Pipeline;
using PaintSound.Worker.Commands.Output;
using PaintSound.Worker.Outputs;

namespace PaintSound.Worker.Tests;

/// <summary>The sound distances: rhythm and timbre, or the paper's pooled last convolution.</summary>
public class DistanceTests
{
    private const int Count = 500;
    private static readonly float[] Mel = new float[100 * 320];

    /// <summary>The brush is at 0 in every space. Excerpt 0 is nearest in rhythm, 1 in timbre, 2 in the pooled space.</summary>
    private readonly CanvasAndBrushPerceiver _perceiver = new(Table(), new ZeroCorrespondence(), new ZeroEmbedding());

    [Theory]
    [InlineData(SoundDistanceKind.Weighed, 0, 0)]
    [InlineData(SoundDistanceKind.Weighed, 1, 1)]
    [InlineData(SoundDistanceKind.Paper, 0, 2)]
    [InlineData(SoundDistanceKind.Paper, 1, 2)]
    public void The_nearest_excerpt_is_that_of_the_requested_space(SoundDistanceKind kind, double follow, int nearest)
    {
        _perceiver.ProcessBrush(Mel, new ChoosingControls { Distance = kind, Follow = follow });
        var distances = _perceiver.Scores.Sound.All.ToArray();
        Assert.Equal(nearest, Array.IndexOf(distances, distances.Min()));
    }

    [Theory]
    [InlineData(SoundDistanceKind.Weighed)]
    [InlineData(SoundDistanceKind.Paper)]
    public void Processing_the_brush_does_not_allocate(SoundDistanceKind kind)
    {
        var controls = new ChoosingControls { Distance = kind };
        Assert.Equal(0, Allocation.OfSteady(() =>
        {
            _perceiver.ProcessBrush(Mel, controls);
            _ = _perceiver.Scores.Sound.All;
        }));
    }

    [Theory]
    [InlineData(SoundDistanceKind.Weighed, 0)]
    [InlineData(SoundDistanceKind.Weighed, 0.3)]
    [InlineData(SoundDistanceKind.Paper, 0)]
    public void Distances_of_some_are_those_of_all_and_as_many_are_nearer(SoundDistanceKind kind, double follow)
    {
        var controls = new ChoosingControls { Distance = kind, Follow = follow };
        int[] some = [.. Enumerable.Range(0, Count).Where(i => i % 3 != 1)];
        var copied = new float[some.Length];
        _perceiver.ProcessBrush(Mel, controls);
        _perceiver.Scores.Sound.Copy(some, copied);
        int[] nearer = [.. copied.Distinct().Select(limit => _perceiver.Scores.Sound.CountBelow(some, limit))];
        var all = _perceiver.Scores.Sound.All.ToArray();
        Assert.Equal(some.Select(i => all[i]), copied);
        Assert.Equal(copied.Distinct().Select(limit => some.Count(i => all[i] < limit)), nearer);
        Assert.True(nearer.Distinct().Count() > 3);
    }

    [Fact]
    public void A_selection_names_its_sound_distance()
    {
        var weighed = Choose(new ChoosingControls { Gate = 1, Follow = 0.3 });
        Assert.Equal((SoundDistanceKind.Weighed, 0.3), (weighed.Reason.Distance, weighed.Reason.Follow));
        Assert.Contains("by 70 % rhythm and 30 % timbre", Print(weighed));
        Assert.Equal((SoundDistanceKind.Weighed, 0.3), (SelectionJson.Of(weighed).Reason.Distance, SelectionJson.Of(weighed).Reason.Follow));

        var paper = Choose(new ChoosingControls { Gate = 1, Distance = SoundDistanceKind.Paper });
        Assert.Contains("by the paper's distance", Print(paper));
        Assert.Equal((SoundDistanceKind.Paper, null), (SelectionJson.Of(paper).Reason.Distance, SelectionJson.Of(paper).Reason.Follow));
    }

    private static string Print(Selection selection)
    {
        var writer = new StringWriter();
        new ConsoleOutput(writer).OnSelected(selection);
        return writer.ToString();
    }

    private Selection Choose(ChoosingControls controls)
    {
        _perceiver.ProcessBrush(Mel, controls);
        return new Chooser(Table()).Choose(_perceiver.Scores, new BrushSummary(-20, 2, 0.5f), controls, TimeSpan.Zero)!;
    }

    private static ExcerptTable Table()
    {
        float[] Near(int excerpt) => [.. Enumerable.Range(0, Count).Select(i => i == excerpt ? 1f : 2 + (i % 7))];
        return new ExcerptTable(
            [.. Enumerable.Range(0, Count).Select(i => new Excerpt(new MusicWork($"w{i}", $"Work {i}", $"{i}.wav", "own", 4), 0, -20, 2))],
            new float[Count],
            Near(0),
            Near(1),
            Near(2));
    }

    private sealed class ZeroCorrespondence : ICorrespondenceNetwork
    {
        public Manifest Manifest { get; } = new(Manifest.Correspondence, "zero", "0", new MelSettings());

        public int HalfSize => 1;

        public void ComputeImageHalf(ReadOnlySpan<byte> rgb, Span<float> half) => half.Clear();

        public void ComputeSoundHalf(ReadOnlySpan<float> mel, Span<float> half) => half.Clear();

        public void Score(ReadOnlySpan<float> imageHalf, ReadOnlySpan<float> soundHalves, Span<float> correspondence) => correspondence.Clear();

        public void Dispose()
        {
        }
    }

    private sealed class ZeroEmbedding : ISoundEmbeddingNetwork
    {
        public Manifest Manifest { get; } = new(Manifest.SoundEmbedding, "zero", "0", new MelSettings());

        public int RhythmSize => 1;

        public int TimbreSize => 1;

        public int PooledSize => 1;

        public void Embed(ReadOnlySpan<float> mel, Span<float> rhythm, Span<float> timbre, Span<float> pooled) =>
            (rhythm[0], timbre[0], pooled[0]) = (0, 0, 0);

        public void Dispose()
        {
        }
    }
}
