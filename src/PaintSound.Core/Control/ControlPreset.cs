namespace PaintSound.Core.Control;

/// <summary>The values of controls under a name. Controls of the moment (hold, arm, black) are not in it. Immutable.</summary>
/// <param name="Name">The name.</param>
/// <param name="Values">
/// Controls and values in their text forms (<see cref="ControlId.Parse"/>, <see cref="ControlDefinition.ToText"/>). A text that this version or
/// this show does not know is kept, so that nothing is lost when the preset is stored again.
/// </param>
public sealed record ControlPreset(string Name, IReadOnlyList<KeyValuePair<string, string>> Values)
{
    /// <summary>Creates a preset of the present values.</summary>
    /// <param name="name">The name.</param>
    /// <param name="state">The present values.</param>
    public static ControlPreset Create(string name, ShowState state) => new(
        name,
        [.. ControlTable.KeptOf(state).Select(control => KeyValuePair.Create(control.ToString(), control.Definition.ToText(control.Get(state))))]);

    /// <summary>Returns a state with the values of this preset. A value that the show does not know or accept is left out.</summary>
    /// <param name="state">The present state.</param>
    /// <param name="check">Throws <see cref="InvalidControlException"/> for a state that the show does not support.</param>
    /// <param name="refused">Receives the reason for each value that was left out, as a sentence.</param>
    public ShowState Apply(ShowState state, Action<ShowState> check, ICollection<string> refused)
    {
        // Of artists, genres and folders it may have only those that were on. A preset of an earlier version has no filters, and leaves them as they are.
        if (Values.Any(value => FilterControls.All.Any(control => control.Name == value.Key)))
        {
            state = FilterControls.ClearNames(state);
        }

        foreach (var (name, value) in Values)
        {
            try
            {
                var control = ControlId.Parse(name);
                if (control.Definition.IsStage || control.Definition.Kind == ControlKind.Trigger)
                {
                    throw new InvalidControlException($"A preset does not set {name}.");
                }

                var next = control.Set(state, control.Definition.FromText(value));
                check(next);
                state = next;
            }
            catch (InvalidControlException e)
            {
                refused.Add(e.Message);
            }
        }

        return state;
    }
}
