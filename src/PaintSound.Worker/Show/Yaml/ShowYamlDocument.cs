using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace PaintSound.Worker.Show.Yaml;

/// <summary>Loads YAML files: show files and the controller maps that they name.</summary>
internal static class ShowYamlDocument
{
    /// <summary>The kind of a show file, for messages.</summary>
    public const string ShowFile = "show file";

    /// <summary>Loads a file that contains one YAML document.</summary>
    /// <param name="path">Path of the file.</param>
    /// <param name="kind">The kind of file, for messages.</param>
    /// <exception cref="ShowException">The file cannot be read, is not YAML, or contains no document or several.</exception>
    public static ShowYamlNode Load(string path, string kind = ShowFile) => Parse(ReadText(path, kind), path, kind);

    /// <summary>Reads the text of a file.</summary>
    /// <param name="path">Path of the file.</param>
    /// <param name="kind">The kind of file, for messages.</param>
    /// <exception cref="ShowException">The file cannot be read.</exception>
    public static string ReadText(string path, string kind)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (Exception e) when (Directory.Exists(path))
        {
            throw new ShowException($"{path} is a folder. Name the {kind} itself.", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ShowException($"The {kind} {path} cannot be read: {e.Message}", e);
        }
    }

    /// <summary>Reads a text that contains one YAML document.</summary>
    /// <param name="text">The text.</param>
    /// <param name="path">Path of its file.</param>
    /// <param name="kind">The kind of file, for messages.</param>
    /// <exception cref="ShowException">The text is not YAML, or contains no document or several.</exception>
    public static ShowYamlNode Parse(string text, string path, string kind = ShowFile)
    {
        YamlStream yaml;
        try
        {
            yaml = YamlSource.Load(text);
        }
        catch (YamlException e) when (FindTab(text) is { } line)
        {
            throw new ShowException($"{path}, line {line}: the line is indented with a tab, and YAML allows spaces only: write two spaces instead of each tab.", e);
        }
        catch (YamlException e)
        {
            throw new ShowException($"{path}, line {e.Start.Line}: this is not YAML ({e.Message}).", e);
        }

        return yaml.Documents.Count switch
        {
            0 => throw new ShowException($"The {kind} {path} is empty. docs/show-file.md lists its keys."),
            1 => new ShowYamlNode(path, string.Empty, yaml.Documents[0].RootNode),
            _ => throw new ShowException($"The {kind} {path} contains more than one YAML document: remove the lines '---' between them."),
        };
    }

    // The parser often names another line: the one above, or the beginning of the mapping.
    private static int? FindTab(string text)
    {
        var number = 0;
        int? emptyLine = null;
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            number++;
            var content = line.TrimStart(" \t");
            if (line[..^content.Length].Contains('\t'))
            {
                if (content.Length > 0)
                {
                    return number;
                }

                emptyLine ??= number;
            }
        }

        return emptyLine;
    }
}
