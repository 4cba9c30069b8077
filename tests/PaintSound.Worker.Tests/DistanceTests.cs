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

/// <summary>What a performance hears by: rhythm, colour, or the paper's pooled last convolution.</summary>
public class DistanceTests
{
    private const int Count = 500;
    private static readonly float[] Mel = new float[100 * 320];

    /// <summary>The brush lies at 0 in every space; excerpt i is far in rhythm, then in timbre, then in the pooled space.</summary>
    private readonly CanvasAndBrushPerceiver _perceiver = new(Table(), new Nothing(), new AtZero());

    [Theory]
    [InlineData(SoundDistanceKind.Weighed, 0, 0)]
    [InlineData(SoundDistanceKind.Weighed, 1, 1)]
    [InlineData(SoundDistanceKind.Paper, 0, 2)]
    [InlineData(SoundDistanceKind.Paper, 1, 2)]
    public void The_nearest_is_that_of_the_space_that_is_asked_for(SoundDistanceKind kind, double follow, int nearest)
    {
        _perceiver.ProcessBrush(Mel, new ChoosingControls { Distance = kind, Follow = follow });
        var distances = _perceiver.Scores.SoundDistance;
        Assert.Equal(nearest, Array.IndexOf(distances, distances.Min()));
    }

    [Theory]
    [InlineData(SoundDistanceKind.Weighed)]
    [InlineData(SoundDistanceKind.Paper)]
    public void Listening_allocates_nothing(SoundDistanceKind kind)
    {
        var controls = new ChoosingControls { Distance = kind };
        Assert.Equal(0, Allocation.OfSteady(() => _perceiver.ProcessBrush(Mel, controls)));
    }

    [Fact]
    public void A_selection_tells_how_its_distance_was_measured()
    {
        var weighed = Choose(new ChoosingControls { Gate = 1, Follow = 0.3 });
        Assert.Equal((SoundDistanceKind.Weighed, 0.3), (weighed.Reason.Distance, weighed.Reason.Follow));
        Assert.Contains("by 70 % rhythm and 30 % colour", Tell(weighed));
        Assert.Equal((SoundDistanceKind.Weighed, 0.3), (SelectionJson.Of(weighed).Reason.Distance, SelectionJson.Of(weighed).Reason.Follow));

        var paper = Choose(new ChoosingControls { Gate = 1, Distance = SoundDistanceKind.Paper });
        Assert.Contains("by the paper's distance", Tell(paper));
        Assert.Equal((SoundDistanceKind.Paper, null), (SelectionJson.Of(paper).Reason.Distance, SelectionJson.Of(paper).Reason.Follow));
    }

    private static string Tell(Selection selection)
    {
        var words = new StringWriter();
        new ConsoleOutput(words).OnSelected(selection);
        return words.ToString();
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

    private sealed class Nothing : ICorrespondenceNetwork
    {
        public Manifest Manifest { get; } = new(Manifest.Correspondence, "nothing", "0", new MelSettings());

        public int HalfSize => 1;

        public void ComputeImageHalf(ReadOnlySpan<byte> rgb, Span<float> half) => half.Clear();

        public void ComputeSoundHalf(ReadOnlySpan<float> mel, Span<float> half) => half.Clear();

        public void Score(ReadOnlySpan<float> imageHalf, ReadOnlySpan<float> soundHalves, Span<float> correspondence) => correspondence.Clear();

        public void Dispose()
        {
        }
    }

    private sealed class AtZero : ISoundEmbeddingNetwork
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
