using System.Text.Json;

namespace PaintSound.Models.Manifests;

/// <summary>An object in a manifest; a value that is missing or of the wrong kind is named with its file and full key.</summary>
/// <param name="file">The manifest's path.</param>
/// <param name="element">The JSON object.</param>
/// <param name="prefix">The keys that lead here, each followed by a dot.</param>
internal sealed class ManifestSection(string file, JsonElement element, string prefix = "")
{
    /// <summary>Whether the key is there.</summary>
    public bool Has(string key) => element.TryGetProperty(key, out _);

    /// <summary>A text that is not empty.</summary>
    public string Text(string key)
    {
        var value = Value(key, JsonValueKind.String, "a text").GetString()!;
        return value.Length > 0 ? value : throw Invalid(key, "is empty");
    }

    /// <summary>A whole number from 1 up.</summary>
    public int Count(string key)
    {
        var value = Value(key, JsonValueKind.Number, "a number");
        return value.TryGetInt32(out var count) && count > 0
            ? count
            : throw Invalid(key, $"must be a whole number from 1 up, not {value}");
    }

    /// <summary>Any number.</summary>
    public double Number(string key) => Value(key, JsonValueKind.Number, "a number").GetDouble();

    /// <summary>Three numbers: red, green, blue.</summary>
    public float[] Colour(string key)
    {
        var array = Value(key, JsonValueKind.Array, "a list");
        return array.GetArrayLength() == 3 && array.EnumerateArray().All(value => value.ValueKind == JsonValueKind.Number)
            ? [.. array.EnumerateArray().Select(value => value.GetSingle())]
            : throw Invalid(key, $"must be three numbers (red, green, blue), not {array}");
    }

    /// <summary>An object inside this one.</summary>
    public ManifestSection Section(string key) => new(file, Value(key, JsonValueKind.Object, "an object"), $"{prefix}{key}.");

    /// <summary>The objects in a list.</summary>
    public IEnumerable<ManifestSection> Sections(string key) => Value(key, JsonValueKind.Array, "a list").EnumerateArray().Select((item, i) =>
        item.ValueKind == JsonValueKind.Object
            ? new ManifestSection(file, item, $"{prefix}{key}[{i}].")
            : throw Invalid($"{key}[{i}]", $"must be an object, not {item.GetRawText()}"));

    /// <summary>A value that may be of any kind, or absent (undefined).</summary>
    public JsonElement Free(string key) => element.TryGetProperty(key, out var value) ? value.Clone() : default;

    /// <summary>The exception that says what is wrong with a key.</summary>
    public ModelException Invalid(string key, string what) =>
        new($"{file}: \"{prefix}{key}\" {what}. Correct the manifest, or copy the whole folder of the network again.");

    private JsonElement Value(string key, JsonValueKind kind, string kindInWords)
    {
        if (!element.TryGetProperty(key, out var value))
        {
            throw Invalid(key, "is missing");
        }

        return value.ValueKind == kind ? value : throw Invalid(key, $"must be {kindInWords}, not {value.GetRawText()}");
    }
}
