using PaintSound.Library;
using PaintSound.Library.Search;
using PaintSound.Worker.Show;
using PaintSound.Worker.Show.Yaml;

namespace PaintSound.Worker.Commands.New;

/// <summary>Finds the libraries that a new show may use.</summary>
internal static class LibrarySearch
{
    /// <summary>The folder of the demo, which has a library for each seed.</summary>
    public const string DemoFolder = "demo-out";

    private const int MaxShows = 100;
    private const int MaxFolders = 1000;

    /// <summary>
    /// Lists the libraries in the given folders, then those that show files there name, then those of the demo. Folders that cannot be read, and
    /// show files that are not valid, have none.
    /// </summary>
    /// <param name="folders">Absolute paths: the folder of the show file, and the present folder.</param>
    /// <returns>Absolute paths of libraries that can be read, each once.</returns>
    public static IReadOnlyList<string> Find(IEnumerable<string> folders)
    {
        var places = folders.Distinct().Where(Directory.Exists).ToArray();
        return
        [
            .. places.SelectMany(SubfoldersOf)
                .Concat(places.SelectMany(LibrariesOfShows))
                .Concat(places.SelectMany(place => SubfoldersOf(Path.Combine(place, DemoFolder))))
                .Distinct()
                .Where(IsLibrary),
        ];
    }

    private static IEnumerable<string> SubfoldersOf(string folder) =>
        Directory.Exists(folder) ? Directory.EnumerateDirectories(folder, "*", Readable).Take(MaxFolders).Order(StringComparer.Ordinal) : [];

    private static IEnumerable<string> LibrariesOfShows(string folder) =>
        Directory.EnumerateFiles(folder, "*.yaml", Readable).Order(StringComparer.Ordinal).Take(MaxShows).Select(LibraryOf).OfType<string>();

    private static string? LibraryOf(string show)
    {
        try
        {
            return ShowFile.Read(show).Library;
        }
        catch (ShowException)
        {
            // Another YAML file, or a show that is being written.
            return null;
        }
    }

    private static bool IsLibrary(string folder)
    {
        try
        {
            WorkLibrary.Open(folder);
            return true;
        }
        catch (LibraryException)
        {
            return false;
        }
    }

    private static EnumerationOptions Readable => new() { IgnoreInaccessible = true };
}
