using System.Globalization;
using System.Text.Json;
using PaintSound.Models;
using PaintSound.Models.Manifests;

namespace PaintSound.Worker.Commands.Output;

/// <summary>A network as <c>models list</c> tells it.</summary>
/// <param name="Folder">Where it is.</param>
/// <param name="Problem">Why it cannot be used, or null.</param>
internal sealed record NetworkJson(string Folder, string? Problem)
{
    private const int ToldResults = 3;

    public string? Role { get; private init; }

    public string? Name { get; private init; }

    public string? Version { get; private init; }

    public string? Licence { get; private init; }

    /// <summary>How it scores, and the lengths of what it makes.</summary>
    public string? Kind { get; private init; }

    /// <summary>Size of its pictures.</summary>
    public string? ImageInput { get; private init; }

    /// <summary>Its mel.</summary>
    public string? SoundInput { get; private init; }

    /// <summary>int8 where a file computes so, otherwise float.</summary>
    public string? Precision { get; private init; }

    /// <summary>Its files on the disk.</summary>
    public double? Megabytes { get; private init; }

    /// <summary>What its maker wrote of the training, in words.</summary>
    public string? TrainedOn { get; private init; }

    /// <summary>The first of the results that its maker wrote, in words; those with an interval come before others.</summary>
    public IReadOnlyList<string> Results { get; private init; } = [];

    public static NetworkJson Of(string folder)
    {
        try
        {
            var manifest = Manifest.Read(folder);
            return new NetworkJson(folder, Problem: null)
            {
                Role = manifest.Role,
                Name = manifest.Name,
                Version = manifest.Version,
                Licence = manifest.Licence,
                Kind = KindOf(manifest),
                ImageInput = manifest.Image is { } image ? $"{image.Width} x {image.Height} pixels" : null,
                SoundInput = $"{manifest.Mel.Bands} bands x {manifest.Mel.Columns} columns of {manifest.Mel.Hop} samples",
                Precision = manifest.Files.Values.Any(file => file.IsQuantised()) ? "int8" : "float",
                Megabytes = Math.Round(manifest.AllFiles.Sum(file => new FileInfo(file.Path).Length) / 1e6, 1),
                TrainedOn = Words(manifest.Training),
                Results = [.. ResultsOf(manifest.Results).Take(ToldResults)],
            };
        }
        catch (ModelException wrong)
        {
            return new NetworkJson(folder, wrong.Message);
        }
    }

    private static string KindOf(Manifest manifest) => manifest switch
    {
        { Role: Manifest.SoundEmbedding } => string.Join(
            ", ",
            new[] { ("rhythm", manifest.Rhythm), ("timbre", manifest.Timbre), ("pooled", manifest.Pooled) }
                .Where(space => space.Item2 > 0)
                .Select(space => $"{space.Item1} of {space.Item2} numbers")),
        { Cosine: null } => $"a head on two halves of {manifest.Half} numbers",
        _ => $"the cosine of two embeddings of {manifest.Half} numbers",
    };

    /// <summary>The texts in what a maker wrote freely; numbers alone say little.</summary>
    private static string? Words(JsonElement training)
    {
        if (training.ValueKind != JsonValueKind.Object)
        {
            return training.ValueKind == JsonValueKind.String ? training.GetString() : null;
        }

        var texts = training.EnumerateObject().Select(entry => entry.Value.ValueKind switch
        {
            JsonValueKind.String => entry.Value.GetString(),
            JsonValueKind.Array => string.Join(", ", entry.Value.EnumerateArray().Where(item => item.ValueKind == JsonValueKind.String)),
            _ => null,
        });
        var told = string.Join("; ", texts.Where(text => !string.IsNullOrEmpty(text)));
        return told.Length > 0 ? told : null;
    }

    /// <summary>Results as the training writes them: a name, its value, its interval, and what it was measured on.</summary>
    private static IEnumerable<string> ResultsOf(JsonElement results) => results.ValueKind != JsonValueKind.Object
        ? []
        : results.EnumerateObject().Where(entry => entry.Value.ValueKind == JsonValueKind.Object && Number(entry.Value, "value") is not null)
            .OrderBy(entry => Interval(entry.Value).Length == 0)
            .Select(entry => string.Create(CultureInfo.InvariantCulture, $"{entry.Name}: {Number(entry.Value, "value"):0.###}{Interval(entry.Value)}"));

    private static string Interval(JsonElement result) =>
        result.TryGetProperty("interval95", out var interval) && interval.ValueKind == JsonValueKind.Array
            && interval.EnumerateArray().All(end => end.ValueKind == JsonValueKind.Number)
            ? $" [{string.Join(", ", interval.EnumerateArray().Select(end => end.GetDouble().ToString("0.###", CultureInfo.InvariantCulture)))}]"
            : string.Empty;

    private static double? Number(JsonElement result, string key) =>
        result.TryGetProperty(key, out var value) && value.ValueKind == JsonValueKind.Number ? value.GetDouble() : null;
}
