using System.Text.Json;
using System.Text.Json.Serialization;

namespace PaintSound.Understudy.Messages;

/// <summary>Converts messages to JSON and back.</summary>
internal static class MessageJson
{
    private static readonly JsonSerializerOptions Options = new()
    {
        // Whoever can connect can send anything.
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        MaxDepth = 8,
    };

    /// <summary>Returns a message as JSON in UTF-8.</summary>
    public static byte[] Write(UnderstudyMessage message) => JsonSerializer.SerializeToUtf8Bytes(message, Options);

    /// <summary>Reads a message.</summary>
    /// <returns>Null if it is no message that this version knows.</returns>
    public static UnderstudyMessage? Read(ReadOnlySpan<byte> json)
    {
        try
        {
            return JsonSerializer.Deserialize<UnderstudyMessage>(json, Options);
        }
        catch (Exception e) when (e is JsonException or NotSupportedException)
        {
            return null;
        }
    }
}
