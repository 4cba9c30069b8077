using System.Globalization;
using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using PaintSound.Core.Control;
using PaintSound.Worker.Show.Yaml;
using PaintSound.Worker.Spelling;

namespace PaintSound.Worker.Show.Definitions;

/// <summary>The kinds of values that keys take.</summary>
internal static class ShowValues
{
    private const string EndPointPattern = @"^(\[[0-9A-Fa-f:.%]+\]|[0-9.]+):[0-9]{1,5}$";

    /// <summary>A text of at least one character.</summary>
    /// <param name="words">What the text is, for the documentation.</param>
    public static ShowValue<string> Text(string words) => new ShowScalar<string>(words, node => node.Text, TextSchema, text => text);

    /// <summary>A text that is checked later, together with its line.</summary>
    /// <param name="words">What the text is, for the documentation.</param>
    public static ShowValue<LocatedText> Located(string words) =>
        new ShowScalar<LocatedText>(words, node => new LocatedText(node.Text, node.Location), TextSchema, text => text.Text);

    /// <summary>A path; see <see cref="ShowYamlNode.FullPath"/>.</summary>
    public static ShowValue<string> Path { get; } = new ShowScalar<string>("path", node => node.FullPath, TextSchema);

    /// <summary><c>true</c> or <c>false</c>.</summary>
    public static ShowValue<bool> Boolean { get; } = new ShowScalar<bool>(
        "`true` or `false`", node => node.Boolean, () => new JsonObject { ["type"] = "boolean" }, value => value);

    /// <summary>A number.</summary>
    /// <param name="minimum">The smallest.</param>
    /// <param name="maximum">The largest.</param>
    /// <param name="unit">The unit in words, such as <c>dB</c>; empty if there is none.</param>
    public static ShowValue<double> Number(double minimum, double maximum, string unit = "") => new ShowScalar<double>(
        Range(minimum, maximum, unit), node => node.Number(minimum, maximum), () => NumberSchema("number", minimum, maximum), value => value);

    /// <summary>A number that a control takes.</summary>
    public static ShowValue<double> Number(ControlDefinition control, string unit = "") => Number(control.Minimum, control.Maximum, unit);

    /// <summary>A level in dB relative to full scale.</summary>
    public static ShowValue<float> Decibels(double minimum, double maximum) => new ShowScalar<float>(
        Range(minimum, maximum, "dB"), node => (float)node.Number(minimum, maximum), () => NumberSchema("number", minimum, maximum), value => value);

    /// <summary>A duration in seconds.</summary>
    public static ShowValue<TimeSpan> Seconds(double minimum, double maximum) => new ShowScalar<TimeSpan>(
        Range(minimum, maximum, "seconds"),
        // TimeSpan.FromSeconds truncates: a value that a control saved would lose a tick.
        node => TimeSpan.FromTicks((long)Math.Round(node.Number(minimum, maximum) * TimeSpan.TicksPerSecond)),
        () => NumberSchema("number", minimum, maximum),
        value => value.TotalSeconds);

    /// <summary>A duration in seconds that a control takes.</summary>
    public static ShowValue<TimeSpan> Seconds(ControlDefinition control) => Seconds(control.Minimum, control.Maximum);

    /// <summary>A whole number.</summary>
    /// <param name="minimum">The smallest.</param>
    /// <param name="maximum">The largest.</param>
    /// <param name="unit">The unit in words; empty if there is none.</param>
    public static ShowValue<int> Integer(int minimum, int maximum, string unit = "") => new ShowScalar<int>(
        $"whole number {Range(minimum, maximum, unit)}", node => node.Integer(minimum, maximum), () => NumberSchema("integer", minimum, maximum), value => value);

    /// <summary>Two numbers.</summary>
    /// <param name="minimum">The smallest.</param>
    /// <param name="maximum">The largest.</param>
    /// <param name="unit">The unit in words; empty if there is none.</param>
    /// <param name="expected">What is expected, for messages.</param>
    /// <param name="allows">Which pairs are allowed; by default all.</param>
    public static ShowValue<NumberPair> Pair(
        double minimum, double maximum, string unit = "", string expected = "two numbers, such as [0, 1]", Predicate<NumberPair>? allows = null) => new ShowScalar<NumberPair>(
        $"two numbers {Range(minimum, maximum, unit)}",
        node => node.Items is [var first, var second]
            && new NumberPair(first.Number(minimum, maximum), second.Number(minimum, maximum)) is var pair
            && allows?.Invoke(pair) is not false
                ? pair
                : throw node.InvalidNumbers(expected, 2),
        () => new JsonObject { ["type"] = "array", ["items"] = NumberSchema("number", minimum, maximum), ["minItems"] = 2, ["maxItems"] = 2 },
        pair => new JsonArray(pair.First, pair.Second));

    /// <summary>One word of an enumeration, in lower case with hyphens.</summary>
    /// <param name="renamed">Former words, each with its present one.</param>
    public static ShowValue<T> OneOf<T>(IReadOnlyDictionary<string, string>? renamed = null)
        where T : struct, Enum => OneOf([.. Enum.GetValues<T>().Select(value => KeyValuePair.Create(Hyphenated(value.ToString()), value))], renamed);

    /// <summary>One of several words.</summary>
    /// <param name="words">The words with their settings.</param>
    /// <param name="renamed">Former words, each with its present one.</param>
    /// <param name="summary">The words in short, in Markdown, if there are many.</param>
    public static ShowValue<T> OneOf<T>(
        IReadOnlyList<KeyValuePair<string, T>> words, IReadOnlyDictionary<string, string>? renamed = null, string? summary = null) => new ShowScalar<T>(
        summary ?? string.Join(", ", words.Select(word => $"`{word.Key}`")),
        node =>
        {
            foreach (var (word, setting) in words)
            {
                if (node.Text == word)
                {
                    return setting;
                }
            }

            throw renamed?.GetValueOrDefault(node.Text) is { } present
                ? node.Location.Error($"{node.Location.Place}: '{node.Text}' is now '{present}'")
                : node.Invalid($"one of {summary?.Replace("`", string.Empty, StringComparison.Ordinal) ?? string.Join(", ", words.Select(word => word.Key))}", NearestWord.Ask(node.Text, words.Select(word => word.Key)));
        },
        () => new JsonObject { ["enum"] = new JsonArray([.. words.Select(word => (JsonNode)word.Key)]) },
        setting => words.First(word => Equals(word.Value, setting)).Key);

    /// <summary>An address of this computer and a port.</summary>
    /// <param name="example">An example for messages.</param>
    public static ShowValue<IPEndPoint> EndPoint(string example) => new ShowScalar<IPEndPoint>(
        "`ADDRESS:PORT`",
        node => IPEndPoint.TryParse(node.Text, out var end) && end.Port > 0 ? end : throw node.Invalid($"an address of this computer and a port, such as {example}"),
        () => new JsonObject { ["type"] = "string", ["pattern"] = EndPointPattern },
        end => end.ToString());

    /// <summary>A list.</summary>
    /// <param name="item">The items.</param>
    public static ShowValue<IReadOnlyList<T>> ListOf<T>(ShowValue<T> item) => new ShowScalar<IReadOnlyList<T>>(
        $"list of {item.Words}", node => [.. node.Items.Select(item.Read)], () => ListSchema(item), values => new JsonArray([.. values.Select(item.ToJson)]));

    /// <summary>A list, or one item instead of a list.</summary>
    /// <param name="item">The items.</param>
    public static ShowValue<IReadOnlyList<T>> OneOrMore<T>(ShowValue<T> item) => new ShowScalar<IReadOnlyList<T>>(
        $"{item.Words} or a list of them",
        node => node.IsList ? [.. node.Items.Select(item.Read)] : [item.Read(node)],
        () => new JsonObject { ["anyOf"] = new JsonArray(item.CreateSchema(), ListSchema(item)) });

    /// <summary>A value, or a word that means null.</summary>
    /// <param name="value">The value.</param>
    /// <param name="word">The word.</param>
    public static ShowValue<T?> Or<T>(this ShowValue<T> value, string word)
        where T : class => new ShowScalar<T?>(
            $"{value.Words} or `{word}`",
            node => node.Text == word ? null : value.Read(node),
            () => new JsonObject { ["anyOf"] = new JsonArray(value.CreateSchema(), new JsonObject { ["const"] = word }) },
            setting => setting is null ? word : value.ToJson(setting));

    private static string Range(double minimum, double maximum, string unit) => string.Create(
        CultureInfo.InvariantCulture, $"{minimum} to {maximum}{(unit.Length == 0 ? string.Empty : $" {unit}")}");

    // YAML reads a name such as 2026 as a number.
    private static JsonObject TextSchema() => new() { ["type"] = new JsonArray("string", "number"), ["minLength"] = 1 };

    private static JsonObject NumberSchema(string type, double minimum, double maximum) => new() { ["type"] = type, ["minimum"] = minimum, ["maximum"] = maximum };

    private static JsonObject ListSchema<T>(ShowValue<T> item) => new() { ["type"] = "array", ["items"] = item.CreateSchema() };

    private static string Hyphenated(string word) => JsonNamingPolicy.KebabCaseLower.ConvertName(word);
}
