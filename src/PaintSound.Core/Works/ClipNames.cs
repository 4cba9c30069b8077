namespace PaintSound.Core.Works;

/// <summary>
/// Creates unique names for the clips of a library. Titles come from file names, so several works can have the same title. But Live finds a clip
/// whose file was copied into a project only by its name.
/// </summary>
internal static class ClipNames
{
    /// <summary>Creates the clip names of works.</summary>
    /// <param name="works">The works, in the order of the grid.</param>
    /// <returns>The unique names by the works' ids.</returns>
    public static Dictionary<string, string> Create(IEnumerable<MusicWork> works)
    {
        (string Id, string Title)[] titled = [.. works.Select(work => (work.Id, ClipNameText.Clean(work.Title)))];
        var titles = titled.Select(work => work.Title).ToHashSet(StringComparer.Ordinal);
        var last = new Dictionary<string, int>(StringComparer.Ordinal);
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (id, title) in titled)
        {
            names.Add(id, last.TryAdd(title, 1) ? title : AddNumber(title));
        }

        return names;

        // Skips numbers that give the title of another work; that work keeps its title.
        string AddNumber(string title)
        {
            string name;
            do
            {
                name = $"{title} ({++last[title]})";
            }
            while (titles.Contains(name));
            return name;
        }
    }
}
