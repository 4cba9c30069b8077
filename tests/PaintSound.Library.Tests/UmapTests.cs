using System.Globalization;
using FsCheck.Xunit;
using PaintSound.Library.Umap;

namespace PaintSound.Library.Tests;

public class UmapTests
{
    // Twelve items in space, two of them equal, and what umap-js 1.4.0, a port of the reference implementation umap-learn, computes of them with n_neighbors = 5.
    private static readonly Neighbours Example = new(4,
        [6, 9, 3, 1, 4, 7, 10, 9, 11, 8, 5, 10, 6, 9, 0, 1, 7, 1, 10, 0, 2, 11, 8, 10, 3, 0, 9, 1, 4, 1, 10, 0, 11, 2, 5, 10, 6, 0, 3, 1, 4, 7, 1, 11, 8, 2, 5, 10],
        [
            0.544909f, 0.677667f, 0.77614f, 1.662179f, 0.377636f, 0.377636f, 0.83325f, 1.58858f, 0.478458f, 0.533423f, 0.614011f, 1.969446f, 0.270504f, 0.764562f, 0.77614f, 2.194497f,
            0, 0.377636f, 0.796707f, 1.774479f, 0.614011f, 0.782892f, 0.78722f, 2.222318f, 0.270504f, 0.544909f, 0.547905f, 1.935212f, 0, 0.377636f, 0.796707f, 1.774479f,
            0.237874f, 0.533423f, 0.78722f, 1.66094f, 0.547905f, 0.677667f, 0.764562f, 1.58858f, 0.796707f, 0.796707f, 0.83325f, 1.543521f, 0.237874f, 0.478458f, 0.782892f, 1.543521f,
        ]);

    private static readonly double[] Scales = [0.390388, 0.363998, 0.220757, 0.958801, 0.351166, 0.399902, 0.597443, 0.351166, 0.764206, 0.370445, 0.032242, 0.699112];

    private const string Edges =
        "0 1 0.05716; 0 3 0.81682; 0 4 0.01873; 0 6 1.00000; 0 7 0.01873; 0 9 0.91481; 1 0 0.05716; 1 3 0.13444; 1 4 1.00000; 1 6 0.06164; 1 7 1.00000; 1 9 0.09399; "
        + "1 10 0.51587; 2 5 1.00000; 2 8 0.92931; 2 10 0.00117; 2 11 1.00000; 3 0 0.81682; 3 1 0.13444; 3 6 1.00000; 3 9 0.82169; 4 0 0.01873; 4 1 1.00000; 4 7 1.00000; "
        + "4 10 1.00000; 5 2 1.00000; 5 8 0.81978; 5 10 0.01792; 5 11 0.81350; 6 0 1.00000; 6 1 0.06164; 6 3 1.00000; 6 9 1.00000; 7 0 0.01873; 7 1 1.00000; 7 4 1.00000; "
        + "7 10 1.00000; 8 2 0.92931; 8 5 0.81978; 8 10 0.15534; 8 11 1.00000; 9 0 0.91481; 9 1 0.09399; 9 3 0.82169; 9 6 1.00000; 10 1 0.51587; 10 2 0.00117; 10 4 1.00000; "
        + "10 5 0.01792; 10 7 1.00000; 10 8 0.15534; 10 11 0.15450; 11 2 1.00000; 11 5 0.81350; 11 8 1.00000; 11 10 0.15450";

    [Fact]
    public void The_scale_of_each_item_is_that_of_the_reference_implementation()
    {
        for (var i = 0; i < Example.Count; i++)
        {
            var distances = Example.Distances.AsSpan(i * Example.Each, Example.Each);
            Assert.Equal(Scales[i], Membership.FindScale(distances, Membership.FindNearest(distances), 0), 1e-4);
        }
    }

    [Fact]
    public void The_connections_are_those_of_the_reference_implementation()
    {
        var graph = NeighbourGraph.CreateMutual(Example);
        var own = graph.From.Select((from, i) => (from, to: graph.To[i], weight: graph.Weights[i])).OrderBy(edge => edge.from).ThenBy(edge => edge.to).ToArray();
        var expected = Edges.Split("; ").Select(edge => edge.Split(' ')).ToArray();
        Assert.Equal(expected.Length, own.Length);
        foreach (var (edge, reference) in own.Zip(expected))
        {
            Assert.Equal($"{reference[0]} {reference[1]}", $"{edge.from} {edge.to}");
            Assert.Equal(double.Parse(reference[2], CultureInfo.InvariantCulture), edge.weight, 2e-4);
        }
    }

    [Property(MaxTest = 60)]
    public void The_search_finds_what_comparing_all_finds(short[] numbers, byte most)
    {
        var points = Array.ConvertAll(numbers, number => number / 64f);
        var items = Enumerable.Range(0, points.Length).Where(i => i % 3 != 0).ToArray();
        var candidates = Enumerable.Range(0, points.Length).Where(i => i % 2 == 0).ToArray();
        var found = new NeighbourSearch(Array.ConvertAll(points, point => point / 2), Distance).Find(items, candidates, (most % 5) + 1, null, TestContext.Current.CancellationToken);
        Assert.Equal(Math.Min((most % 5) + 1, candidates.Length), found.Each);
        for (var i = 0; i < items.Length && found.Each > 0; i++)
        {
            var expected = candidates.Where(other => other != items[i]).Select(other => Distance(items[i], other)).Order().Take(found.Each).ToArray();
            Assert.Equal(expected, found.Distances.AsSpan(i * found.Each, expected.Length).ToArray());
            Assert.Equal(expected, found.Items.AsSpan(i * found.Each, expected.Length).ToArray().Select(position => Distance(items[i], candidates[position])));
        }

        float Distance(int one, int other, float limit = 0) => Math.Abs(points[one] - points[other]);
    }

    [Fact]
    public void Items_that_are_near_in_space_are_near_on_the_map_and_new_ones_come_to_their_kind_without_moving_the_others()
    {
        // Six groups in ten dimensions, which no projection on two directions parts.
        const int Width = 10, Groups = 6, Count = 300, New = 30;
        var random = new Random(3);
        var centres = Enumerable.Range(0, Groups * Width).Select(_ => 4 * random.NextSingle()).ToArray();
        var rows = Enumerable.Range(0, (Count + New) * Width)
            .Select(i => centres[(i / Width % Groups * Width) + (i % Width)] + ((random.NextSingle() + random.NextSingle() - 1) * 0.9f)).ToArray();
        NeighbourSearch search = new(Enumerable.Range(0, Count + New).Select(i => rows[i * Width]).ToArray(), Distance);
        int[] known = [.. Enumerable.Range(0, Count)], added = [.. Enumerable.Range(Count, New)];
        var neighbours = search.Find(known, known, Neighbours.Usual, null, TestContext.Current.CancellationToken);
        var places = PrincipalPlane.Project(rows.AsSpan(0, Count * Width), Width);
        var again = (float[])places.Clone();
        UmapLayout.Optimise(NeighbourGraph.CreateMutual(neighbours), places, null, TestContext.Current.CancellationToken);
        UmapLayout.Optimise(NeighbourGraph.CreateMutual(neighbours), again, null, TestContext.Current.CancellationToken);
        Assert.Equal(places, again);
        Assert.All(places, place => Assert.True(float.IsFinite(place)));

        // The nearest on the map are of the same group.
        Assert.InRange(known.Average(i => known.OrderBy(other => OnMap(places, i, places, other)).Skip(1).Take(10).Average(other => other % Groups == i % Groups ? 1.0 : 0)), 0.97, 1);

        var before = (float[])places.Clone();
        var far = search.Find(added, known, Neighbours.Usual, null, TestContext.Current.CancellationToken);
        var own = UmapLayout.Place(NeighbourGraph.CreateOneWay(far), New, places, null, TestContext.Current.CancellationToken);
        Assert.Equal(before, places);
        Assert.InRange(
            Enumerable.Range(0, New).Average(i => known.OrderBy(other => OnMap(own, i, places, other)).Take(10).Average(other => other % Groups == (i + Count) % Groups ? 1.0 : 0)), 0.97, 1);

        float Distance(int one, int other, float limit) => MathF.Sqrt(Enumerable.Range(0, Width).Sum(k => MathF.Pow(rows[(one * Width) + k] - rows[(other * Width) + k], 2)));
        static double OnMap(float[] a, int one, float[] b, int other) => Math.Pow(a[2 * one] - b[2 * other], 2) + Math.Pow(a[(2 * one) + 1] - b[(2 * other) + 1], 2);
    }
}
