using PaintSound.Core.Choosing;
using PaintSound.Core.Vectors;
using PaintSound.Models.Manifests;
using PaintSound.Models.Networks;
using PaintSound.Models.Sessions;

namespace PaintSound.Models.Tests;

/// <summary>The join of the paper without the runtime, compared with ONNX Runtime.</summary>
public sealed class SumJoinTests : IDisposable
{
    private const int Pairs = 5000;

    private readonly Manifest _manifest = Manifest.Read(Repository.Find("models", "correspondence-compact"));
    private readonly BoundSession _runtime;

    public SumJoinTests() => _runtime = new SessionFactory().Open(new NetworkPart(
        File, [new("image_half", 1, _manifest.Half), new("sound_half", 1, _manifest.Half)], [new("correspondence", 1)]))[0];

    private NetworkFile File => _manifest.Files["join"];

    [Fact]
    public void The_bundled_join_is_recognised_and_agrees_with_the_runtime()
    {
        var join = SumJoin.Recognise(File, _manifest.Half, Score);
        Assert.NotNull(join);
        var random = new Random(2);
        float[] CreateHalf() => [.. Enumerable.Range(0, _manifest.Half).Select(_ => (6 * random.NextSingle()) - 3)];
        var logOdds = new float[1];
        for (var i = 0; i < Pairs; i++)
        {
            var (one, other) = (CreateHalf(), CreateHalf());
            join.ComputeLogOdds(one, other, logOdds);
            Assert.Equal(Score(one, other), Popularity.ToCorrespondence(logOdds[0]), 2e-6f);
        }
    }

    [Fact]
    public void Many_halves_give_the_values_of_each_alone()
    {
        var join = SumJoin.Recognise(File, _manifest.Half, Score)!;
        var random = new Random(3);
        float[] one = [.. Enumerable.Range(0, _manifest.Half).Select(_ => random.NextSingle())];
        float[] many = [.. Enumerable.Range(0, 7 * _manifest.Half).Select(_ => (4 * random.NextSingle()) - 2)];
        var (all, single) = (new float[7], new float[1]);
        join.ComputeLogOdds(one, many, all);
        for (var i = 0; i < all.Length; i++)
        {
            join.ComputeLogOdds(one, many.AsSpan(i * _manifest.Half, _manifest.Half), single);
            Assert.Equal(single[0], all[i]);
        }
    }

    [Theory]
    [InlineData(0.1f)]
    [InlineData(2)]
    [InlineData(100)]
    public void An_estimate_is_within_its_bound(float range)
    {
        const int Count = 500;
        var join = SumJoin.Recognise(File, _manifest.Half, Score)!;
        var random = new Random(4);
        float[] Create(int count) => [.. Enumerable.Range(0, count).Select(_ => range * ((2 * random.NextSingle()) - 1))];
        var (one, many) = (Create(_manifest.Half), Create(Count * _manifest.Half));
        var (exact, estimates) = (new float[Count], new float[Count]);
        join.ComputeLogOdds(one, many, exact);
        var maxError = join.EstimateLogOdds(one, QuantisedRows.Create(new ArrayRows<float>(many, _manifest.Half)), estimates);
        Assert.All(exact.Zip(estimates), pair => Assert.True(Math.Abs(pair.First - pair.Second) <= maxError, $"{pair} {maxError}"));
        Assert.True(range > 2 || maxError < exact.Max() - exact.Min());
    }

    [Fact]
    public void A_graph_of_another_size_or_with_other_results_is_left_to_the_runtime()
    {
        Assert.Null(SumJoin.Recognise(File, _manifest.Half * 2, Score));
        Assert.Null(SumJoin.Recognise(_manifest.Files["image"], _manifest.Half, Score));
        Assert.Null(SumJoin.Recognise(File, _manifest.Half, (one, other) => Score(one, other) * 0.999f));
    }

    public void Dispose() => _runtime.Dispose();

    private float Score(float[] one, float[] other)
    {
        one.CopyTo(_runtime.GetInput(0));
        other.CopyTo(_runtime.GetInput(1));
        _runtime.Run();
        return _runtime.GetOutput(0)[0];
    }
}
