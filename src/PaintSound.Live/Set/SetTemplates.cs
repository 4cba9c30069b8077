using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using PaintSound.Live.Set.Templates;

namespace PaintSound.Live.Set;

/// <summary>Fills the forms of which a set consists (see <see cref="TemplateOutline"/>); they stand beside this file, one a part.</summary>
/// <param name="ids">Numbers what can be pointed at, in the order of filling.</param>
internal sealed partial class SetTemplates(PointeeIds ids)
{
    private readonly Dictionary<string, TemplateOutline> _outlines = Load();

    /// <summary>Fills a form.</summary>
    /// <param name="form">Its name.</param>
    /// <param name="given">Values for {name}: text, numbers, truth; and elements for @name.</param>
    /// <returns>The element that the form describes.</returns>
    /// <exception cref="KeyNotFoundException">The form asks for what was not given.</exception>
    public XElement Render(string form, params IReadOnlyList<(string Name, object Value)> given)
    {
        var root = new XElement("Root");
        Render(root, _outlines[form], given.ToDictionary(value => value.Name, value => value.Value));
        var element = root.Elements().Single();
        element.Remove();
        return element;
    }

    private void Render(XElement root, TemplateOutline outline, Dictionary<string, object> given)
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
                    open.Peek().Add((IEnumerable<XElement>)given[line.Name]);
                    break;
                case '>':
                    Render(open.Peek(), _outlines[line.Name], given);
                    break;
                default:
                    var element = new XElement(line.Name, Content(line, given));
                    open.Peek().Add(element);
                    open.Push(element);
                    break;
            }
        }
    }

    private object[] Content(TemplateOutlineLine line, Dictionary<string, object> given)
    {
        var text = Place().Replace(line.Text, place => Text(given[place.Groups["name"].Value]));
        var words = text.TrimEnd(']').Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return line.Mark switch
        {
            ':' => [new XAttribute("Value", text)],
            '[' => [.. words.Select(word => word.Split('=')).Select(pair => new XAttribute(pair[0], pair[1]))],
            '~' => [Lom, Value("Manual", words[0]), Range("MidiControllerRange", words[1], words[2]), Target("AutomationTarget"), Target("ModulationTarget")],
            '!' => [Lom, Value("Manual", words[0]), Target("AutomationTarget"), Range("MidiCCOnOffThresholds", "64", "127")],
            '=' => [Lom, Value("Manual", words[0]), Target("AutomationTarget")],
            '#' when line.Name == "Pointee" => [Id],
            '#' => [Id, Value("LockEnvelope", "0")],
            _ => [],
        };
    }

    private XAttribute Id => new("Id", ids.Take());

    private static XElement Lom => Value("LomId", "0");

    private XElement Target(string name) => new(name, Id, Value("LockEnvelope", "0"));

    private static XElement Range(string name, string least, string most) => new(name, Value("Min", least), Value("Max", most));

    private static XElement Value(string name, string value) => new(name, new XAttribute("Value", value));

    private static string Text(object value) => value switch
    {
        bool truth => truth ? "true" : "false",
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
    private static partial Regex Place();
}
