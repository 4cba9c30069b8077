using System.Globalization;
using System.Text;
using System.Text.Json;
using PaintSound.Core.Json;

namespace PaintSound.Media.Decoding;

/// <summary>Parses ffprobe's JSON output.</summary>
internal static class ProbeReader
{
    // ffmpeg decodes text files as pictures of a terminal.
    private static readonly string[] TextCodecs = ["ansi", "bintext", "xbin", "idf"];
    private static readonly string[] ExactSeekFormats = ["wav", "aiff", "caf", "w64", "au"];
    private static readonly string[] TriedSeekFormats = ["mp3", "flac", "ogg", "wv", "tta", "mov,mp4,m4a,3gp,3g2,mj2"];

    /// <summary>Returns the content of the file, or null if it has neither sound nor pictures.</summary>
    /// <param name="json">ffprobe's output for -show_format -show_streams.</param>
    /// <exception cref="JsonException">It is not the output of ffprobe.</exception>
    public static MediaContent? Read(string json)
    {
        using var document = StrictJson.Parse(Encoding.UTF8.GetBytes(json));
        try
        {
            return Read(document.RootElement);
        }
        catch (Exception e) when (e is InvalidOperationException or FormatException)
        {
            // A value is of another kind than ffprobe's values are.
            throw new JsonException("It is not the output of ffprobe.", e);
        }
    }

    private static MediaContent? Read(JsonElement root)
    {
        JsonElement? sound = null;
        var soundStreams = 0;
        double? pictureAspect = null;
        double duration = 0;
        if (root.TryGetProperty("streams", out var streams))
        {
            foreach (var stream in streams.EnumerateArray())
            {
                string kind = GetText(stream, "codec_type"), codec = GetText(stream, "codec_name");
                if (kind == "audio")
                {
                    soundStreams++;
                    sound ??= GetNumber(stream, "sample_rate") > 0 ? stream : null;
                }

                if (kind == "video" && !IsCover(stream) && codec != "" && !TextCodecs.Contains(codec))
                {
                    pictureAspect ??= GetPictureAspect(stream);
                }

                duration = Math.Max(duration, GetNumber(stream, "duration"));
            }
        }

        var format = root.TryGetProperty("format", out var f) ? f : default;
        duration = Math.Max(duration, GetNumber(format, "duration"));
        MediaContent? content = (sound is not null, pictureAspect is not null) switch
        {
            (false, false) => null,
            (true, false) => new(MediaKind.Sound, duration, true),
            (false, true) when IsStill(format) => new(MediaKind.Picture, 0, false),
            _ => new(MediaKind.Video, duration, sound is not null),
        };
        return content is null ? null : (sound is { } first ? Describe(content, first, format) : content) with
        {
            PictureAspect = pictureAspect,
            SoundStreams = soundStreams,
            StartSeconds = GetNumber(format, "start_time"),
        };
    }

    private static MediaContent Describe(MediaContent content, JsonElement sound, JsonElement format)
    {
        var codec = GetText(sound, "codec_name");
        var channels = sound.TryGetProperty("channels", out var count) ? count.GetInt32() : 0;
        var container = GetText(format, "format_name");
        return content with
        {
            SoundCodec = codec,
            Tags = TagReader.Read(format, sound),
            Channels = channels,
            SampleRate = (int)GetNumber(sound, "sample_rate"),
            HasKnownChannels = channels <= 2 || GetText(sound, "channel_layout") != "",
            MayHaveExactSeek = TriedSeekFormats.Contains(container),
            HasExactSeek = ExactSeekFormats.Contains(container) && codec.StartsWith("pcm_", StringComparison.Ordinal),
        };
    }

    private static double? GetPictureAspect(JsonElement stream)
    {
        var (width, height) = (GetInteger(stream, "width"), GetInteger(stream, "height"));
        if (width <= 0)
        {
            return null;
        }

        // Some damaged files name no height.
        height = height > 0 ? height : width;

        var aspect = (double)width / height;
        return IsTurned(stream) ? 1 / aspect : aspect;
    }

    // A phone that films upright stores a wide picture and an angle.
    private static bool IsTurned(JsonElement stream) => stream.TryGetProperty("side_data_list", out var list) && list.ValueKind == JsonValueKind.Array
        && list.EnumerateArray().Any(data => data.TryGetProperty("rotation", out var angle) && angle.TryGetDouble(out var degrees) && Math.Abs(degrees) % 180 is > 45 and < 135);

    private static int GetInteger(JsonElement element, string name) => element.TryGetProperty(name, out var value) && value.TryGetInt32(out var number) ? number : 0;

    private static bool IsCover(JsonElement stream) =>
        stream.TryGetProperty("disposition", out var disposition)
        && disposition.TryGetProperty("attached_pic", out var attached) && attached.GetInt32() == 1;

    private static bool IsStill(JsonElement format)
    {
        var name = GetText(format, "format_name");
        return name is "image2" || name.EndsWith("_pipe", StringComparison.Ordinal);
    }

    private static string GetText(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) ? value.GetString() ?? "" : "";

    private static double GetNumber(JsonElement element, string name) =>
        double.TryParse(GetText(element, name), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : 0;
}
