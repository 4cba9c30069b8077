using System.Globalization;
using System.Text;
using System.Text.Json;

namespace PaintSound.Media.Decoding;

/// <summary>Reads the tags of sound files, in ffprobe's output or found by PaintSound. Containers such as Ogg have them at the stream, others at the format; names differ in capital letters.</summary>
internal static class TagReader
{
    private const int YearDigits = 4;

    /// <summary>Reads the tags of a file. Those of the format have priority.</summary>
    /// <param name="format">The format; undefined if there is none.</param>
    /// <param name="sound">The sound stream.</param>
    public static MediaTags Read(JsonElement format, JsonElement sound) => Read(name => FindText(format, name) ?? FindText(sound, name));

    /// <summary>Reads the tags of a file.</summary>
    /// <param name="parts">The tags of the file, and of its parts, by ffmpeg's names. The first that has a tag counts.</param>
    public static MediaTags Read(params IReadOnlyList<IReadOnlyDictionary<string, string>> parts) =>
        Read(name => parts.Select(tags => tags.TryGetValue(name, out var value) ? ToText(value) : null).FirstOrDefault(text => text is not null));

    /// <summary>The names of the tags that are read.</summary>
    public static IReadOnlyList<string> Names { get; } = ["title", "artist", "album_artist", "album", "date", "year", "WM/Year", "genre"];

    private static MediaTags Read(Func<string, string?> find) => new(
        find("title"), find("artist") ?? find("album_artist"), find("album"), ToYear(find("date") ?? find("year") ?? find("WM/Year")), find("genre"));

    private static string? FindText(JsonElement parent, string name)
    {
        if (parent.ValueKind != JsonValueKind.Object || !parent.TryGetProperty("tags", out var tags) || tags.ValueKind != JsonValueKind.Object)
        {
            return null;
        }

        foreach (var tag in tags.EnumerateObject())
        {
            if (tag.Value.ValueKind == JsonValueKind.String && tag.Name.Equals(name, StringComparison.OrdinalIgnoreCase) && ToText(tag.Value.GetString()!) is { } text)
            {
                return text;
            }
        }

        return null;
    }

    private static string? ToText(string value) => ToLine(value) is { Length: > 0 } text ? text : null;

    /// <summary>Makes one line of a text, without control characters.</summary>
    private static string ToLine(string text)
    {
        StringBuilder line = new();
        foreach (var rune in text.EnumerateRunes())
        {
            var next = Rune.IsControl(rune) || Rune.IsWhiteSpace(rune) ? new Rune(' ') : rune;
            if (line.Length + next.Utf16SequenceLength > MediaTags.MaxLength)
            {
                break;
            }

            line.Append(next.ToString());
        }

        return line.ToString().Trim();
    }

    // A date is 2019, 2019-05-01 or 2019-05-01T10:00:00Z.
    private static int? ToYear(string? date) =>
        date?.Length >= YearDigits && int.TryParse(date.AsSpan(0, YearDigits), NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year >= 1000 ? year : null;
}
