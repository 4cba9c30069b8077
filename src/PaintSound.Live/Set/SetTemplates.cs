using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using PaintSound.Live.Set.Templates;

namespace PaintSound.Live.Set;

/// <summary>Renders the templates of the parts of a set (see <see cref="TemplateOutline"/>), which are embedded resources.</summary>
/// <param name="ids">Creates the numbers of automation targets, in the order of rendering.</param>
internal sealed partial class SetTemplates(PointeeIds ids)
{
    private readonly Dictionary<string, TemplateOutline> _outlines = Load();

    /// <summary>Renders a template.</summary>
    /// <param name="template">The name of the template.</param>
    /// <param name="values">The values of {name}: text, numbers, booleans; and the elements of @name.</param>
    /// <returns>The element that the template describes.</returns>
    /// <exception cref="KeyNotFoundException">The template needs a value that is missing.</exception>
    public XElement Render(string template, params IReadOnlyList<(string Name, object Value)> values)
    {
        var root = new XElement("Root");
        Render(root, _outlines[template], values.ToDictionary(value => value.Name, value => value.Value));
        var element = root.Elements().Single();
        element.Remove();
        return element;
    }

    private void Render(XElement root, TemplateOutline outline, Dictionary<string, object> values)
    {
        var open = new Stack<XElement>([root]);
        foreach (var line in outline.Lines)
        {
            while (open.Count > line.Depth + 1)
            {
                open.Pop();
            }

            switch (line.Mark)
            {
                case '@':
                    open.Peek().Add((IEnumerable<XElement>)values[line.Name]);
                    break;
                case '>':
                    Render(open.Peek(), _outlines[line.Name], values);
                    break;
                default:
                    var element = new XElement(line.Name, CreateContent(line, values));
                    open.Peek().Add(element);
                    open.Push(element);
                    break;
            }
        }
    }

    private object[] CreateContent(TemplateOutlineLine line, Dictionary<string, object> values)
    {
        var text = PlaceholderPattern().Replace(line.Text, match => Format(values[match.Groups["name"].Value]));
        var words = text.TrimEnd(']').Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return line.Mark switch
        {
            ':' => [new XAttribute("Value", text)],
            '[' => [.. words.Select(word => word.Split('=')).Select(pair => new XAttribute(pair[0], pair[1]))],
            '~' => [LomId, CreateValue("Manual", words[0]), CreateRange("MidiControllerRange", words[1], words[2]), CreateTarget("AutomationTarget"), CreateTarget("ModulationTarget")],
            '!' => [LomId, CreateValue("Manual", words[0]), CreateTarget("AutomationTarget"), CreateRange("MidiCCOnOffThresholds", "64", "127")],
            '=' => [LomId, CreateValue("Manual", words[0]), CreateTarget("AutomationTarget")],
            '#' when line.Name == "Pointee" => [NewId],
            '#' => [NewId, CreateValue("LockEnvelope", "0")],
            _ => [],
        };
    }

    private XAttribute NewId => new("Id", ids.Take());

    private static XElement LomId => CreateValue("LomId", "0");

    private XElement CreateTarget(string name) => new(name, NewId, CreateValue("LockEnvelope", "0"));

    private static XElement CreateRange(string name, string min, string max) => new(name, CreateValue("Min", min), CreateValue("Max", max));

    private static XElement CreateValue(string name, string value) => new(name, new XAttribute("Value", value));

    private static string Format(object value) => value switch
    {
        bool boolean => boolean ? "true" : "false",
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString()!,
    };

    private static Dictionary<string, TemplateOutline> Load()
    {
        var assembly = typeof(SetTemplates).Assembly;
        return assembly.GetManifestResourceNames().Where(name => name.EndsWith(".form", StringComparison.Ordinal)).ToDictionary(
            name => Path.GetFileNameWithoutExtension(name)!,
            name =>
            {
                using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
                return TemplateOutline.Read(reader.ReadToEnd());
            },
            StringComparer.Ordinal);
    }

    [GeneratedRegex(@"\{(?<name>\w+)\}", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex PlaceholderPattern();
}
