using PaintSound.Worker.Show;
using PaintSound.Worker.Show.Yaml;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using YamlDotNet.RepresentationModel;

namespace PaintSound.Worker.Setup;

/// <summary>
/// Changes single values of a show file and leaves everything else as its author wrote it: comments, order, blank lines. A file
/// that could not be followed afterwards is not written.
/// </summary>
/// <param name="file">Path of the show file.</param>
internal sealed class ShowFileEditor(string file)
{
    /// <summary>Sets values.</summary>
    /// <param name="values">The part, the key in it, and the value in YAML.</param>
    /// <exception cref="ShowException">The file has become one that cannot be read, or could not be followed afterwards.</exception>
    /// <exception cref="IOException">It cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">Likewise.</exception>
    public void Set(IEnumerable<(string Part, string Key, string Value)> values)
    {
        var text = File.ReadAllText(file);
        foreach (var (part, key, value) in values)
        {
            text = Set(text, part, key, value);
        }

        // Beside the file, so that its relative paths mean the same, and so that it takes the other's place at once or not at all.
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

    // It may have been changed in an editor since it was read.
    private static YamlMappingNode Root(string text)
    {
        var yaml = new YamlStream();
        try
        {
            yaml.Load(new StringReader(text));
        }
        catch (YamlException e)
        {
            throw new ShowException($"it is no YAML any more, line {e.Start.Line} ({e.Message}).", e);
        }

        return yaml.Documents is [{ RootNode: YamlMappingNode root }] ? root : throw new ShowException("it is no show any more.");
    }

    /// <summary>The text of a show file with one value changed.</summary>
    internal static string Set(string text, string part, string key, string value)
    {
        var line = text.Contains("\r\n", StringComparison.Ordinal) ? "\r\n" : "\n";
        var root = Root(text);
        if (!root.Children.TryGetValue(new YamlScalarNode(part), out var found) || found is not YamlMappingNode { Children.Count: > 0 } mapping)
        {
            var end = text.Length == 0 || text.EndsWith('\n') ? "" : line;
            return $"{text}{end}{part}:{line}  {key}: {value}{line}";
        }

        if (mapping.Children.TryGetValue(new YamlScalarNode(key), out var old))
        {
            return string.Concat(text.AsSpan(0, (int)old.Start.Index), value, text.AsSpan(End(old, text)));
        }

        var first = (int)mapping.Children.First().Key.Start.Index;
        var indent = (int)mapping.Children.First().Key.Start.Column - 1;
        return mapping.Style == MappingStyle.Flow
            ? text.Insert(first, $"{key}: {value}, ")
            : text.Insert(first, $"{key}: {value}{line}{new string(' ', indent)}");
    }

    // Of what holds others YamlDotNet tells only the beginning: it ends where its last value does, and behind its bracket if it has one.
    private static int End(YamlNode node, string text) => node switch
    {
        YamlSequenceNode list => Close(list.Children.LastOrDefault(), list, list.Style == SequenceStyle.Flow ? ']' : null, text),
        YamlMappingNode mapping => Close(mapping.Children.LastOrDefault().Value, mapping, mapping.Style == MappingStyle.Flow ? '}' : null, text),
        _ => (int)node.End.Index,
    };

    private static int Close(YamlNode? last, YamlNode node, char? bracket, string text)
    {
        var end = last is null ? (int)node.Start.Index : End(last, text);
        return bracket is { } closing ? text.IndexOf(closing, end) + 1 : end;
    }
}
