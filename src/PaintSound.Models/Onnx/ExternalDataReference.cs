using System.Globalization;
using System.Text;

namespace PaintSound.Models.Onnx;

/// <summary>The position of tensor values in an external data file.</summary>
/// <param name="Location">The file, relative to the folder of the graph, as written in the graph.</param>
/// <param name="Offset">Position of the first value, in bytes.</param>
/// <param name="Length">Length of the values in bytes; null for the rest of the file.</param>
internal sealed record ExternalDataReference(string Location, long Offset, long? Length)
{
    /// <summary>Parses the external_data entries of one tensor.</summary>
    /// <param name="entries">Keys with their values.</param>
    /// <exception cref="InvalidDataException">The location is missing, or a number is invalid.</exception>
    public static ExternalDataReference Parse(IReadOnlyDictionary<string, string> entries) => new(
        entries.TryGetValue("location", out var location) ? location : throw new InvalidDataException("a tensor with external data does not name the file"),
        ParseNumber(entries, "offset") ?? 0,
        ParseNumber(entries, "length"));

    /// <summary>Parses one entry and adds it.</summary>
    /// <exception cref="InvalidDataException">The key occurs twice, or the bytes are not an entry.</exception>
    public static void AddEntry(Dictionary<string, string> entries, ReadOnlySpan<byte> entry)
    {
        var (key, value) = ("", "");
        var reader = new ProtobufReader(entry);
        while (reader.TryRead(out var field))
        {
            var text = Encoding.UTF8.GetString(entry[field.Payload]);
            (key, value) = field.Number switch
            {
                OnnxSchema.EntryKey => (text, value),
                OnnxSchema.EntryValue => (key, text),
                _ => (key, value),
            };
        }

        if (!entries.TryAdd(key, value))
        {
            throw new InvalidDataException($"a tensor with external data has two entries \"{key}\"");
        }
    }

    private static long? ParseNumber(IReadOnlyDictionary<string, string> entries, string key)
    {
        if (!entries.TryGetValue(key, out var text))
        {
            return null;
        }

        return long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw new InvalidDataException($"a tensor with external data has an invalid {key}: \"{text}\"");
    }
}
