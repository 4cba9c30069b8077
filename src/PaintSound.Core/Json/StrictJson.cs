using System.Text.Json;

namespace PaintSound.Core.Json;

/// <summary>
/// Parses JSON from outside. <see cref="JsonDocument"/> accepts texts that are not Unicode (invalid UTF-8, half a surrogate pair) and throws when
/// they are read; here they are refused at once, like all that is not JSON.
/// </summary>
public static class StrictJson
{
    /// <summary>Parses a document.</summary>
    /// <param name="json">JSON in UTF-8.</param>
    /// <param name="options">The options; by default those of <see cref="JsonDocument"/>.</param>
    /// <exception cref="JsonException">It is not JSON, or a text in it is not Unicode.</exception>
    public static JsonDocument Parse(ReadOnlyMemory<byte> json, JsonDocumentOptions options = default)
    {
        JsonDocument? document = null;
        try
        {
            document = JsonDocument.Parse(json, options);
            ReadTexts(document.RootElement);
            return document;
        }
        catch (InvalidOperationException e)
        {
            document?.Dispose();
            throw new JsonException("It contains a text that is not Unicode.", e);
        }
    }

    private static void ReadTexts(JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.String:
                _ = element.GetString();
                break;
            case JsonValueKind.Array:
                foreach (var item in element.EnumerateArray())
                {
                    ReadTexts(item);
                }

                break;
            case JsonValueKind.Object:
                foreach (var property in element.EnumerateObject())
                {
                    _ = property.Name;
                    ReadTexts(property.Value);
                }

                break;
        }
    }
}
