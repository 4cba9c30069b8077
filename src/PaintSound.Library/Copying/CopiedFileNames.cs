using System.Buffers;

namespace PaintSound.Library.Copying;

/// <summary>Gives each work of a copied library a path that exists once and that all operating systems allow: <c>works/COLLECTION/NAME</c>. Not thread-safe.</summary>
internal sealed class CopiedFileNames
{
    private const int LongestName = 120;

    // Windows allows none of these; Linux and macOS allow all but the slash.
    private static readonly SearchValues<char> Reserved = SearchValues.Create("<>:\"/\\|?*");

    // Devices of Windows, with any extension.
    private static readonly HashSet<string> Devices = new(
        ["CON", "PRN", "AUX", "NUL", .. Enumerable.Range(1, 9).SelectMany(number => new[] { $"COM{number}", $"LPT{number}" })], StringComparer.OrdinalIgnoreCase);

    private readonly HashSet<string> _used = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Returns a path for a file, relative to the library and with slashes.</summary>
    /// <param name="collection">The collection that names the folder.</param>
    /// <param name="file">Path of the file.</param>
    /// <param name="after">A path that the new one must follow in ordinal order; empty for none.</param>
    public string Add(string collection, string file, string after = "")
    {
        var folder = after.Length > 0 ? after[..after.LastIndexOf('/')] : $"works/{Clean(collection)}";
        var extension = Clean(Path.GetExtension(file), "");
        var name = Clean(Path.GetFileNameWithoutExtension(after.Length > 0 ? after : file));
        var path = $"{folder}/{name}{extension}";
        for (var number = 2; string.CompareOrdinal(path, after) <= 0 || !_used.Add(path); number++)
        {
            // An underscore, because a title has a space for it and it comes after the dot in ordinal order.
            path = FormattableString.Invariant($"{folder}/{name}_{number}{extension}");
        }

        return path;
    }

    private static string Clean(string text, string empty = "_")
    {
        var name = string.Concat(text.Select(letter => char.IsControl(letter) || Reserved.Contains(letter) ? '_' : letter)).TrimEnd(' ', '.');
        name = name.Length > LongestName ? name[..LongestName].TrimEnd(' ', '.') : name;
        return name.Length == 0 ? empty : Devices.Contains(name.Split('.')[0]) || (name[0] == '.' && empty.Length > 0) ? $"_{name}" : name;
    }
}
