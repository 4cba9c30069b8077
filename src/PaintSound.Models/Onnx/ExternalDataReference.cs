using System.Globalization;
using System.Text;

namespace PaintSound.Models.Onnx;

/// <summary>Where the values of a tensor lie in another file.</summary>
/// <param name="Location">The file, relative to the folder of the graph, as the graph writes it.</param>
/// <param name="Offset">Bytes before the first value.</param>
/// <param name="Length">Bytes of all values; null for all that follow.</param>
internal sealed record ExternalDataReference(string Location, long Offset, long? Length)
{
    /// <summary>Reads the external_data entries of one tensor.</summary>
    /// <param name="entries">Keys with their values.</param>
    /// <exception cref="InvalidDataException">There is no location, or a number cannot be read.</exception>
    public static ExternalDataReference Of(IReadOnlyDictionary<string, string> entries) => new(
        entries.TryGetValue("location", out var location) ? location : throw new InvalidDataException("a tensor in another file does not name the file"),
        Number(entries, "offset") ?? 0,
        Number(entries, "length"));

    /// <summary>Adds one entry.</summary>
    /// <exception cref="InvalidDataException">It is not a pair of a new key and its value.</exception>
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
            throw new InvalidDataException($"a tensor in another file has two entries \"{key}\"");
        }
    }

    private static long? Number(IReadOnlyDictionary<string, string> entries, string key)
    {
        if (!entries.TryGetValue(key, out var text))
        {
            return null;
        }

        return long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw new InvalidDataException($"a tensor in another file has the {key} \"{text}\"");
    }
}
