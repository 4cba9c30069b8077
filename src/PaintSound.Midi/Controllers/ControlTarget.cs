using System.Globalization;

namespace PaintSound.Midi.Controllers;

/// <summary>What one control of a controller does.</summary>
/// <param name="Action">What.</param>
/// <param name="Which">Of collections and depths: the name, or the place in alphabetical order, from 1; otherwise empty.</param>
public sealed record ControlTarget(ControlAction Action, string Which = "")
{
    /// <summary>True for what a knob or fader sets, false for what a button does.</summary>
    public bool IsContinuous => Action <= ControlAction.Depth;

    /// <summary>Reads it as a show file writes it: <c>gate</c>, <c>collection own</c>, <c>depth 2</c>.</summary>
    /// <returns>Null where there is no such thing.</returns>
    public static ControlTarget? Parse(string text)
    {
        var (word, which) = text.IndexOf(' ') is > 0 and var space ? (text[..space], text[(space + 1)..].Trim()) : (text, "");
        foreach (var action in Enum.GetValues<ControlAction>())
        {
            if (Word(action) == word)
            {
                return (action is ControlAction.Depth or ControlAction.Collection) == which.Length > 0 ? new ControlTarget(action, which) : null;
            }
        }

        return null;
    }

    /// <summary>The name that is meant, among those that there are.</summary>
    /// <param name="names">The names, in alphabetical order.</param>
    /// <returns>Null where there is none.</returns>
    public string? Among(IReadOnlyList<string> names) =>
        names.Contains(Which) ? Which
        : int.TryParse(Which, NumberStyles.None, CultureInfo.InvariantCulture, out var place) && place >= 1 && place <= names.Count ? names[place - 1]
        : null;

    /// <inheritdoc/>
    public override string ToString() => $"{Word(Action)} {Which}".TrimEnd();

    private static string Word(ControlAction action) => action.ToString().ToLowerInvariant();
}
