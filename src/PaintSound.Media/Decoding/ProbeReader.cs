using System.Globalization;
using System.Text.Json;

namespace PaintSound.Media.Decoding;

/// <summary>Parses ffprobe's JSON output.</summary>
internal static class ProbeReader
{
    // ffmpeg decodes text files as pictures of a terminal.
    private static readonly string[] TextCodecs = ["ansi", "bintext", "xbin", "idf"];
    private static readonly string[] StillBrands = ["avif", "heic", "heix", "mif1"];

    /// <summary>Returns the content of the file, or null if it has neither sound nor pictures.</summary>
    /// <param name="json">ffprobe's output for -show_format -show_streams.</param>
    public static MediaContent? Read(string json)
    {
        using var document = JsonDocument.Parse(json);
        bool sound = false, picture = false;
        double duration = 0;
        var soundCodec = "";
        var sampleRate = 0;
        if (document.RootElement.TryGetProperty("streams", out var streams))
        {
            foreach (var stream in streams.EnumerateArray())
            {
                string kind = GetText(stream, "codec_type"), codec = GetText(stream, "codec_name");
                if (!sound && kind == "audio" && GetNumber(stream, "sample_rate") is > 0 and var rate)
                {
                    (sound, soundCodec, sampleRate) = (true, codec, (int)rate);
                }

                picture |= kind == "video" && !IsCover(stream) && codec != "" && !TextCodecs.Contains(codec)
                    && stream.TryGetProperty("width", out var width) && width.GetInt32() > 0;
                duration = Math.Max(duration, GetNumber(stream, "duration"));
            }
        }

        var format = document.RootElement.TryGetProperty("format", out var f) ? f : default;
        duration = Math.Max(duration, GetNumber(format, "duration"));
        MediaContent? content = (sound, picture) switch
        {
            (false, false) => null,
            (true, false) => new(MediaKind.Sound, duration, true),
            (false, true) when IsStill(format) => new(MediaKind.Picture, 0, false),
            _ => new(MediaKind.Video, duration, sound),
        };
        return content is null ? null : content with { SoundCodec = soundCodec, SampleRate = sampleRate };
    }

    private static bool IsCover(JsonElement stream) =>
        stream.TryGetProperty("disposition", out var disposition)
        && disposition.TryGetProperty("attached_pic", out var attached) && attached.GetInt32() == 1;

    private static bool IsStill(JsonElement format)
    {
        var name = GetText(format, "format_name");
        var brand = format.TryGetProperty("tags", out var tags) ? GetText(tags, "major_brand") : "";
        return name is "image2" or "gif" or "apng" or "ico" || name.EndsWith("_pipe", StringComparison.Ordinal) || StillBrands.Contains(brand);
    }

    private static string GetText(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) ? value.GetString() ?? "" : "";

    private static double GetNumber(JsonElement element, string name) =>
        double.TryParse(GetText(element, name), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : 0;
}
