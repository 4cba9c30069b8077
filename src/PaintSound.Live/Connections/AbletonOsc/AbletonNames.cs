namespace PaintSound.Live.Connections.AbletonOsc;

/// <summary>Finds positions by names, of which AbletonOSC sends lists.</summary>
internal static class AbletonNames
{
    /// <summary>Returns the positions with a name.</summary>
    public static int[] FindAll(string[] names, string name) =>
        [.. names.Select((candidate, i) => (candidate, i)).Where(pair => pair.candidate == name).Select(pair => pair.i)];

    /// <summary>Returns the only one that was found.</summary>
    /// <param name="found">What was found.</param>
    /// <param name="kind">What it is, for people.</param>
    /// <param name="name">Its name.</param>
    /// <param name="place">Where it was looked for, for people.</param>
    /// <param name="others">The names that are there; they stand in the message.</param>
    /// <exception cref="LiveNameException">There is none, or more than one.</exception>
    public static T GetSingle<T>(IReadOnlyList<T> found, string kind, string name, string place, string[] others) => found.Count switch
    {
        1 => found[0],
        0 => throw new LiveNameException(
            $"There is no {kind} '{name}' in {place}{(others.Length > 0 ? $", which has {string.Join(", ", others.Take(8).Select(other => $"'{other}'"))}" : "")}."),
        _ => throw new LiveNameException($"There are {found.Count} {kind}s '{name}' in {place}: give each a different name."),
    };
}
