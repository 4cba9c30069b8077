namespace PaintSound.Models.Manifests;

/// <summary>Paths inside a network's folder, as manifests and graphs write them: relative, with <c>/</c> between folders.</summary>
internal static class RelativePath
{
    /// <summary>What a path must be like, in words for a person.</summary>
    public const string Rule = "must be relative to the network's folder and stay inside it, with / between folders and without .. or :";

    /// <summary>The path in its one form: without <c>.</c> and doubled <c>/</c>.</summary>
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

    /// <summary>A path that is relative to the folder of a file, as a path relative to the network's folder.</summary>
    /// <param name="file">A file, normalised.</param>
    /// <param name="path">A path relative to the folder that the file is in.</param>
    /// <returns>Null if the path could leave that folder.</returns>
    public static string? Beside(string file, string path) =>
        Normalise(path) is { } inside ? file[..(file.LastIndexOf('/') + 1)] + inside : null;
}
