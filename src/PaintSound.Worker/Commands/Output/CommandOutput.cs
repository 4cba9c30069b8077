using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace PaintSound.Worker.Commands.Output;

/// <summary>
/// Writes the result of a command to standard output: text, or with <c>--json</c> exactly one JSON document. Progress and errors go to
/// standard error in both cases.
/// </summary>
internal static class CommandOutput
{
    /// <summary>The JSON format: property names in camelCase, as in JavaScript and Max; non-ASCII letters are not escaped.</summary>
    public static JsonSerializerOptions Json { get; } = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower) },
    };

    /// <summary>Writes the result.</summary>
    /// <param name="result">The result, for JSON.</param>
    /// <param name="asJson">True for JSON.</param>
    /// <param name="writeText">Writes the result as text.</param>
    public static void Write<T>(T result, bool asJson, Action<TextWriter> writeText)
    {
        if (asJson)
        {
            Console.Out.WriteLine(JsonSerializer.Serialize(result, Json));
        }
        else
        {
            writeText(Console.Out);
        }
    }
}
