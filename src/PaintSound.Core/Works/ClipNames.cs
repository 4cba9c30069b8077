namespace PaintSound.Core.Works;

/// <summary>
/// Names for the clips of a library. Titles come from files, and folders within a collection may hold files of one name; but a clip
/// whose file has been copied into a project is found by its name alone.
/// </summary>
internal static class ClipNames
{
    /// <summary>Names the works' clips.</summary>
    /// <param name="works">The works, in the order of the grid.</param>
    /// <returns>The names by the works' ids; no two alike.</returns>
    public static Dictionary<string, string> Of(IEnumerable<MusicWork> works)
    {
        (string Id, string Title)[] titled = [.. works.Select(work => (work.Id, ClipNameText.Clean(work.Title)))];
        var titles = titled.Select(work => work.Title).ToHashSet(StringComparer.Ordinal);
        var last = new Dictionary<string, int>(StringComparer.Ordinal);
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (id, title) in titled)
        {
            names.Add(id, last.TryAdd(title, 1) ? title : Numbered(title));
        }

        return names;

        // A name with a number may be another work's title, which stays that work's.
        string Numbered(string title)
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
