using System.Xml.Linq;

namespace PaintSound.Live.Set.Lint.Structure;

/// <summary>The children of each element and their order, read from Live.order.</summary>
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

    /// <summary>True if the table contains elements with this name.</summary>
    public bool Contains(string name) => _names.Contains(name);

    /// <summary>Returns the key of the line for an element, or null.</summary>
    public string? FindKey(XElement element)
    {
        var name = element.Name.LocalName;
        var qualifiedName = $"{element.Parent?.Name.LocalName}/{name}";
        return _children.ContainsKey(qualifiedName) ? qualifiedName
            : element.Element("AutomationTarget") is not null ? Parameter
            : SetTree.IsPointee(element) ? Pointee
            : name.Contains("KeyMidi", StringComparison.Ordinal) ? "KeyMidi"
            : _children.ContainsKey(name) ? name
            : null;
    }

    /// <summary>Returns the allowed children of elements with this key; empty for a list with any members.</summary>
    public string[] Children(string key) => _children[key];

    /// <summary>True for a list: its members may come in any order, many of one kind.</summary>
    public bool IsList(string key) => _lists.Contains(key);
}
