using PaintSound.Core.Choosing.Filters;
using PaintSound.Core.Control;
using PaintSound.Worker.Show.Definitions;
using PaintSound.Worker.Show.Settings;
using PaintSound.Worker.Show.Yaml;

namespace PaintSound.Worker.Show.Keys;

/// <summary>The keys of <c>filters</c>: the filters at the beginning. Controls change them during the performance.</summary>
internal static class FilterKeys
{
    private static readonly DefaultKey<double>[] Ends = [.. FilterControls.Ranges.SelectMany(range => new[] { CreateEnd(range.Minimum), CreateEnd(range.Maximum) })];

    private static readonly DefaultKey<HeldChoice> Held = new(
        NameOf(FilterControls.Held), ShowValues.OneOf<HeldChoice>(), ExcerptFilter.None.Held, FilterControls.Held.Description);

    private static readonly DefaultKey<TimeSpan> Unheard = new(
        NameOf(FilterControls.Unheard), ShowValues.Seconds(FilterControls.Unheard), ExcerptFilter.None.Unheard, FilterControls.Unheard.Description);

    private static readonly DefaultKey<IReadOnlyList<LocatedText>> Artists = CreateNames(FilterControls.Artist);

    private static readonly DefaultKey<IReadOnlyList<LocatedText>> Genres = CreateNames(FilterControls.Genre);

    private static readonly DefaultKey<IReadOnlyList<LocatedText>> Folders = CreateNames(FilterControls.Folder);

    /// <summary>The section.</summary>
    public static ShowSection<FilterSettings> Section { get; } = new(
        [.. Ends, Held, Unheard, Artists, Genres, Folders],
        node =>
        {
            var (artists, genres, folders) = (Artists.Read(node), Genres.Read(node), Folders.Read(node));
            var state = FilterControls.Ranges.SelectMany(range => new[] { range.Minimum, range.Maximum }).Zip(Ends)
                .Aggregate(new ShowState(), (state, end) => new ControlId(end.First).Set(state, end.Second.Read(node)));
            return new FilterSettings(
                state.Choosing.Filter with
                {
                    Held = Held.Read(node),
                    Unheard = Unheard.Read(node),
                    Artists = [.. artists.Select(name => name.Text)],
                    Genres = [.. genres.Select(name => name.Text)],
                    Folders = [.. folders.Select(name => name.Text)],
                },
                artists,
                genres,
                folders);
        });

    /// <summary>Returns the key that holds a control: <c>loudness-min</c>, or <c>artists</c> for each artist.</summary>
    /// <param name="control">An entry of <see cref="FilterControls"/> with a value.</param>
    public static string NameOf(ControlDefinition control) =>
        control.Name["filter/".Length..].Replace('/', '-') + (control.Family is null ? "" : "s");

    private static DefaultKey<double> CreateEnd(ControlDefinition control) => new(
        NameOf(control), ShowValues.Number(control, control.Unit), control.Default().Number, control.Description);

    private static DefaultKey<IReadOnlyList<LocatedText>> CreateNames(ControlDefinition control) => new(
        NameOf(control), ShowValues.ListOf(ShowValues.Located(NameOf(control))), [], $"The {NameOf(control)} whose music passes.", "all");
}
