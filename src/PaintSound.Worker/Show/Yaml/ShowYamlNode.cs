using System.Globalization;
using PaintSound.Core.Control;
using PaintSound.Osc;
using PaintSound.Osc.Output;
using YamlDotNet.RepresentationModel;

namespace PaintSound.Worker.Show;

/// <summary>
/// A part of a show file that knows its line, so that every complaint can name it. Keys are asked for by name;
/// a key that was written but never asked for is a mistake, and <see cref="EnsureAllRead"/> says so.
/// </summary>
internal sealed class ShowYamlNode(string file, string name, YamlNode node)
{
    private readonly HashSet<string> _asked = new(StringComparer.Ordinal);

    /// <summary>The node's own line, from 1.</summary>
    public long Line => node.Start.Line;

    /// <summary>The value of a key, or null where the file does not have it.</summary>
    public ShowYamlNode? this[string key]
    {
        get
        {
            _asked.Add(key);
            return Mapping.Children.TryGetValue(new YamlScalarNode(key), out var child)
                ? new ShowYamlNode(file, name.Length == 0 ? key : $"{name}: {key}", child)
                : null;
        }
    }

    /// <summary>All keys with their values, in the order of the file.</summary>
    public IEnumerable<KeyValuePair<string, ShowYamlNode>> Entries => Mapping.Children.Select(entry =>
    {
        var key = new ShowYamlNode(file, name, entry.Key).Text;
        return KeyValuePair.Create(key, new ShowYamlNode(file, $"{name}: {key}", entry.Value));
    });

    /// <summary>The items of a list.</summary>
    public IReadOnlyList<ShowYamlNode> Items => node is YamlSequenceNode list
        ? list.Children.Select(child => new ShowYamlNode(file, name, child)).ToArray()
        : throw Invalid("a list");

    /// <summary>The items of a list, or a single value as a list of one.</summary>
    public IReadOnlyList<ShowYamlNode> ItemOrItems => node is YamlSequenceNode ? Items : [this];

    /// <summary>A text.</summary>
    public string Text => node is YamlScalarNode { Value: { Length: > 0 } text } ? text : throw Invalid("a text");

    /// <summary>A number from <paramref name="least"/> to <paramref name="most"/>.</summary>
    public double Number(double least, double most) =>
        double.TryParse((node as YamlScalarNode)?.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
        && number >= least && number <= most
            ? number
            : throw Invalid(string.Create(CultureInfo.InvariantCulture, $"a number from {least} to {most}"));

    /// <summary>A whole number from <paramref name="least"/> to <paramref name="most"/>.</summary>
    public int Integer(int least, int most) => Number(least, most) is var number && number == Math.Floor(number)
        ? (int)number
        : throw Invalid($"a whole number from {least} to {most}");

    /// <summary>Two numbers from <paramref name="least"/> to <paramref name="most"/>.</summary>
    public (double First, double Second) Pair(double least, double most) => Items is [var first, var second]
        ? (first.Number(least, most), second.Number(least, most))
        : throw Invalid("two numbers, such as [0, 1]");

    /// <summary>Yes or no.</summary>
    public bool Boolean => node is YamlScalarNode { Value: "true" or "false" } word ? word.Value == "true" : throw Invalid("true or false");

    /// <summary>Where OSC goes.</summary>
    /// <param name="port">The port where only the host is written; null where it must be.</param>
    public OscTarget Target(int? port = null)
    {
        try
        {
            return OscTarget.Parse(port is null || Text.Contains(':') ? Text : $"{Text}:{port}");
        }
        catch (OscException)
        {
            throw Invalid("addresses such as 127.0.0.1:9000");
        }
    }

    /// <summary>A number that a control takes.</summary>
    public double Number(ControlRange range) => Number(range.Minimum, range.Maximum);

    /// <summary>A number of seconds that a control takes.</summary>
    public TimeSpan Seconds(ControlRange range) => Seconds(range.Minimum, range.Maximum);

    /// <summary>A number of seconds.</summary>
    public TimeSpan Seconds(double least, double most) => TimeSpan.FromSeconds(Number(least, most));

    /// <summary>One word of an enumeration, written in lower case with dashes.</summary>
    public T OneOf<T>()
        where T : struct, Enum
    {
        var words = Enum.GetNames<T>().ToDictionary(Dashed, StringComparer.Ordinal);
        return node is YamlScalarNode { Value: { } word } && words.TryGetValue(word, out var value)
            ? Enum.Parse<T>(value)
            : throw Invalid($"one of {string.Join(", ", words.Keys)}");
    }

    /// <summary>Complains about a key that nothing asked for.</summary>
    /// <exception cref="ShowException">There is one.</exception>
    public void EnsureAllRead()
    {
        foreach (var key in Mapping.Children.Keys)
        {
            if (key is not YamlScalarNode { Value: { } word } || !_asked.Contains(word))
            {
                throw At(key.Start.Line, $"'{key}' is not a key of {Place}, which takes {string.Join(", ", _asked)}");
            }
        }
    }

    /// <summary>A complaint about this node's value.</summary>
    public ShowException Invalid(string expected) => At(Line, $"{Place} takes {expected}, not '{Shown}'");

    /// <summary>The value of a key that must be there.</summary>
    /// <exception cref="ShowException">It is not.</exception>
    public ShowYamlNode GetRequired(string key) => this[key] ?? throw At(Line, $"{Place} needs '{key}'");

    private string Place => name.Length == 0 ? "the show" : $"'{name}'";

    private string Shown => node is YamlScalarNode scalar ? scalar.Value ?? string.Empty : node is YamlSequenceNode ? "a list" : "keys";

    private YamlMappingNode Mapping => node as YamlMappingNode ?? throw Invalid("keys with values");

    private ShowException At(long line, string complaint) => new($"{file}, line {line}: {complaint}.");

    private static string Dashed(string word) =>
        string.Concat(word.Select((c, i) => char.IsUpper(c) ? (i > 0 ? "-" : string.Empty) + char.ToLowerInvariant(c) : c.ToString()));
}
