using PaintSound.Library.Search;
using PaintSound.Library.Umap;

namespace PaintSound.Library.Mapping;

/// <summary>Places excerpts on the map: all of them, or new ones among those that have a place.</summary>
/// <param name="excerpts">The excerpts.</param>
/// <param name="progress">Receives the fraction that is done, 0..1; null for no reports.</param>
/// <param name="stop">Cancels the work.</param>
internal sealed class ExcerptPlaces(ExcerptTable excerpts, IProgress<double>? progress, CancellationToken stop)
{
    /// <summary>
    /// The most excerpts that are laid out together. The others of a larger library are placed among them, so that the time grows with their number and not
    /// with its square.
    /// </summary>
    public const int MostTogether = 30_000;

    private const double SearchShare = 0.5;
    private readonly SoundSpace _space = new(excerpts);

    /// <summary>Places the excerpts that have no place. Those that have one stay where they are.</summary>
    /// <param name="places">Pairs of x and y for all excerpts; no number for an excerpt without a place.</param>
    /// <returns>How many were placed.</returns>
    public int Complete(float[] places)
    {
        var missing = Where(places, isPlaced: false);
        if (missing.Length == 0)
        {
            return 0;
        }

        NeighbourSearch search = new(_space.CreateKeys(), _space.Measure);
        var placed = Where(places, isPlaced: true);
        if (placed.Length == 0)
        {
            placed = Spread(missing, MostTogether);
            Store(places, placed, LayOut(search, placed, missing.Length > placed.Length ? 0.5 : 1));
            Place(search, places, Where(places, isPlaced: false), placed, 0.5);
        }
        else
        {
            Place(search, places, missing, Spread(placed, MostTogether), 0);
        }

        return missing.Length;
    }

    private float[] LayOut(NeighbourSearch search, int[] together, double share)
    {
        var neighbours = search.Find(together, together, Neighbours.Usual, Count(together.Length, 0, share * SearchShare), stop);
        var places = PrincipalPlane.Project(CopyVectors(together), _space.Width);
        UmapLayout.Optimise(NeighbourGraph.CreateMutual(neighbours), places, done => progress?.Report(share * (SearchShare + (done * (1 - SearchShare)))), stop);
        return places;
    }

    private float[] CopyVectors(int[] together)
    {
        var vectors = new float[together.Length * _space.Width];
        for (var i = 0; i < together.Length; i++)
        {
            _space.CopyVector(together[i], vectors.AsSpan(i * _space.Width, _space.Width));
        }

        return vectors;
    }

    private void Place(NeighbourSearch search, float[] places, int[] missing, int[] others, double from)
    {
        if (missing.Length == 0)
        {
            return;
        }

        var neighbours = search.Find(missing, others, Neighbours.Usual, Count(missing.Length, from, (1 - from) * SearchShare), stop);
        var known = new float[2 * others.Length];
        for (var i = 0; i < others.Length; i++)
        {
            (known[2 * i], known[(2 * i) + 1]) = (places[2 * others[i]], places[(2 * others[i]) + 1]);
        }

        Store(places, missing, UmapLayout.Place(
            NeighbourGraph.CreateOneWay(neighbours), missing.Length, known, done => progress?.Report(from + ((1 - from) * (SearchShare + (done * (1 - SearchShare))))), stop));
    }

    private Action<int>? Count(int all, double from, double share)
    {
        var done = 0;
        return progress is null ? null : more => progress.Report(from + (share * Interlocked.Add(ref done, more) / all));
    }

    private static void Store(float[] places, int[] chosen, float[] own)
    {
        for (var i = 0; i < chosen.Length; i++)
        {
            (places[2 * chosen[i]], places[(2 * chosen[i]) + 1]) = (own[2 * i], own[(2 * i) + 1]);
        }
    }

    private static int[] Where(float[] places, bool isPlaced) => [.. Enumerable.Range(0, places.Length / 2).Where(i => float.IsFinite(places[2 * i]) == isPlaced)];

    /// <summary>Returns at most so many items, evenly spread.</summary>
    private static int[] Spread(int[] items, int most) =>
        items.Length <= most ? items : [.. Enumerable.Range(0, most).Select(i => items[(int)((long)i * items.Length / most)])];
}
