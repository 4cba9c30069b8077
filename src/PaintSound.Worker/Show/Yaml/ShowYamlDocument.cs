using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace PaintSound.Worker.Show.Yaml;

/// <summary>Loads YAML files: show files and the controller maps that they name.</summary>
internal static class ShowYamlDocument
{
    /// <summary>Loads a file that contains one YAML document.</summary>
    /// <param name="path">Path of the file.</param>
    /// <param name="kind">The kind of file, for messages.</param>
    /// <param name="contents">The contents, if they are kept elsewhere; null to read the file.</param>
    /// <exception cref="ShowException">The file cannot be read, is not YAML, or contains no document or several.</exception>
    public static ShowYamlNode Load(string path, string kind = "show file", string? contents = null)
    {
        var yaml = new YamlStream();
        try
        {
            using TextReader reader = contents is null ? File.OpenText(path) : new StringReader(contents);
            yaml.Load(reader);
        }
        catch (YamlException e)
        {
            throw new ShowException($"{path}, line {e.Start.Line}: this is not YAML ({e.Message}).", e);
        }
        catch (Exception e) when (Directory.Exists(path))
        {
            throw new ShowException($"{path} is a folder. Name the {kind} itself.", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ShowException($"The {kind} {path} cannot be read: {e.Message}", e);
        }

        return yaml.Documents.Count switch
        {
            0 => throw new ShowException($"The {kind} {path} is empty. docs/show-file.md lists its keys."),
            1 => new ShowYamlNode(path, string.Empty, yaml.Documents[0].RootNode),
            _ => throw new ShowException($"The {kind} {path} contains more than one YAML document: remove the lines '---' between them."),
        };
    }
}
