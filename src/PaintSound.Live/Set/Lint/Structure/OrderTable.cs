using System.Xml.Linq;

namespace PaintSound.Live.Set.Lint.Structure;

/// <summary>What stands in what, and in which order (see Live.order beside this file).</summary>
internal sealed class OrderTable
{
    private const string Pointee = "(pointee)";
    private const string Parameter = "(parameter)";
    private readonly Dictionary<string, string[]> _children = new(StringComparer.Ordinal);
    private readonly HashSet<string> _lists = new(StringComparer.Ordinal);
    private readonly HashSet<string> _names;

    public OrderTable()
    {
        using var reader = new StreamReader(typeof(OrderTable).Assembly.GetManifestResourceStream("Live.order")!);
        while (reader.ReadLine() is { } line)
        {
            if (line.StartsWith('#'))
            {
                continue;
            }

            var end = line.IndexOf(':', StringComparison.Ordinal);
            var name = line[..end].TrimEnd('*');
            _children.Add(name, line[(end + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries));
            if (line[end - 1] == '*')
            {
                _lists.Add(name);
            }
        }

        _names = [.. _children.Values.SelectMany(names => names)];
    }

    /// <summary>True where the table speaks of elements of this name.</summary>
    public bool Knows(string name) => _names.Contains(name);

    /// <summary>The line for an element: its key, or null where the table has none.</summary>
    public string? KeyOf(XElement element)
    {
        var name = element.Name.LocalName;
        var narrow = $"{element.Parent?.Name.LocalName}/{name}";
        return _children.ContainsKey(narrow) ? narrow
            : element.Element("AutomationTarget") is not null ? Parameter
            : SetTree.IsPointee(element) ? Pointee
            : name.Contains("KeyMidi", StringComparison.Ordinal) ? "KeyMidi"
            : _children.ContainsKey(name) ? name
            : null;
    }

    /// <summary>What may stand in elements of this key; empty for a list of anything.</summary>
    public string[] Children(string key) => _children[key];

    /// <summary>True for a list: its members may come in any order, many of one kind.</summary>
    public bool IsList(string key) => _lists.Contains(key);
}
