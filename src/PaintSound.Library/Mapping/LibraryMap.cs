using PaintSound.Library.Search;
using PaintSound.Library.Storage;
using PaintSound.Models.Networks;

namespace PaintSound.Library.Mapping;

/// <summary>
/// The map of a library: a place in two dimensions for every excerpt, near those that sound alike, and for every painting. The library keeps it. Immutable,
/// thread-safe.
/// </summary>
/// <param name="Excerpts">Pairs of x and y in the order of the excerpts; no numbers for an excerpt without a place.</param>
/// <param name="Paintings">Pairs of x and y in the order of the paintings.</param>
public sealed record LibraryMap(IReadOnlyList<float> Excerpts, IReadOnlyList<float> Paintings)
{
    /// <summary>Loads the map.</summary>
    /// <param name="library">The library.</param>
    /// <param name="excerpts">Its excerpts.</param>
    /// <param name="paintings">Its paintings.</param>
    /// <exception cref="LibraryException">The library cannot be read.</exception>
    public static LibraryMap Load(WorkLibrary library, ExcerptTable excerpts, PaintingTable paintings)
    {
        ArgumentNullException.ThrowIfNull(library);
        return Arrange(Read(library, StoredPlaces.Read), excerpts, paintings);
    }

    /// <summary>Returns true if everything in a library has a place on its map, so that there is nothing to update. Reads no vectors.</summary>
    /// <exception cref="LibraryException">The library cannot be read.</exception>
    public static bool IsComplete(WorkLibrary library)
    {
        ArgumentNullException.ThrowIfNull(library);
        return Read(library, StoredPlaces.AreComplete);
    }

    /// <summary>
    /// Places what has no place on the map yet and stores it. What has a place stays there, so a map that somebody knows does not change; anew, everything is placed.
    /// </summary>
    /// <param name="library">The library.</param>
    /// <param name="correspondence">The network that the library was made with; it places the paintings.</param>
    /// <param name="excerpts">The excerpts of the library.</param>
    /// <param name="paintings">The paintings of the library.</param>
    /// <param name="isNew">True to place everything anew.</param>
    /// <param name="progress">Receives the fraction that is done, 0..1, from any thread; null for no reports.</param>
    /// <param name="stop">Cancels the call. The map stays as it was.</param>
    /// <exception cref="LibraryException">The library cannot be read or written.</exception>
    public static MapReport Update(
        WorkLibrary library, ICorrespondenceNetwork correspondence, ExcerptTable excerpts, PaintingTable paintings, bool isNew, IProgress<double>? progress, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(library);
        ArgumentNullException.ThrowIfNull(excerpts);
        var before = Load(library, excerpts, paintings);
        float[] sounds = isNew ? Empty(excerpts.Count) : [.. before.Excerpts], pictures = isNew ? Empty(paintings.Count) : [.. before.Paintings];
        var placed = excerpts.Count == 0 ? 0 : new ExcerptPlaces(excerpts, progress, stop).Complete(sounds);
        int[] missing = excerpts.Count == 0 ? [] : [.. Enumerable.Range(0, paintings.Count).Where(i => !float.IsFinite(pictures[2 * i]))];
        var own = missing.Length == 0 ? [] : new PaintingPlaces(excerpts, sounds, paintings, correspondence).Place(missing);
        for (var i = 0; i < own.Length; i++)
        {
            pictures[(2 * missing[i / 2]) + (i % 2)] = own[i];
        }

        if (placed + missing.Length > 0)
        {
            Store(new LibraryFolder(library.Folder), excerpts, sounds, paintings, pictures);
        }

        return new MapReport(excerpts.Count, excerpts.Count == 0 ? 0 : paintings.Count, placed + missing.Length);
    }

    private static void Store(LibraryFolder folder, ExcerptTable excerpts, float[] sounds, PaintingTable paintings, float[] pictures)
    {
        Dictionary<string, float[]> places = new(StringComparer.Ordinal);
        for (var (first, end) = (0, 0); first < excerpts.Count; first = end)
        {
            // The excerpts of a work follow one another.
            while (end < excerpts.Count && excerpts[end].Work.Id == excerpts[first].Work.Id)
            {
                end++;
            }

            places[excerpts[first].Work.Id] = sounds[(2 * first)..(2 * end)];
        }

        for (var i = 0; i < paintings.Count; i++)
        {
            places[paintings[i].Id] = pictures[(2 * i)..((2 * i) + 2)];
        }

        try
        {
            using var database = LibraryDatabase.OpenForEditing(folder);
            StoredPlaces.Write(database, places);
        }
        catch (Exception error) when (LibraryException.CanTranslate(error))
        {
            throw LibraryException.Translate(folder.Path, error);
        }
    }

    private static T Read<T>(WorkLibrary library, Func<LibraryDatabase, T> read)
    {
        LibraryFolder folder = new(library.Folder);
        try
        {
            using var database = LibraryDatabase.OpenForReading(folder);
            return read(database);
        }
        catch (Exception error) when (LibraryException.CanTranslate(error))
        {
            throw LibraryException.Translate(folder.Path, error);
        }
    }

    private static LibraryMap Arrange(Dictionary<string, float[]> places, ExcerptTable excerpts, PaintingTable paintings)
    {
        float[] sounds = Empty(excerpts.Count), pictures = Empty(paintings.Count);
        for (var (i, number) = (0, 0); i < excerpts.Count; i++)
        {
            number = i > 0 && excerpts[i].Work.Id == excerpts[i - 1].Work.Id ? number + 1 : 0;
            if (places.TryGetValue(excerpts[i].Work.Id, out var pairs) && number < pairs.Length / 2)
            {
                (sounds[2 * i], sounds[(2 * i) + 1]) = (pairs[2 * number], pairs[(2 * number) + 1]);
            }
        }

        for (var i = 0; i < paintings.Count; i++)
        {
            if (places.TryGetValue(paintings[i].Id, out var pair))
            {
                pair.CopyTo(pictures, 2 * i);
            }
        }

        return new LibraryMap(sounds, pictures);
    }

    private static float[] Empty(int count)
    {
        var places = new float[2 * count];
        Array.Fill(places, float.NaN);
        return places;
    }
}
