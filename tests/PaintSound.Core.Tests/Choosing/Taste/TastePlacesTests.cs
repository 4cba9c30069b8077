using PaintSound.Core.Choosing.Rule;
using PaintSound.Core.Choosing.Strategies;
using PaintSound.Core.Choosing.Taste;
using PaintSound.Core.Works;

namespace PaintSound.Core.Tests.Choosing.Taste;

public sealed class TastePlacesTests
{
    private static readonly Excerpt[] Excerpts = [.. Enumerable.Range(0, 101).Select(i => new Excerpt(
        new MusicWork($"w{i}", $"Work {i}", $"/music/{i}.wav", "own", 4), 0, -50 + (i * 37 % 101 * 0.4f), i * 13 % 101 * 0.1f, 100 + (i * 7), i * 29 % 101, i * 53 % 101))];

    [Fact]
    public void The_judgements_of_all_excerpts_are_those_of_each()
    {
        TastePlaces places = new(Excerpts, new TasteAxes([.. Excerpts.Select(MusicQualities.Of)]));
        float[] coefficients = [0.3f, -1.5f, 0.7f, 4, 0, -0.1f], values = [.. Excerpts.Select((_, i) => i - 50f)];
        places.MultiplyAdd(coefficients, -0.5f, values);
        Assert.All(values.Index(), value => Assert.Equal(
            (-0.5f * (value.Index - 50)) + places.Judge(coefficients, value.Index), value.Item, TastePlaces.BoundError(coefficients, -0.5f)));
    }

    [Fact]
    public void The_gate_is_exact_with_what_was_learned()
    {
        TastePlaces places = new(Excerpts, new TasteAxes([.. Excerpts.Select(MusicQualities.Of)]));
        var random = new Random(3);
        for (var trial = 0; trial < 50; trial++)
        {
            const float Error = 0.8f;
            var factor = (4 * random.NextSingle()) - 2;
            float[] coefficients = [.. Enumerable.Range(0, 6).Select(_ => (4 * random.NextSingle()) - 2)], logOdds = [.. Excerpts.Select(_ => (8 * random.NextSingle()) - 4)];
            float[] exact = [.. logOdds.Select((value, i) => (value * factor) + places.Judge(coefficients, i))];
            float[] estimates = [.. logOdds.Select(value => value + (Error * ((2 * random.NextSingle()) - 1)))];
            places.MultiplyAdd(coefficients, factor, estimates);
            var maxError = (Math.Abs(factor) * Error) + TastePlaces.BoundError(coefficients, factor);
            Assert.All(estimates.Zip(exact), pair => Assert.InRange(Math.Abs(pair.First - pair.Second), 0, maxError));

            int[] all = [.. Enumerable.Range(0, Excerpts.Length)], lowest = new int[15], expected = new int[15];
            ApproximateDistances.FindLowest(estimates, maxError, all, new Distances(exact), lowest);
            LowestDistances.Find(exact, all, expected);
            Assert.Equal(expected, lowest);
        }
    }

    [Fact]
    public void Places_have_mean_0_and_deviation_1()
    {
        TasteAxes axes = new([.. Excerpts.Select(MusicQualities.Of)]);
        Span<float> places = stackalloc float[5];
        var (sums, squares) = (new double[5], new double[5]);
        foreach (var excerpt in Excerpts)
        {
            axes.Place(MusicQualities.Of(excerpt), places);
            for (var axis = 0; axis < 5; axis++)
            {
                sums[axis] += places[axis];
                squares[axis] += places[axis] * places[axis];
            }
        }

        Assert.All(sums, sum => Assert.Equal(0, sum / Excerpts.Length, 0.01));
        Assert.All(squares, square => Assert.Equal(1, square / Excerpts.Length, 0.05));
    }

    [Fact]
    public void What_is_unknown_lies_in_the_middle()
    {
        var places = new float[5];
        TasteAxes.Place(PictureQualities.Unknown, places);
        Assert.Equal([0, 0, 0, 0, 0], places);
        new TasteAxes([]).Place(new MusicQualities(float.NaN, float.NaN, float.NaN, float.NaN), places);
        Assert.Equal([0, 0, 0, 0, 0], places);
    }
}
