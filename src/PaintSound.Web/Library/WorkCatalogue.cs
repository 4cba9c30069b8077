using System.Globalization;
using PaintSound.Core.Choosing;
using PaintSound.Core.Choosing.Paintings;
using PaintSound.Core.Events;

namespace PaintSound.Web.Library;

/// <summary>All works of the library, and how often and why each was selected in this show. Thread-safe.</summary>
public sealed class WorkCatalogue : IPerformanceOutput
{
    /// <summary>The most works that the page gets at once.</summary>
    public const int PageLength = 60;

    /// <summary>The selections of each work that are kept.</summary>
    public const int KeptSelections = 5;

    private readonly Lock _lock = new();
    private readonly WorkEntry[] _works;
    private readonly string[] _texts;
    private readonly string[] _collections;
    private readonly Dictionary<string, WorkEntry> _byId;
    private readonly Dictionary<string, Selections> _selections = new(StringComparer.Ordinal);

    /// <summary>Creates the catalogue.</summary>
    /// <param name="works">The works, in the order of the list.</param>
    public WorkCatalogue(IEnumerable<WorkEntry> works)
    {
        _works = [.. works];
        _byId = _works.ToDictionary(work => work.Id, StringComparer.Ordinal);
        _collections = [.. _works.Select(work => work.Collection).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        _texts = [.. _works.Select(work => SearchText.Fold(string.Create(
            CultureInfo.InvariantCulture, $"{work.Title}\n{work.TagTitle}\n{work.Artist}\n{work.Album}\n{work.Year}\n{work.Collection}\n{work.Id}")))];
    }

    /// <inheritdoc/>
    public string Name => "library page";

    /// <inheritdoc/>
    public void OnSelected(Selection selection) => Add(selection.Excerpt.Work.Id, WorkSelectionDto.Create(selection));

    /// <inheritdoc/>
    public void OnSelected(PaintingSelection selection) => Add(selection.Painting.Id, WorkSelectionDto.Create(selection));

    /// <summary>Returns a work, or null.</summary>
    public WorkEntry? Find(string id) => _byId.GetValueOrDefault(id);

    /// <summary>Finds works.</summary>
    /// <param name="query">Which ones.</param>
    /// <param name="off">The ids of the works that are switched off.</param>
    public WorksDto Find(WorkQuery query, IReadOnlySet<string> off)
    {
        var words = SearchText.Fold(query.Words).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        lock (_lock)
        {
            var found = Enumerable.Range(0, _works.Length).Where(i => Fits(i, query, words, off)).Select(i => _works[i]);
            WorkEntry[] works = query.State == "selected" ? [.. found.OrderByDescending(work => _selections[work.Id].Count)] : [.. found];
            return new WorksDto(
                works.Length, _works.Length, _works.Count(work => off.Contains(work.Id)), _collections,
                [.. works.Skip(Math.Max(0, query.From)).Take(PageLength).Select(work => Describe(work, off))]);
        }
    }

    private bool Fits(int index, WorkQuery query, string[] words, IReadOnlySet<string> off)
    {
        var work = _works[index];
        return (query.Kind.Length == 0 || query.Kind == (work.IsMusic ? "music" : "painting"))
            && (query.Collection.Length == 0 || query.Collection == work.Collection)
            && query.State switch
            {
                "on" => !off.Contains(work.Id),
                "off" => off.Contains(work.Id),
                "selected" => _selections.ContainsKey(work.Id),
                _ => true,
            }
            && Array.TrueForAll(words, word => _texts[index].Contains(word, StringComparison.Ordinal));
    }

    private WorkDto Describe(WorkEntry work, IReadOnlySet<string> off)
    {
        var selections = _selections.GetValueOrDefault(work.Id);
        var title = work.TagTitle ?? work.Title;
        return new WorkDto(
            work.Id, title, title == work.Title ? null : work.Title, work.Artist, work.Album, work.Year, work.Collection, work.IsMusic, work.Seconds, work.Excerpts,
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

    /// <summary>The selections of one work: how many, and the latest, the oldest first.</summary>
    private sealed class Selections
    {
        public int Count { get; set; }

        public Queue<WorkSelectionDto> Latest { get; } = new(KeptSelections + 1);
    }
}
