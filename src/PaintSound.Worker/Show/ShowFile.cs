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
    /// <exception cref="ShowException">The file cannot be read or is not valid; the message names file, line and key.</exception>
    public static ShowSettings Read(string path) => Parse(ShowYamlDocument.ReadText(path, ShowYamlDocument.ShowFile), path);

    /// <summary>Checks the text of a show file.</summary>
    /// <param name="text">The text.</param>
    /// <param name="path">Path of the show file; relative paths in it are relative to its folder.</param>
    /// <exception cref="ShowException">The text is not valid; the message names file, line and key.</exception>
    public static ShowSettings Parse(string text, string path) => ShowKeys.Section.Read(ShowYamlDocument.Parse(text, path)) with { Text = text };

    /// <summary>Creates the JSON schema of show files, for editors.</summary>
    public static JsonObject CreateSchema() => ShowJsonSchema.Create(
        "PaintSound show file", "Configuration of one performance. 'paintsound show check FILE' checks what a schema cannot express.", ShowKeys.Section);

    /// <summary>Creates the table of all keys in Markdown, with line feeds.</summary>
    public static string CreateKeyTable() => ShowKeyTable.Create(ShowKeys.Section);
}
