using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using PaintSound.Core.Choosing;
using PaintSound.Core.Choosing.Filters;
using PaintSound.Core.Control;
using PaintSound.Core.Works;

namespace PaintSound.Core.Tests.Choosing;

/// <summary>A filter never lets through what it must not, and an empty one changes nothing.</summary>
public class FilterTests
{
    private const int Count = 60;
    private static readonly ChoosingControls Open = new() { Gate = 1, Dwell = TimeSpan.Zero, RepeatAfter = TimeSpan.FromSeconds(10) };
    private static readonly Excerpt[] Library = CreateLibrary(Count);
    private static readonly ShowState Show = new() { Names = MusicNames.Of(Library.Select(excerpt => excerpt.Work)) };

    private static readonly Gen<ControlId> AnyControl = Gen.Elements(
        ControlTable.Of(Show).Where(control => FilterControls.All.Contains(control.Definition) && control.Definition != FilterControls.Clear && control.Definition != FilterControls.Unheard).ToArray());

    private static readonly Gen<ControlSetting> AnySetting =
        from control in AnyControl
        from at in Gen.Choose(0, 100)
        select new ControlSetting(control, control.Definition.Kind == ControlKind.Switch ? at > 30 : control.Definition.At(at / 100.0));

    public static TheoryData<string> Names { get; } = [.. FilterControls.Ranges.Select(range => range.Minimum.Name["filter/".Length..^"/min".Length])];

    [Property]
    public Property Only_what_passes_is_selected() => Prop.ForAll(AnySetting.ListOf().ToArbitrary(), settings =>
    {
        var filter = Set(settings).Choosing.Filter;
        var chooser = new Chooser(Library);
        var scores = ChoosingSamples.Random(Count, seed: 1);
        Excerpt[] passing = [.. Library.Where(excerpt => IsExpected(filter, excerpt))];
        for (var i = 0; i < 20; i++)
        {
            var report = chooser.Filter(Open with { Filter = filter }, ChoosingSamples.At(i));
            var selection = chooser.Choose(scores, i % 3 == 0 ? ChoosingSamples.Hum : ChoosingSamples.Painting, Open with { Filter = filter }, ChoosingSamples.At(i));
            if (report != new FilterReport(passing.Length, Count) || (passing.Length == 0 ? selection is not null : !passing.Contains(selection!.Excerpt)))
            {
                return false;
            }
        }

        return true;
    });

    [Property]
    public Property The_order_of_changes_does_not_matter() => Prop.ForAll(AnySetting.ListOf().ToArbitrary(), settings =>
    {
        ControlSetting[] last = [.. settings.GroupBy(setting => setting.Control).Select(setting => setting.Last())];
        var (one, other) = (Set(settings), Set(Enumerable.Reverse(last)));
        return one.Choosing.Filter == other.Choosing.Filter && one.Choosing.Filter.GetHashCode() == other.Choosing.Filter.GetHashCode()
            && Set(settings.Select(setting => setting with { Value = setting.Control.Definition.Default(setting.Control.Item) }), one).Choosing.Filter.IsNone;
    });

    [Property]
    public bool A_filter_that_lets_everything_pass_selects_the_same(int seed)
    {
        // Everything is in the range, but the filter is set.
        var all = ExcerptFilter.None with { LoudnessDb = new NumberRange(-200, 200), Folders = [.. Library.Select(excerpt => excerpt.Work.Folder!)] };
        return Select(Open, seed).SequenceEqual(Select(Open with { Filter = all }, seed));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_ends_of_a_range_are_no_limit(string name)
    {
        var range = FilterControls.Ranges.Single(range => range.Minimum.Name == $"filter/{name}/min");
        var state = new ControlId(range.Minimum).Set(new ControlId(range.Maximum).Set(Show, range.Maximum.At(0.5)), range.Minimum.At(0.25));
        Assert.False(state.Choosing.Filter.IsNone);
        state = new ControlId(range.Maximum).Set(new ControlId(range.Minimum).Set(state, range.Minimum.Minimum), range.Maximum.Maximum);
        Assert.True(state.Choosing.Filter.IsNone);
    }

    [Theory]
    [InlineData(-20, -10, -20.0, true)]
    [InlineData(-20, -10, -10.0, true)]
    [InlineData(-20, -10, -20.1, false)]
    [InlineData(-20, -10, -9.9, false)]
    [InlineData(-10, -20, -15.0, false)]
    [InlineData(-20, double.PositiveInfinity, 1e9, true)]
    [InlineData(-20, double.PositiveInfinity, double.NaN, false)]
    [InlineData(double.NegativeInfinity, double.PositiveInfinity, double.NaN, true)]
    public void A_range_has_both_ends_and_nothing_unknown(double minimum, double maximum, double number, bool isIn) =>
        Assert.Equal(isIn, new NumberRange(minimum, maximum).Contains(number));

    [Fact]
    public void Unknown_values_pass_no_filter_that_is_set()
    {
        Excerpt unknown = new(new MusicWork("w", "Unknown", "/music/w.wav", "own", 4), 0, -20, 1);
        Assert.True(ExcerptFilter.None.Passes(unknown));
        Assert.False((ExcerptFilter.None with { AttackMs = new NumberRange(0) }).Passes(unknown));
        Assert.False((ExcerptFilter.None with { TempoBpm = new NumberRange(60) }).Passes(unknown));
        Assert.False((ExcerptFilter.None with { Year = new NumberRange(1900) }).Passes(unknown));
        Assert.False((ExcerptFilter.None with { Artists = ["Ana"] }).Passes(unknown));
        Assert.False((ExcerptFilter.None with { Genres = ["Jazz"] }).Passes(unknown));
        Assert.False((ExcerptFilter.None with { Folders = ["a"] }).Passes(unknown));
    }

    [Theory]
    [InlineData(HeldChoice.Any, -20, 0.1f, true)]
    [InlineData(HeldChoice.Held, -20, 0.1f, true)]
    [InlineData(HeldChoice.Held, -20, 3f, false)]
    [InlineData(HeldChoice.Moving, -20, 3f, true)]
    [InlineData(HeldChoice.Moving, -20, 0.1f, false)]
    [InlineData(HeldChoice.Moving, -70, 0f, false)]
    [InlineData(HeldChoice.Held, -70, 0f, false)]
    public void Held_notes_and_what_moves_are_apart_and_silence_is_neither(HeldChoice held, float level, float rate, bool passes) => Assert.Equal(
        passes, (ExcerptFilter.None with { Held = held }).Passes(new Excerpt(new MusicWork("w", "W", "/w.wav", "own", 4), 0, level, rate)));

    [Fact]
    public void A_work_that_was_heard_waits_and_if_all_were_nothing_is_selected()
    {
        var chooser = new Chooser(ChoosingSamples.Library(2));
        var scores = ChoosingSamples.Random(2, seed: 1);
        var controls = Open with { Filter = ExcerptFilter.None with { Unheard = TimeSpan.FromSeconds(60) } };
        Assert.Equal(new FilterReport(2, 2), chooser.Filter(controls, ChoosingSamples.At(0)));
        var first = chooser.Choose(scores, ChoosingSamples.Painting, controls, ChoosingSamples.At(0))!;
        Assert.Equal(new FilterReport(1, 2), chooser.Filter(controls, ChoosingSamples.At(1)));
        var second = chooser.Choose(scores, ChoosingSamples.Painting, controls, ChoosingSamples.At(10))!;
        Assert.NotEqual(first.Excerpt, second.Excerpt);
        Assert.Equal(new FilterReport(0, 2), chooser.Filter(controls, ChoosingSamples.At(59)));
        Assert.Null(chooser.Choose(scores, ChoosingSamples.Painting, controls, ChoosingSamples.At(59), next: true));
        Assert.Equal(first.Excerpt, chooser.Choose(scores, ChoosingSamples.Painting, controls, ChoosingSamples.At(60))!.Excerpt);
    }

    [Property]
    public bool No_work_comes_again_within_the_time(PositiveInt seconds, int seed)
    {
        var unheard = TimeSpan.FromSeconds(seconds.Get % 50);
        var last = new Dictionary<string, TimeSpan>(StringComparer.Ordinal);
        foreach (var selection in Select(Open with { RepeatAfter = TimeSpan.Zero, Filter = ExcerptFilter.None with { Unheard = unheard } }, seed))
        {
            if (last.TryGetValue(selection.Excerpt.Work.Id, out var before) && selection.At - before < unheard)
            {
                return false;
            }

            last[selection.Excerpt.Work.Id] = selection.At;
        }

        return last.Count > 0;
    }

    [Fact]
    public void An_excluded_collection_is_not_counted() => Assert.Equal(
        new FilterReport(16, Count / 2),
        new Chooser(Library).Filter(Open with { Excluded = ["composers"], Filter = ExcerptFilter.None with { Artists = ["Ana"] } }, TimeSpan.Zero));

    [Fact]
    public void Of_a_large_library_the_names_that_are_on_are_listed_and_every_one_can_be_set()
    {
        MusicWork[] works = [.. Enumerable.Range(0, ControlFamily.MostListedNames + 1).Select(i => new MusicWork($"w{i}", $"W{i}", "/w.wav", "own", 4) { Artist = $"Artist {i:00}" })];
        ShowState state = new() { Names = MusicNames.Of(works) };
        ControlId artist = new(FilterControls.Artist, "Artist 07");
        Assert.Empty(ControlFamily.Artist.Items(state));
        var on = artist.Set(state, true);
        Assert.Equal(["Artist 07"], ControlFamily.Artist.Items(on));
        Assert.Equal(works.Length, ControlFamily.Artist.AllItems(on).Count);
        Assert.Contains(artist, ControlTable.KeptOf(state, on));
        Assert.True(artist.Set(on, false).Choosing.Filter.IsNone);
        Assert.Throws<InvalidControlException>(() => new ControlId(FilterControls.Artist, "Nobody").Set(state, true));
    }

    [Fact]
    public void A_preset_sets_all_names_and_an_older_one_leaves_the_filters()
    {
        var stored = ControlPreset.Create("calm", new ControlId(FilterControls.Artist, "Ana").Set(Show, true));
        var present = new ControlId(FilterControls.Artist, "Ben").Set(new ControlId(FilterControls.Genre, "Jazz").Set(Show with { Names = MusicNames.None with { Artists = ["Ana", "Ben"], Genres = ["Jazz"] } }, true), true);
        Assert.Equal(ExcerptFilter.None with { Artists = ["Ana"] }, stored.Apply(present, _ => { }, []).Choosing.Filter);
        ControlPreset older = new("old", [KeyValuePair.Create("dwell", "8")]);
        Assert.Equal(present.Choosing.Filter, older.Apply(present, _ => { }, []).Choosing.Filter);
    }

    private static Selection[] Select(ChoosingControls controls, int seed)
    {
        var chooser = new Chooser(Library);
        var scores = ChoosingSamples.Random(Count, seed);
        return
        [
            .. Enumerable.Range(0, 60).Select(i => chooser.Choose(scores, i % 4 == 0 ? ChoosingSamples.Quiet : ChoosingSamples.Painting, controls, ChoosingSamples.At(i)))
                .OfType<Selection>()
                .Select(selection => selection with { Reason = selection.Reason with { Best = [] } }),
        ];
    }

    private static ShowState Set(IEnumerable<ControlSetting> settings, ShowState? before = null) =>
        settings.Aggregate(before ?? Show, (state, setting) => setting.Control.Set(state, setting.Value));

    // Written apart from ExcerptFilter.
    private static bool IsExpected(ExcerptFilter filter, Excerpt excerpt)
    {
        static bool IsIn(NumberRange range, double? value) =>
            (double.IsInfinity(range.Minimum) && double.IsInfinity(range.Maximum)) || (value is { } number && !(number < range.Minimum) && !(number > range.Maximum));
        static bool IsNamed(IReadOnlyCollection<string> names, string? name) => names.Count == 0 || names.Contains(name);
        var work = excerpt.Work;
        return IsIn(filter.LoudnessDb, excerpt.LevelDb) && IsIn(filter.BrightnessHz, excerpt.CentroidHz) && IsIn(filter.OnsetRate, excerpt.OnsetRate)
            && IsIn(filter.AttackMs, float.IsNaN(excerpt.AttackMs) ? null : excerpt.AttackMs)
            && IsIn(filter.TempoBpm, work.TempoBpm) && IsIn(filter.DurationSeconds, work.DurationSeconds) && IsIn(filter.Year, work.Year)
            && IsNamed(filter.Artists, work.Artist) && IsNamed(filter.Genres, work.Genre) && IsNamed(filter.Folders, work.Folder)
            && (filter.Held == HeldChoice.Any || excerpt.IsHeld == (filter.Held == HeldChoice.Held));
    }

    // Two excerpts of a work follow one another. Of every value some are unknown.
    private static Excerpt[] CreateLibrary(int count)
    {
        var random = new System.Random(1);
        MusicWork[] works =
        [
            .. Enumerable.Range(0, count / 2).Select(i => new MusicWork($"w{i:00}", $"Work {i}", $"/music/{i}.wav", i % 2 == 0 ? "own" : "composers", 4 + (1000 * random.NextDouble()))
            {
                Artist = i % 4 == 3 ? null : i % 4 == 0 ? "Ana" : "Ben",
                Genre = i % 5 == 0 ? null : i % 3 == 0 ? "Jazz" : "Rock",
                Year = i % 6 == 0 ? null : 1900 + (3 * i),
                TempoBpm = i % 7 == 0 ? null : 60 + (4.5 * i),
                Folder = i % 8 == 0 ? "etudes" : "songs",
            }),
        ];
        return
        [
            .. Enumerable.Range(0, count).Select(i => new Excerpt(
                works[i / 2], 4 * (i % 2), -45 + (45 * random.NextSingle()), 8 * random.NextSingle() * random.NextSingle(), 100 + (5000 * random.NextSingle()),
                AttackMs: i % 9 == 0 ? float.NaN : 900 * random.NextSingle())),
        ];
    }

    private sealed record ControlSetting(ControlId Control, ControlValue Value);
}
