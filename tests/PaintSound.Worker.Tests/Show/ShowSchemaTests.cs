using System.Text.Json;
using System.Text.RegularExpressions;
using Json.Schema;
using PaintSound.Worker.Show;
using PaintSound.Worker.Show.Yaml;
using PaintSound.Worker.Tests.Docs;

namespace PaintSound.Worker.Tests.Show;

/// <summary>Compares the JSON schema, in an independent validator, with the reader.</summary>
public sealed partial class ShowSchemaTests : IDisposable
{
    private const string Minimum = "library: works\nbrush: {simulated: 1}\ncanvas: {simulated: 1}\n";

    private static readonly JsonSchema Schema = JsonSchema.FromText(ShowFile.CreateSchema().ToJsonString());

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("paintsound-schema-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void Every_show_in_the_repository_is_valid()
    {
        var shows = Directory.GetFiles(Path.Combine(Repository.Root, "shows"), "*.yaml");
        Assert.NotEmpty(shows);
        Assert.All(shows, file =>
        {
            Assert.Empty(ErrorsOf(File.ReadAllText(file)));
            ShowFile.Read(file);
        });
    }

    [Fact]
    public void Every_example_in_the_documents_is_valid()
    {
        // An example may show one part of a show. An indented one continues the part that its page is about.
        var part = ShowFile.CreateSchema();
        part.Remove("required");
        var schema = JsonSchema.FromText(part.ToJsonString());
        var examples = Repository.MarkdownFiles()
            .SelectMany(file => Yaml().Matches(Repository.Read(file)).Select(block => (File: file, Text: Unindented(block).TrimStart('\n'))))
            .Where(example => example.Text.Split('\n').Any(line => line.Length > 0 && !line.StartsWith('#')))
            .ToArray();
        Assert.True(examples.Length > 5);
        Assert.All(examples, example =>
            Assert.Empty(ErrorsOf(example.Text.StartsWith(' ') ? $"{Path.GetFileNameWithoutExtension(example.File)}:\n{example.Text}" : example.Text, schema)));
    }

    [Theory]
    [InlineData("osc: {to: [127.0.0.1:9000, lights.local:8000], listen: '[::1]:9100', query: off}")]
    [InlineData("live: {connection: midi}\nmidi: {system: jack, port: Stage, record: ~/take.mid, controller: {template: factory 8}}")]
    [InlineData("live: {connection: max, port: 9200, playback: loop, fade: 1.5}")]
    [InlineData("midi: {grid: {scenes: 8, tracks: {own 1: {channel: 2, notes: [1, focus-3], stop: mute}}}}")]
    [InlineData("midi: {}\nmodulations: {a: {source: onset, target: {control: fader-1, channel: 3}}, b: {source: onset, target: {control: 31, bits: 14}}}")]
    [InlineData("modulations: {a: {source: onset-rate, curve: {of: [0, 8], quantise: 5}, target: {program: eos, osc: 10.0.0.2, address: /a}}}")]
    [InlineData("models: [2026, ~/networks]\nweb: {listen: 0.0.0.0:8080}\nprojection: {black: true, blend: screen}")]
    [InlineData("choosing: {exclude: [own], gate: 1, silence-db: -60.5, strategy: weighted-rank, weight: 0.2}")]
    public void The_schema_accepts_what_the_reader_accepts(string lines)
    {
        Read(Minimum + lines);
        Assert.Empty(ErrorsOf(Minimum + lines));
    }

    [Theory]
    [InlineData("lights: on")]
    [InlineData("web: {listen: 9180}")]
    [InlineData("web: {port: 9180}")]
    [InlineData("osc: {to: 127.0.0.1:9000}")]
    [InlineData("osc: {to: [nowhere]}")]
    [InlineData("projection: {blend: burn}")]
    [InlineData("projection: {painting: 2}")]
    [InlineData("projection: {black: perhaps}")]
    [InlineData("choosing: {gate: 2}")]
    [InlineData("choosing: {rest: 60}")]
    [InlineData("choosing: {dwell: soon}")]
    [InlineData("choosing:")]
    [InlineData("music: {device: a, file: b.wav}")]
    [InlineData("music: {}")]
    [InlineData("music: {device: a, seconds: 30}")]
    [InlineData("live: {port: 9110}")]
    [InlineData("live: {connection: window}")]
    [InlineData("live: {connection: midi, fade: 2}")]
    [InlineData("midi: {controller: {map: a.yaml}}")]
    [InlineData("midi: {grid: {note: 1.5}}")]
    [InlineData("midi: {grid: {tracks: {own 1: {notes: [1]}}}}")]
    [InlineData("midi: {grid: {tracks: {own 1: {channel: 1, notes: [fader-1]}}}}")]
    [InlineData("modulations: {a: {source: onset}}")]
    [InlineData("modulations: {a: {source: onset, target: {}}}")]
    [InlineData("modulations: {a: {source: onset, target: {osc: 'a:1', address: /a, control: 3}}}")]
    [InlineData("modulations: {a: {source: onset, target: {osc: 'a:1', address: fog}}}")]
    [InlineData("modulations: {a: {source: onset, target: {live: own 1}}}")]
    [InlineData("modulations: {a: {source: onset, target: {control: focus-1}}}")]
    [InlineData("modulations: {a: {source: rate, target: {osc: 'a:1', address: /a}}}")]
    [InlineData("modulations: {a: {source: onset, curve: {of: [1]}, target: {osc: 'a:1', address: /a}}}")]
    public void Reader_and_schema_reject_invalid_shows(string lines)
    {
        Assert.Throws<ShowException>(() => Read(Minimum + lines + "\n"));
        Assert.NotEmpty(ErrorsOf(Minimum + lines + "\n"));
    }

    [Fact]
    public void Every_key_has_a_description_for_the_editor()
    {
        using var schema = JsonDocument.Parse(ShowFile.CreateSchema().ToJsonString());
        Assert.True(Properties(schema.RootElement).Count() > 60);
        Assert.All(Properties(schema.RootElement), property =>
        {
            var description = property.Value.GetProperty("description").GetString()!;
            Assert.EndsWith(".", description, StringComparison.Ordinal);
            Assert.DoesNotContain("](", description, StringComparison.Ordinal);
        });
    }

    [Theory]
    [InlineData("[{channel: 1, at: [0, 0]}, {channel: 2, at: [1, 0.5]}]", true)]
    [InlineData("[{channel: 4, at: [0, 0]}, {channel: 3, at: [1, 0]}, {channel: 2, at: [0, 1]}, {channel: 1, at: [1, 1]}]", true)]
    [InlineData("[{channel: 1, at: [0, 0]}]", false)]
    [InlineData("[{channel: 1, at: [0, 0]}, {channel: 2}]", false)]
    [InlineData("[{channel: 1, at: [0, 0]}, {channel: 0, at: [1, 1]}]", false)]
    [InlineData("[{channel: 1, at: [0, 0]}, {channel: 2, at: [2, 1]}]", false)]
    [InlineData("[{channel: 1, at: [0, 0]}, {channel: 2, at: [1, 1], gain: 3}]", false)]
    [InlineData("2", false)]
    public void Reader_and_schema_agree_about_microphones(string microphones, bool isValid)
    {
        var yaml = $"library: works\nbrush: {{device: a, microphones: {microphones}}}\ncanvas: {{simulated: 1}}\n";
        Assert.Equal(isValid, ErrorsOf(yaml).Length == 0);
        if (isValid)
        {
            Read(yaml);
        }
        else
        {
            Assert.Throws<ShowException>(() => Read(yaml));
        }
    }

    private static IEnumerable<JsonProperty> Properties(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().Where(member => member.Name is not ("if" or "then")).SelectMany(member =>
            (member.Name == "properties" ? member.Value.EnumerateObject().AsEnumerable() : []).Concat(Properties(member.Value))),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(Properties),
        _ => [],
    };

    private static string[] ErrorsOf(string yaml, JsonSchema? schema = null)
    {
        var result = (schema ?? Schema).Evaluate(JsonSerializer.SerializeToElement(YamlJson.Parse(yaml)), new EvaluationOptions { OutputFormat = OutputFormat.List });
        return result.IsValid ? [] : [.. (result.Details ?? []).Where(detail => detail.Errors is not null).SelectMany(detail => detail.Errors!.Select(error => $"{detail.InstanceLocation}: {error.Value}")).DefaultIfEmpty("invalid")];
    }

    private void Read(string yaml)
    {
        var path = Path.Combine(_folder.FullName, "show.yaml");
        File.WriteAllText(path, yaml);
        ShowFile.Read(path);
    }

    private static string Unindented(Match block) => block.Groups["yaml"].Value.Replace("\n" + block.Groups["indent"].Value, "\n", StringComparison.Ordinal);

    [GeneratedRegex(@"^(?<indent> *)```yaml(?<yaml>\n.*?)```", RegexOptions.Singleline | RegexOptions.Multiline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Yaml();
}
