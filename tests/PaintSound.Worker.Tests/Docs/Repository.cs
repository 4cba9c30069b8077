using System.Runtime.CompilerServices;

namespace PaintSound.Worker.Tests.Docs;

/// <summary>The repository that the tests were compiled from.</summary>
internal static class Repository
{
    private static readonly string[] Excluded = ["bin", "obj", "node_modules", "work", "demo-out"];

    /// <summary>The root folder.</summary>
    public static string Root { get; } = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(ThisFile())!, "..", "..", ".."));

    /// <summary>Reads a text file.</summary>
    /// <param name="path">Relative to the root.</param>
    /// <returns>The text, with line feeds.</returns>
    public static string Read(string path) => File.ReadAllText(Path.Combine(Root, path)).ReplaceLineEndings("\n");

    /// <summary>Lists the Markdown files, except in build outputs, downloads and hidden folders.</summary>
    /// <returns>Paths relative to the root, with <c>/</c>.</returns>
    public static IReadOnlyList<string> MarkdownFiles() => [.. Markdown(Root).Select(file => Path.GetRelativePath(Root, file).Replace('\\', '/')).Order(StringComparer.Ordinal)];

    private static IEnumerable<string> Markdown(string folder) => Directory.EnumerateFiles(folder, "*.md").Concat(
        Directory.EnumerateDirectories(folder)
            .Where(child => Path.GetFileName(child) is var name && !name.StartsWith('.') && !Excluded.Contains(name))
            .SelectMany(Markdown));

    private static string ThisFile([CallerFilePath] string path = "") => path;
}
