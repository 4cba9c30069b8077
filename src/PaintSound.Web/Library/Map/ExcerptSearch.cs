using PaintSound.Core.Choosing;
using PaintSound.Core.Control;
using PaintSound.Library.Search;
using PaintSound.Library.Search.Neighbours;

namespace PaintSound.Web.Library.Map;

/// <summary>Finds excerpts for the library page: those of a work, and those that sound like another one. Thread-safe.</summary>
/// <param name="excerpts">The excerpts of the show.</param>
/// <param name="works">The works, with their titles.</param>
/// <param name="neighbours">The index of the excerpts that sound alike; null to compare all.</param>
public sealed class ExcerptSearch(ExcerptTable excerpts, WorkCatalogue works, INeighbourIndex? neighbours = null)
{
    /// <summary>The most excerpts of other works that a page gets.</summary>
    public const int Most = 12;

    private readonly SimilarExcerpts _similar = new(excerpts, neighbours);

    /// <summary>Returns the starts of the excerpts of a work, in seconds.</summary>
    public IReadOnlyList<double> FindStarts(string work) => [.. excerpts.Where(excerpt => excerpt.Work.Id == work).Select(excerpt => excerpt.StartSeconds)];

    /// <summary>Finds excerpts that sound like one: of other works first, then of the same.</summary>
    /// <param name="work">The id of its work.</param>
    /// <param name="start">Its start in seconds; the nearest excerpt of the work counts.</param>
    /// <param name="controls">The sound distance of the show.</param>
    /// <exception cref="InvalidControlException">The show has no such work of music.</exception>
    public IReadOnlyList<SimilarDto> FindSimilar(string work, double start, ChoosingControls controls)
    {
        var nearest = -1;
        for (var i = 0; i < excerpts.Count; i++)
        {
            nearest = excerpts[i].Work.Id == work && (nearest < 0 || Math.Abs(excerpts[i].StartSeconds - start) < Math.Abs(excerpts[nearest].StartSeconds - start)) ? i : nearest;
        }

        return nearest < 0
            ? throw new InvalidControlException("The show has no such excerpt. Load the page again.")
            : [.. _similar.Find(nearest, controls, Most).Select(found => Describe(found, work))];
    }

    private SimilarDto Describe(SimilarExcerpt found, string work)
    {
        var excerpt = excerpts[found.Index];
        var entry = works.Find(excerpt.Work.Id);
        return new SimilarDto(
            excerpt.Work.Id, entry?.Tags.Title ?? excerpt.Work.Title, entry?.Collection ?? excerpt.Work.Collection, excerpt.StartSeconds, Math.Round(found.Distance, 3), excerpt.Work.Id == work);
    }
}
