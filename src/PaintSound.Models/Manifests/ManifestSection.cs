using System.Text.Json;

namespace PaintSound.Models.Manifests;

/// <summary>A JSON object in a manifest. If a value is missing or has the wrong kind, the exception names the file and the full key.</summary>
/// <param name="file">Path of the manifest.</param>
/// <param name="element">The JSON object.</param>
/// <param name="prefix">The keys of the parent objects, each followed by a dot.</param>
internal sealed class ManifestSection(string file, JsonElement element, string prefix = "")
{
    /// <summary>True if the object has the key.</summary>
    public bool Has(string key) => element.TryGetProperty(key, out _);

    /// <summary>Returns a text that is not empty.</summary>
    public string GetText(string key)
    {
        var value = GetValue(key, JsonValueKind.String, "a text").GetString()!;
        return value.Length > 0 ? value : throw Invalid(key, "is empty");
    }

    /// <summary>Returns a whole number that is at least 1.</summary>
    public int GetCount(string key) => GetInteger(key, 1);

    /// <summary>Returns a whole number that is at least 0.</summary>
    public int GetIndex(string key) => GetInteger(key, 0);

    /// <summary>Returns a number.</summary>
    public double GetNumber(string key) => GetValue(key, JsonValueKind.Number, "a number").GetDouble();

    /// <summary>Returns three numbers: red, green, blue.</summary>
    public float[] GetColour(string key)
    {
        var array = GetValue(key, JsonValueKind.Array, "a list");
        return array.GetArrayLength() == 3 && array.EnumerateArray().All(value => value.ValueKind == JsonValueKind.Number)
            ? [.. array.EnumerateArray().Select(value => value.GetSingle())]
            : throw Invalid(key, $"must be three numbers (red, green, blue), not {array}");
    }

    /// <summary>Returns an object inside this one.</summary>
    public ManifestSection GetSection(string key) => new(file, GetValue(key, JsonValueKind.Object, "an object"), $"{prefix}{key}.");

    /// <summary>Returns the objects of a list.</summary>
    public IEnumerable<ManifestSection> GetSections(string key) => GetValue(key, JsonValueKind.Array, "a list").EnumerateArray().Select((item, i) =>
        item.ValueKind == JsonValueKind.Object
            ? new ManifestSection(file, item, $"{prefix}{key}[{i}].")
            : throw Invalid($"{key}[{i}]", $"must be an object, not {item.GetRawText()}"));

    /// <summary>Returns a value of any kind; undefined if absent.</summary>
    public JsonElement GetAny(string key) => element.TryGetProperty(key, out var value) ? value.Clone() : default;

    /// <summary>Creates the exception for an invalid key.</summary>
    public ModelException Invalid(string key, string problem) =>
        new($"{file}: \"{prefix}{key}\" {problem}. Correct the manifest, or copy the whole folder of the network again.");

    private int GetInteger(string key, int minimum)
    {
        var value = GetValue(key, JsonValueKind.Number, "a number");
        return value.TryGetInt32(out var number) && number >= minimum
            ? number
            : throw Invalid(key, $"must be a whole number that is at least {minimum}, not {value}");
    }

    private JsonElement GetValue(string key, JsonValueKind kind, string kindName)
    {
        if (!element.TryGetProperty(key, out var value))
        {
            throw Invalid(key, "is missing");
        }

        return value.ValueKind == kind ? value : throw Invalid(key, $"must be {kindName}, not {value.GetRawText()}");
    }
}
