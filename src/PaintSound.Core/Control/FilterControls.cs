using System.Collections.Immutable;
using System.Globalization;
using PaintSound.Core.Choosing.Filters;

namespace PaintSound.Core.Control;

/// <summary>The entries of the <see cref="ControlTable"/> that filter the music.</summary>
public static class FilterControls
{
    /// <summary>The loudness of excerpts.</summary>
    public static RangeControls Loudness { get; } = Range(
        "loudness", "level (RMS) of excerpts", "dB", -60, 0, ControlTaper.Linear, filter => filter.LoudnessDb, (filter, range) => filter with { LoudnessDb = range });

    /// <summary>The brightness of excerpts.</summary>
    public static RangeControls Brightness { get; } = Range(
        "brightness", "brightness (spectral centroid) of excerpts", "Hz", 50, 8000, ControlTaper.Logarithmic,
        filter => filter.BrightnessHz, (filter, range) => filter with { BrightnessHz = range });

    /// <summary>The onset rate of excerpts.</summary>
    public static RangeControls Onsets { get; } = Range(
        "onsets", "onset rate of excerpts", "onsets per second", 0, 16, ControlTaper.Cubic, filter => filter.OnsetRate, (filter, range) => filter with { OnsetRate = range });

    /// <summary>The attack of excerpts.</summary>
    public static RangeControls Attack { get; } = Range(
        "attack", "attack of excerpts, from the onset to the peak,", "ms", 0, 1000, ControlTaper.Cubic, filter => filter.AttackMs, (filter, range) => filter with { AttackMs = range });

    /// <summary>Held notes or not.</summary>
    public static ControlDefinition Held { get; } = new(
        "filter/held", ControlKind.Choice, "Which excerpts pass: any, long held notes (held), or what moves (moving).",
        (state, _) => Word(state.Choosing.Filter.Held),
        (state, _, value) => With(state, state.Choosing.Filter with { Held = Enum.GetValues<HeldChoice>().First(choice => Word(choice) == value.Word) }))
    { Choices = [.. Enum.GetValues<HeldChoice>().Select(Word)] };

    /// <summary>The tempo of works.</summary>
    public static RangeControls Tempo { get; } = Range(
        "tempo", "tempo of works", "beats per minute", 60, 200, ControlTaper.Linear, filter => filter.TempoBpm, (filter, range) => filter with { TempoBpm = range });

    /// <summary>The length of works.</summary>
    public static RangeControls Duration { get; } = Range(
        "duration", "length of works", "seconds", 0, 3600, ControlTaper.Cubic, filter => filter.DurationSeconds, (filter, range) => filter with { DurationSeconds = range });

    /// <summary>The year of works.</summary>
    public static RangeControls Year { get; } = Range(
        "year", "year of works", "", 1900, 2050, ControlTaper.Linear, filter => filter.Year, (filter, range) => filter with { Year = range }, isWhole: true);

    /// <summary>How long works were not heard.</summary>
    public static ControlDefinition Unheard { get; } = new(
        "filter/unheard", ControlKind.Number, "Only works pass that were not selected for this long, or never. 0: no limit.",
        (state, _) => state.Choosing.Filter.Unheard.TotalSeconds,
        (state, _, value) => With(state, state.Choosing.Filter with { Unheard = TimeSpan.FromTicks((long)Math.Round(value.Number * TimeSpan.TicksPerSecond)) }))
    { Unit = "seconds", Maximum = 7200, Taper = ControlTaper.Cubic };

    /// <summary>Lets only some artists pass.</summary>
    public static ControlDefinition Artist { get; } = Names(ControlFamily.Artist, filter => filter.Artists, (filter, names) => filter with { Artists = names });

    /// <summary>Lets only some genres pass.</summary>
    public static ControlDefinition Genre { get; } = Names(ControlFamily.Genre, filter => filter.Genres, (filter, names) => filter with { Genres = names });

    /// <summary>Lets only some folders pass.</summary>
    public static ControlDefinition Folder { get; } = Names(ControlFamily.Folder, filter => filter.Folders, (filter, names) => filter with { Folders = names });

    /// <summary>Lets everything pass again.</summary>
    public static ControlDefinition Clear { get; } = new(
        "filter/clear", ControlKind.Trigger, "Clears all filters: everything passes again.", (_, _) => false, (state, _, _) => state)
    { IsStage = true };

    /// <summary>All ranges.</summary>
    public static IReadOnlyList<RangeControls> Ranges { get; } = [Loudness, Brightness, Onsets, Attack, Tempo, Duration, Year];

    /// <summary>All entries, in the order of the docs.</summary>
    public static IReadOnlyList<ControlDefinition> All { get; } =
    [
        .. new[] { Loudness, Brightness, Onsets, Attack }.SelectMany(Ends), Held, .. new[] { Tempo, Duration, Year }.SelectMany(Ends), Unheard, Artist, Genre, Folder, Clear,
    ];

    /// <summary>Returns a state whose filter lets all artists, genres and folders pass.</summary>
    public static ShowState ClearNames(ShowState state) => With(state, state.Choosing.Filter with { Artists = [], Genres = [], Folders = [] });

    private static ControlDefinition[] Ends(RangeControls range) => [range.Minimum, range.Maximum];

    // An equal filter is kept, so that nothing looks at the library again.
    private static ShowState With(ShowState state, ExcerptFilter filter) =>
        filter == state.Choosing.Filter ? state : state with { Choosing = state.Choosing with { Filter = filter } };

    private static RangeControls Range(
        string name, string what, string unit, double minimum, double maximum, ControlTaper taper,
        Func<ExcerptFilter, NumberRange> get, Func<ExcerptFilter, NumberRange, ExcerptFilter> set, bool isWhole = false)
    {
        return new(
            End("min", string.Create(CultureInfo.InvariantCulture, $"The smallest {what} that passes. {minimum}: no limit."), range => range.Minimum, (range, value) => range with { Minimum = value <= minimum ? double.NegativeInfinity : value }),
            End("max", string.Create(CultureInfo.InvariantCulture, $"The largest {what} that passes. {maximum}: no limit."), range => range.Maximum, (range, value) => range with { Maximum = value >= maximum ? double.PositiveInfinity : value }));

        ControlDefinition End(string end, string description, Func<NumberRange, double> getEnd, Func<NumberRange, double, NumberRange> setEnd) => new(
            $"filter/{name}/{end}", ControlKind.Number, description,
            (state, _) => Math.Clamp(getEnd(get(state.Choosing.Filter)), minimum, maximum),
            (state, _, value) => With(state, set(state.Choosing.Filter, setEnd(get(state.Choosing.Filter), isWhole ? Math.Round(value.Number) : value.Number))))
        { Unit = unit, Minimum = minimum, Maximum = maximum, Taper = taper, IsWhole = isWhole };
    }

    private static ControlDefinition Names(ControlFamily family, Func<ExcerptFilter, ImmutableHashSet<string>> get, Func<ExcerptFilter, ImmutableHashSet<string>, ExcerptFilter> set) => new(
        $"filter/{family.Name}", ControlKind.Switch, $"1: music of this {family.Name} passes, and of others that are 1. If all are 0, music of every {family.Name} passes.",
        (state, name) => get(state.Choosing.Filter).Contains(name),
        (state, name, value) => With(state, set(state.Choosing.Filter, value.IsOn ? get(state.Choosing.Filter).Add(name) : get(state.Choosing.Filter).Remove(name))))
    { Family = family };

    private static string Word(HeldChoice choice) => choice.ToString().ToLowerInvariant();
}
