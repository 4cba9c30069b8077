using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace PaintSound.Worker.Commands.Output;

/// <summary>
/// Where a command's answer goes: words for people, or with <c>--json</c> one JSON document on standard output and nothing else.
/// Progress and complaints go to standard error in either case.
/// </summary>
internal static class CommandOutput
{
    /// <summary>Names in camelCase, as JavaScript and Max read them; accents stay readable.</summary>
    public static JsonSerializerOptions Json { get; } = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower) },
    };

    /// <summary>Gives the answer.</summary>
    /// <param name="answer">What a machine reads.</param>
    /// <param name="asJson">True for a machine.</param>
    /// <param name="words">What a person reads.</param>
    public static void Write<T>(T answer, bool asJson, Action<TextWriter> words)
    {
        if (asJson)
        {
            Console.Out.WriteLine(JsonSerializer.Serialize(answer, Json));
        }
        else
        {
            words(Console.Out);
        }
    }
}
