using System.Globalization;
using PaintSound.Worker.Paths;
using PaintSound.Worker.Spelling;
using YamlDotNet.RepresentationModel;

namespace PaintSound.Worker.Show.Yaml;

/// <summary>A value of a show file that knows its place, so that every error names file, line and key. Not thread-safe.</summary>
/// <param name="file">Path of the file.</param>
/// <param name="name">The key with the keys that contain it, such as <c>canvas: corners</c>; empty for the whole file.</param>
/// <param name="node">The YAML.</param>
internal sealed class ShowYamlNode(string file, string name, YamlNode node)
{
    /// <summary>The place of the value in the file.</summary>
    public ShowLocation Location => new(file, node.Start.Line, name);

    /// <summary>The value of a key, or null if the file does not have it.</summary>
    /// <exception cref="ShowException">The value is not a mapping of keys to values.</exception>
    public ShowYamlNode? this[string key] =>
        // By its text: for the library, a key with a tag (!!str gate) is another one, and its value would be passed over.
        Mapping.Children.FirstOrDefault(entry => entry.Key is YamlScalarNode scalar && scalar.Value == key).Value is { } child
            ? new ShowYamlNode(file, Join(key), child)
            : null;

    /// <summary>All keys with their values, in the order of the file.</summary>
    /// <exception cref="ShowException">The value is not a mapping of keys to values.</exception>
    public IEnumerable<KeyValuePair<string, ShowYamlNode>> Entries => Mapping.Children.Select(entry =>
    {
        var key = new ShowYamlNode(file, name, entry.Key).Text;
        return KeyValuePair.Create(key, new ShowYamlNode(file, Join(key), entry.Value));
    });

    /// <summary>Whether the value is a mapping of keys to values.</summary>
    public bool IsMapping => node is YamlMappingNode;

    /// <summary>Whether the value is a list.</summary>
    public bool IsList => node is YamlSequenceNode;

    /// <summary>The items of a list.</summary>
    /// <exception cref="ShowException">The value is not a list.</exception>
    public IReadOnlyList<ShowYamlNode> Items => node is YamlSequenceNode list
        ? list.Children.Select(child => new ShowYamlNode(file, name, child)).ToArray()
        : throw Invalid("a list");

    /// <summary>A text of at least one character.</summary>
    /// <exception cref="ShowException">The value is not a text.</exception>
    public string Text => node is YamlScalarNode { Value: { Length: > 0 } text } ? text : throw Invalid("a text");

    /// <summary>
    /// A path, made absolute. A relative path is relative to the file, so that a folder can move to another computer; <c>~</c> at
    /// the beginning is the user's home folder. Environment variables are not expanded.
    /// </summary>
    /// <exception cref="ShowException">The value is not a text.</exception>
    public string FullPath => Path.GetFullPath(HomeFolder.Expand(Text), Path.GetDirectoryName(Path.GetFullPath(file))!);

    /// <summary><c>true</c> or <c>false</c>.</summary>
    /// <exception cref="ShowException">The value is something else.</exception>
    public bool Boolean => node is YamlScalarNode { Value: "true" or "false" } word ? word.Value == "true" : throw Invalid("true or false");

    /// <summary>A number from <paramref name="minimum"/> to <paramref name="maximum"/>.</summary>
    /// <exception cref="ShowException">The value is not a number, or is outside the range.</exception>
    public double Number(double minimum, double maximum) =>
        double.TryParse(Scalar, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
        && number >= minimum && number <= maximum
            ? number
            : throw Invalid(string.Create(CultureInfo.InvariantCulture, $"a number from {minimum} to {maximum}"), DecimalComma.Advise(Scalar));

    /// <summary>A whole number from <paramref name="minimum"/> to <paramref name="maximum"/>.</summary>
    /// <exception cref="ShowException">The value is not a whole number, or is outside the range.</exception>
    public int Integer(int minimum, int maximum) => Number(minimum, maximum) is var number && number == Math.Floor(number)
        ? (int)number
        : throw Invalid($"a whole number from {minimum} to {maximum}");

    /// <summary>Makes sure that the value is a mapping that has known keys only.</summary>
    /// <param name="known">The keys that are allowed here.</param>
    /// <param name="renamed">Former names of keys, each with its present name.</param>
    /// <exception cref="ShowException">There is another key, or a former name.</exception>
    public void CheckKeys(IReadOnlyCollection<string> known, IReadOnlyDictionary<string, string> renamed)
    {
        string? before = null;
        foreach (var (key, value) in Mapping.Children)
        {
            var word = (key as YamlScalarNode)?.Value ?? key.ToString();
            if (renamed.TryGetValue(word, out var present))
            {
                throw (Location with { Line = key.Start.Line }).Error($"'{Join(word)}' is now '{Join(present)}'");
            }

            if (!known.Contains(word))
            {
                // { gate: 0,5 } has a key 5 without a value.
                var advice = before is not null && DecimalComma.IsFraction(word) && value is YamlScalarNode { Value: null or "" }
                    ? DecimalComma.Advise($"{before},{word}")
                    : NearestWord.Ask(word, known);
                throw (Location with { Line = key.Start.Line }).Error($"'{word}' is not a key of {Location.Place}, which takes {string.Join(", ", known)}{advice}");
            }

            before = (value as YamlScalarNode)?.Value;
        }
    }

    /// <summary>The value of a required key.</summary>
    /// <exception cref="ShowException">The file does not have the key.</exception>
    public ShowYamlNode GetRequired(string key) => this[key] ?? throw Location.Error($"{Location.Place} needs '{key}'");

    /// <summary>Creates an error about this value.</summary>
    /// <param name="expected">The values that are allowed.</param>
    /// <param name="advice">What to write instead, as a continuation of the sentence; may be empty.</param>
    public ShowException Invalid(string expected, string advice = "") => Location.Invalid(expected, Shown, advice);

    /// <summary>Creates an error about this value, a list of numbers.</summary>
    /// <param name="expected">The values that are allowed.</param>
    /// <param name="count">How many numbers the list should have.</param>
    public ShowException InvalidNumbers(string expected, int count) => Invalid(
        expected, node is YamlSequenceNode list ? DecimalComma.Advise([.. list.Children.Select(child => (child as YamlScalarNode)?.Value)], count) : string.Empty);

    private string? Scalar => (node as YamlScalarNode)?.Value;

    private string Shown => node switch
    {
        YamlScalarNode scalar => scalar.Value ?? string.Empty,
        YamlSequenceNode => "a list",
        _ => "keys",
    };

    private YamlMappingNode Mapping => node as YamlMappingNode ?? throw Invalid("keys with values");

    private string Join(string key) => name.Length == 0 ? key : $"{name}: {key}";
}
