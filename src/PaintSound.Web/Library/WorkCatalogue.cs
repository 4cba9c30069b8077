using System.Diagnostics.CodeAnalysis;
using PaintSound.Core.Choosing;
using PaintSound.Core.Choosing.Paintings;
using PaintSound.Core.Events;
using PaintSound.Library.Search;

namespace PaintSound.Web.Library;

/// <summary>All works of the library, and how often and why each was selected in this show. Thread-safe.</summary>
public sealed class WorkCatalogue : IPerformanceOutput
{
    /// <summary>The most works that the page gets at once.</summary>
    public const int PageLength = 60;

    /// <summary>The selections of each work that are kept.</summary>
    public const int KeptSelections = 5;

    private readonly Lock _lock = new();
    private readonly Func<IEnumerable<WorkEntry>> _load;
    private Lazy<Listing> _listing;
    private readonly Dictionary<string, Selections> _selections = new(StringComparer.Ordinal);

    /// <summary>Creates the catalogue.</summary>
    /// <param name="load">Loads the works, in the order of the list. It is called when a page first asks; an exception reaches the page, and the next call loads again.</param>
    public WorkCatalogue(Func<IEnumerable<WorkEntry>> load)
    {
        _load = load;
        Reload();
    }

    /// <inheritdoc/>
    public string Name => "library page";

    /// <inheritdoc/>
    public void OnSelected(Selection selection) => Add(selection.Excerpt.Work.Id, WorkSelectionDto.Create(selection));

    /// <inheritdoc/>
    public void OnSelected(PaintingSelection selection) => Add(selection.Painting.Id, WorkSelectionDto.Create(selection));

    /// <summary>Loads the works again when a page next asks: the library has changed.</summary>
    [MemberNotNull(nameof(_listing))]
    public void Reload() => _listing = new(() => new Listing([.. _load()]), LazyThreadSafetyMode.PublicationOnly);

    /// <summary>Returns a work, or null.</summary>
    public WorkEntry? Find(string id) => _listing.Value.ById.GetValueOrDefault(id);

    /// <summary>Finds works, those that fit the words best first; without words in the order of the list.</summary>
    /// <param name="query">Which ones.</param>
    /// <param name="off">The ids of the works that are switched off.</param>
    public WorksDto Find(WorkQuery query, IReadOnlySet<string> off)
    {
        var listing = _listing.Value;
        var ranked = listing.Words.Find(query.Words)?.Select(id => listing.ById[id]) ?? listing.Works;
        lock (_lock)
        {
            var found = ranked.Where(work => Fits(work, query, off));
            WorkEntry[] works = query.State == "selected" ? [.. found.OrderByDescending(work => _selections[work.Id].Count)] : [.. found];
            return new WorksDto(
                works.Length, listing.Works.Length, listing.Works.Count(work => off.Contains(work.Id)), listing.Collections,
                [.. works.Skip(Math.Max(0, query.From)).Take(PageLength).Select(work => Describe(work, off))]);
        }
    }

    private bool Fits(WorkEntry work, WorkQuery query, IReadOnlySet<string> off) => (query.Kind.Length == 0 || query.Kind == (work.IsMusic ? "music" : "painting"))
            && (query.Collection.Length == 0 || query.Collection == work.Collection)
            && query.State switch
            {
                "on" => !off.Contains(work.Id),
                "off" => off.Contains(work.Id),
                "selected" => _selections.ContainsKey(work.Id),
                _ => true,
            };

    private WorkDto Describe(WorkEntry work, IReadOnlySet<string> off)
    {
        var selections = _selections.GetValueOrDefault(work.Id);
        var title = work.Tags.Title ?? work.Title;
        return new WorkDto(
            work.Id, title, title == work.Title ? null : work.Title, work.Tags.Artist, work.Tags.Album, work.Tags.Year, work.Collection, work.IsMusic, work.Seconds, work.Excerpts,
            off.Contains(work.Id), selections?.Count ?? 0, selections is null ? [] : [.. selections.Latest.Reverse()]);
    }

    private void Add(string id, WorkSelectionDto selection)
    {
        lock (_lock)
        {
            var selections = _selections.TryGetValue(id, out var known) ? known : _selections[id] = new Selections();
            selections.Count++;
            selections.Latest.Enqueue(selection);
            if (selections.Latest.Count > KeptSelections)
            {
                selections.Latest.Dequeue();
            }
        }
    }

    /// <summary>The works, and what a search needs of them.</summary>
    private sealed class Listing(WorkEntry[] works)
    {
        public WorkEntry[] Works => works;

        public Dictionary<string, WorkEntry> ById { get; } = works.ToDictionary(work => work.Id, StringComparer.Ordinal);

        public string[] Collections { get; } = [.. works.Select(work => work.Collection).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

        public WordIndex Words { get; } = new([.. works.Select(work => new WordIndexEntry(work.Id, work.Title, work.Tags, work.Collection, work.File))]);
    }

    /// <summary>The selections of one work: how many, and the latest, the oldest first.</summary>
    private sealed class Selections
    {
        public int Count { get; set; }

        public Queue<WorkSelectionDto> Latest { get; } = new(KeptSelections + 1);
    }
}
