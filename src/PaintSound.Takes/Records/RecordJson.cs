using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using PaintSound.Core.Control;

namespace PaintSound.Takes.Records;

/// <summary>Converts records to JSON and back, without loss.</summary>
internal static class RecordJson
{
    private static readonly string[] FollowingNames = [nameof(ShowState.Changed), nameof(ShowState.UndoStep), nameof(ShowState.RedoStep), nameof(ShowState.Presets), nameof(ShowState.Names)];

    private static readonly JsonSerializerOptions Options = new()
    {
        // Computed properties are not read again.
        IgnoreReadOnlyProperties = true,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower), new HalfArrayConverter() },
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { LeaveOutWhatFollows } },
    };

    private static readonly JsonSerializerOptions Indented = new(Options) { WriteIndented = true };

    // What the state tells about history, presets, show file and the names of the library is no value of a control, and a replay finds it out again.
    private static void LeaveOutWhatFollows(JsonTypeInfo type)
    {
        if (type.Type == typeof(ShowState))
        {
            foreach (var property in type.Properties.Where(property => FollowingNames.Contains(property.Name, StringComparer.OrdinalIgnoreCase)).ToArray())
            {
                type.Properties.Remove(property);
            }
        }
    }

    /// <summary>Returns a record as JSON in UTF-8, on one line.</summary>
    public static byte[] Write(TakeRecord record) => JsonSerializer.SerializeToUtf8Bytes(record, Options);

    /// <summary>Reads a record.</summary>
    /// <returns>Null if the JSON is no record that this version knows.</returns>
    public static TakeRecord? Read(ReadOnlySpan<byte> json)
    {
        try
        {
            return JsonSerializer.Deserialize<TakeRecord>(json, Options) switch
            {
                // JSON does not keep the comparer.
                ControlsRecord controls => controls with { State = WithOrdinalNames(controls.State) },
                var record => record,
            };
        }
        catch (Exception e) when (e is JsonException or NotSupportedException)
        {
            return null;
        }
    }

    /// <summary>Returns the head of a take as JSON with indents.</summary>
    public static string Write(TakeHead head) => JsonSerializer.Serialize(head, Indented);

    /// <summary>Reads the head of a take.</summary>
    /// <exception cref="JsonException">It is no head.</exception>
    public static TakeHead? ReadHead(string json) => JsonSerializer.Deserialize<TakeHead>(json, Options) is { } head
        ? head with { State = WithOrdinalNames(head.State) }
        : null;

    private static ShowState WithOrdinalNames(ShowState state) =>
        state with { Depths = state.Depths.ToImmutableSortedDictionary(StringComparer.Ordinal) };
}
