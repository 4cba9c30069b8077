using PaintSound.Worker.Show;
using PaintSound.Worker.Show.Yaml;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using YamlDotNet.RepresentationModel;

namespace PaintSound.Worker.Setup;

/// <summary>
/// Changes single values of a show file and keeps everything else as its author wrote it: comments, order, blank lines. It writes only
/// a file that is valid afterwards.
/// </summary>
/// <param name="file">Path of the show file.</param>
internal sealed class ShowFileEditor(string file)
{
    /// <summary>Sets values. Either all of them are written, or none.</summary>
    /// <param name="edits">The keys with their new values.</param>
    /// <exception cref="ShowException">The file is no longer a valid show file, or would not be valid with the new values.</exception>
    /// <exception cref="IOException">The file cannot be read or written.</exception>
    /// <exception cref="UnauthorizedAccessException">The user may not read or write the file.</exception>
    public void Set(IEnumerable<ShowFileEdit> edits)
    {
        var text = File.ReadAllText(file);
        foreach (var (section, key, value) in edits)
        {
            text = Set(text, section, key, value);
        }

        // In the same folder: relative paths stay valid, and the move that replaces the file is atomic.
        var draft = Path.Combine(Path.GetDirectoryName(Path.GetFullPath(file))!, $".{Path.GetFileName(file)}.new");
        try
        {
            File.WriteAllText(draft, text);
            ShowFile.Read(draft);
            File.Move(draft, file, overwrite: true);
        }
        finally
        {
            File.Delete(draft);
        }
    }

    // The author may have changed the file in an editor since the show started.
    private static YamlMappingNode Root(string text)
    {
        var yaml = new YamlStream();
        try
        {
            yaml.Load(new StringReader(text));
        }
        catch (YamlException e)
        {
            throw new ShowException($"it is no longer valid YAML, line {e.Start.Line} ({e.Message}).", e);
        }

        return yaml.Documents is [{ RootNode: YamlMappingNode root }] ? root : throw new ShowException("it is no longer a show file.");
    }

    /// <summary>Returns the text of a show file with one value changed.</summary>
    internal static string Set(string text, string section, string key, string value)
    {
        var newLine = text.Contains("\r\n", StringComparison.Ordinal) ? "\r\n" : "\n";
        var root = Root(text);
        if (!root.Children.TryGetValue(new YamlScalarNode(section), out var node) || node is not YamlMappingNode { Children.Count: > 0 } mapping)
        {
            var end = text.Length == 0 || text.EndsWith('\n') ? "" : newLine;
            return $"{text}{end}{section}:{newLine}  {key}: {value}{newLine}";
        }

        if (mapping.Children.TryGetValue(new YamlScalarNode(key), out var old))
        {
            return string.Concat(text.AsSpan(0, (int)old.Start.Index), value, text.AsSpan(EndOf(old, text)));
        }

        var first = (int)mapping.Children.First().Key.Start.Index;
        var indent = (int)mapping.Children.First().Key.Start.Column - 1;
        return mapping.Style == MappingStyle.Flow
            ? text.Insert(first, $"{key}: {value}, ")
            : text.Insert(first, $"{key}: {value}{newLine}{new string(' ', indent)}");
    }

    // YamlDotNet gives no end for lists and mappings: they end after their last value, and after their bracket if they have one.
    private static int EndOf(YamlNode node, string text) => node switch
    {
        YamlSequenceNode list => EndOfCollection(list.Children.LastOrDefault(), list, list.Style == SequenceStyle.Flow ? ']' : null, text),
        YamlMappingNode mapping => EndOfCollection(mapping.Children.LastOrDefault().Value, mapping, mapping.Style == MappingStyle.Flow ? '}' : null, text),
        _ => (int)node.End.Index,
    };

    private static int EndOfCollection(YamlNode? last, YamlNode node, char? bracket, string text)
    {
        var end = last is null ? (int)node.Start.Index : EndOf(last, text);
        return bracket is { } closing ? text.IndexOf(closing, end) + 1 : end;
    }
}
