using System.Globalization;
using System.Text.Json;
using PaintSound.Models;
using PaintSound.Models.Manifests;

namespace PaintSound.Worker.Commands.Output;

/// <summary>A network in the output of <c>models list</c>.</summary>
/// <param name="Folder">The folder of the network.</param>
/// <param name="Problem">Why the network cannot be used, or null.</param>
internal sealed record NetworkJson(string Folder, string? Problem)
{
    private const int MaxResults = 3;

    public string? Role { get; private init; }

    public string? Name { get; private init; }

    public string? Version { get; private init; }

    public string? Licence { get; private init; }

    /// <summary>How it scores, and the sizes of its embeddings.</summary>
    public string? Kind { get; private init; }

    /// <summary>Size of its picture input.</summary>
    public string? ImageInput { get; private init; }

    /// <summary>Size of its log-mel input.</summary>
    public string? SoundInput { get; private init; }

    /// <summary><c>int8</c> if a file is quantised, otherwise <c>float</c>.</summary>
    public string? Precision { get; private init; }

    /// <summary>Size of its files in megabytes.</summary>
    public double? Megabytes { get; private init; }

    /// <summary>The texts of the training notes in its manifest.</summary>
    public string? TrainedOn { get; private init; }

    /// <summary>The first three results in its manifest, as text; results with an interval come first.</summary>
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
                TrainedOn = TextsOf(manifest.Training),
                Results = [.. ResultsOf(manifest.Results).Take(MaxResults)],
            };
        }
        catch (ModelException e)
        {
            return new NetworkJson(folder, e.Message);
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

    /// <summary>Returns the texts in the training notes, which have no fixed form; numbers are left out.</summary>
    private static string? TextsOf(JsonElement training)
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
        var joined = string.Join("; ", texts.Where(text => !string.IsNullOrEmpty(text)));
        return joined.Length > 0 ? joined : null;
    }

    /// <summary>Formats the results that the training scripts write: name, value and 95 % interval.</summary>
    private static IEnumerable<string> ResultsOf(JsonElement results) => results.ValueKind != JsonValueKind.Object
        ? []
        : results.EnumerateObject().Where(entry => entry.Value.ValueKind == JsonValueKind.Object && Number(entry.Value, "value") is not null)
            .OrderBy(entry => FormatInterval(entry.Value).Length == 0)
            .Select(entry => string.Create(CultureInfo.InvariantCulture, $"{entry.Name}: {Number(entry.Value, "value"):0.###}{FormatInterval(entry.Value)}"));

    private static string FormatInterval(JsonElement result) =>
        result.TryGetProperty("interval95", out var interval) && interval.ValueKind == JsonValueKind.Array
            && interval.EnumerateArray().All(end => end.ValueKind == JsonValueKind.Number)
            ? $" [{string.Join(", ", interval.EnumerateArray().Select(end => end.GetDouble().ToString("0.###", CultureInfo.InvariantCulture)))}]"
            : string.Empty;

    private static double? Number(JsonElement result, string key) =>
        result.TryGetProperty(key, out var value) && value.ValueKind == JsonValueKind.Number ? value.GetDouble() : null;
}
