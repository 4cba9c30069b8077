using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Text.Json;
using PaintSound.Live.Connections;
using PaintSound.Media.Capture;
using PaintSound.Worker.Show.Settings;
using PaintSound.Worker.Spelling;

namespace PaintSound.Worker.Commands.New;

/// <summary>The options of <c>paintsound new</c>: one for each question.</summary>
internal sealed class NewShowOptions
{
    private const string None = "none";
    private const string Simulated = "simulated";
    private const string Sources = "a device or stream ('paintsound devices' lists them), a recording, or simulated (simulated:2 is another artist)";

    /// <summary>The folder of the library.</summary>
    public Option<string?> Library { get; } = new("--library") { Description = "Folder of the library. It may not exist yet." };

    /// <summary>The contact microphone.</summary>
    public Option<SourceSettings?> Brush { get; } = Source("--brush", "The contact microphone");

    /// <summary>The camera.</summary>
    public Option<SourceSettings?> Canvas { get; } = Source("--canvas", "The camera");

    /// <summary>The composer's sound.</summary>
    public Option<MusicAnswer?> Music { get; } = new("--music")
    {
        Description = $"The composer's sound: {Sources}, or none.",
        CustomParser = result => result.Tokens.Single().Value == None ? new MusicAnswer(null) : Parse(result, "--music", [None, Simulated]) is { } source ? new MusicAnswer(source) : null,
    };

    /// <summary>The connection to Ableton Live.</summary>
    public Option<LiveAnswer?> Live { get; } = new("--live") { Description = $"What plays the selections in Ableton Live: {string.Join(", ", Connections)}.", CustomParser = ParseLive };

    /// <summary>The words of the connections to Live as a show file writes them, and none.</summary>
    public static IReadOnlyList<string> Connections => [.. Enum.GetValues<LiveConnectionKind>().Select(WordOf), None];

    /// <summary>A connection as a show file writes it.</summary>
    public static string WordOf(LiveConnectionKind kind) => JsonNamingPolicy.KebabCaseLower.ConvertName(kind.ToString());

    /// <summary>The answers of a command line.</summary>
    public GivenAnswers Read(ParseResult parsed) => new(
        parsed.GetValue(Library) is { } library ? Path.GetFullPath(library) : null,
        parsed.GetValue(Brush),
        parsed.GetValue(Canvas),
        parsed.GetValue(Music),
        parsed.GetValue(Live));

    /// <summary>Understands a source as a person writes it.</summary>
    /// <param name="text">A name of a device or a stream, the path of a recording, or <c>simulated</c>, with a colon and a number or without.</param>
    /// <returns>The source; null if it is none of them.</returns>
    public static SourceSettings? ParseSource(string text)
    {
        if (text == Simulated)
        {
            return new SourceSettings(SourceSettingsKind.Simulated, "1");
        }

        if (text.StartsWith(Simulated + ":", StringComparison.Ordinal))
        {
            return int.TryParse(text.AsSpan(Simulated.Length + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var seed)
                ? new SourceSettings(SourceSettingsKind.Simulated, seed.ToString(CultureInfo.InvariantCulture))
                : null;
        }

        // A recording that exists is meant, even if its name looks like a device.
        return File.Exists(text) ? new SourceSettings(SourceSettingsKind.File, Path.GetFullPath(text))
            : CaptureDevices.IsName(text) ? new SourceSettings(SourceSettingsKind.Device, text)
            : null;
    }

    private static Option<SourceSettings?> Source(string name, string meaning) => new(name)
    {
        Description = $"{meaning}: {Sources}.",
        CustomParser = result => Parse(result, name, [Simulated]),
    };

    private static SourceSettings? Parse(ArgumentResult result, string option, string[] words)
    {
        var text = result.Tokens.Single().Value;
        var source = ParseSource(text);
        if (source is null)
        {
            var question = NearestWord.Ask(text, words);
            result.AddError($"{option} does not take '{text}': it is no name of a device and no file that exists{(question.Length > 0 ? question : ". 'paintsound devices' lists the devices.")}");
        }

        return source;
    }

    private static LiveAnswer? ParseLive(ArgumentResult result)
    {
        var text = result.Tokens.Single().Value;
        if (text == None)
        {
            return new LiveAnswer(null);
        }

        foreach (var kind in Enum.GetValues<LiveConnectionKind>())
        {
            if (text == WordOf(kind))
            {
                return new LiveAnswer(kind);
            }
        }

        var question = NearestWord.Ask(text, Connections);
        result.AddError($"--live does not take '{text}': {string.Join(", ", Connections)}{(question.Length > 0 ? question : ".")}");
        return null;
    }
}
