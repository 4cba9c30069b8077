using System.Text.Json.Nodes;
using PaintSound.Worker.Show.Definitions;
using PaintSound.Worker.Show.Keys;
using PaintSound.Worker.Show.Settings;
using PaintSound.Worker.Show.Yaml;

namespace PaintSound.Worker.Show;

/// <summary>The show file: the one configuration file of a performance.</summary>
internal static class ShowFile
{
    /// <summary>Reads and checks a show file.</summary>
    /// <param name="path">Path of the show file.</param>
    /// <param name="contents">Its contents, if they are kept elsewhere; null to read the file. Paths in them are relative to <paramref name="path"/>.</param>
    /// <exception cref="ShowException">The file cannot be read or is not valid; the message names file, line and key.</exception>
    public static ShowSettings Read(string path, string? contents = null) => ShowKeys.Section.Read(ShowYamlDocument.Load(path, contents: contents));

    /// <summary>Creates the JSON schema of show files, for editors.</summary>
    public static JsonObject CreateSchema() => ShowJsonSchema.Create(
        "PaintSound show file", "Configuration of one performance. 'paintsound show check FILE' checks what a schema cannot express.", ShowKeys.Section);

    /// <summary>Creates the table of all keys in Markdown, with line feeds.</summary>
    public static string CreateKeyTable() => ShowKeyTable.Create(ShowKeys.Section);
}
