namespace PaintSound.Models.Manifests;

/// <summary>Paths inside the folder of a network, as in manifests and graphs: relative, with <c>/</c> between folders.</summary>
internal static class RelativePath
{
    /// <summary>The rule for paths, for messages.</summary>
    public const string Rule = "must be relative to the folder of the network and stay inside it, with / between folders and without .. or :";

    /// <summary>Returns the path without <c>.</c> and doubled <c>/</c>.</summary>
    /// <returns>Null if the path is empty, absolute, has a drive, or could leave the folder.</returns>
    public static string? Normalise(string path)
    {
        if (path.StartsWith('/') || path.AsSpan().ContainsAny('\\', ':', '\0'))
        {
            return null;
        }

        var parts = path.Split('/').Where(part => part is not ("" or ".")).ToArray();
        return parts.Length == 0 || parts.Contains("..", StringComparer.Ordinal) ? null : string.Join('/', parts);
    }

    /// <summary>Converts a path relative to the folder of a file into a path relative to the folder of the network.</summary>
    /// <param name="file">A normalised path of a file.</param>
    /// <param name="path">A path relative to the folder of that file.</param>
    /// <returns>Null if the path could leave that folder.</returns>
    public static string? ResolveNextTo(string file, string path) =>
        Normalise(path) is { } normalised ? file[..(file.LastIndexOf('/') + 1)] + normalised : null;
}
