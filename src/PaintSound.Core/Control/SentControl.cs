using System.Collections.Immutable;

namespace PaintSound.Core.Control;

/// <summary>The value of a control.</summary>
/// <param name="Name">The text form of its <see cref="ControlId"/>.</param>
/// <param name="Number">The number; 0 if there is a word.</param>
/// <param name="Word">The word, or null.</param>
public sealed record SentControl(string Name, double Number, string? Word)
{
    // All works that are switched off, with spaces between their ids. It is no control of the table: a library has thousands of works.
    private const string ExcludedWorks = "excluded-works";

    // The works that were put into another collection during the show, with spaces between "id=collection". Neither is it a control of the table.
    private const string CollectedWorks = "collected-works";

    // No value: all artists, genres and folders are off that do not follow. Of a large library, only those that are on are listed.
    private const string FilterNames = "filter-names";

    /// <summary>Returns the values of all controls except triggers.</summary>
    public static IReadOnlyList<SentControl> AllOf(ShowState state) =>
    [
        // First: a new collection is a control, whose value may follow.
        new SentControl(CollectedWorks, 0, string.Join(' ', state.Choosing.Collected.OrderBy(work => work.Key, StringComparer.Ordinal)
            .Select(work => $"{work.Key}={Uri.EscapeDataString(work.Value)}"))),
        new SentControl(FilterNames, 0, null),
        .. ControlTable.Of(state).Where(control => control.Definition.Kind != ControlKind.Trigger)
            .Select(control => (Name: control.ToString(), Value: control.Get(state)))
            .Select(control => new SentControl(control.Name, control.Value.Number, control.Value.Word)),
        new SentControl(ExcludedWorks, 0, string.Join(' ', state.Choosing.ExcludedWorks.Order(StringComparer.Ordinal))),
    ];

    /// <summary>Sets values. A control that this show does not have, or that does not accept its value, stays as it is.</summary>
    /// <param name="state">The state before.</param>
    /// <param name="controls">The values.</param>
    public static ShowState Apply(ShowState state, IEnumerable<SentControl> controls)
    {
        foreach (var control in controls)
        {
            if (control.Name == ExcludedWorks)
            {
                var works = (control.Word ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries);
                state = state.Choosing.ExcludedWorks.SetEquals(works) ? state : state with { Choosing = state.Choosing with { ExcludedWorks = [.. works] } };
                continue;
            }

            if (control.Name == CollectedWorks)
            {
                state = Collect(state, control.Word ?? "");
                continue;
            }

            if (control.Name == FilterNames)
            {
                state = FilterControls.ClearNames(state);
                continue;
            }

            try
            {
                state = ControlId.Parse(control.Name).Set(state, new ControlValue(control.Number, control.Word));
            }
            catch (InvalidControlException)
            {
                // The other worker has another version, or a modulation that this show does not have.
            }
        }

        return state;
    }

    private static ShowState Collect(ShowState state, string words)
    {
        Dictionary<string, string> works = new(StringComparer.Ordinal);
        foreach (var word in words.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (word.IndexOf('=') is > 0 and var end)
            {
                works[word[..end]] = Uri.UnescapeDataString(word[(end + 1)..]);
            }
        }

        return works.Count == state.Choosing.Collected.Count && works.All(state.Choosing.Collected.Contains)
            ? state
            : state with
            {
                Choosing = state.Choosing with { Collected = ImmutableDictionary.CreateRange(works) },
                Collections = [.. state.Collections.Union(works.Values).Order(StringComparer.Ordinal)],
            };
    }
}
