using System.Globalization;
using System.Text.Json;
using PaintSound.Live.Connections;
using PaintSound.Media.Capture;
using PaintSound.Worker.Show.Settings;

namespace PaintSound.Worker.Commands.New;

/// <summary>The answers as words: as an option of <c>paintsound new</c>, a question and the page take them.</summary>
internal static class AnswerWords
{
    /// <summary>The answer that there is no music, or nothing in Live.</summary>
    public const string None = "none";

    /// <summary>The answer that an artist is simulated, alone or with a colon and a number.</summary>
    public const string Simulated = "simulated";

    /// <summary>The words of the connections to Live as a show file writes them, and none.</summary>
    public static IReadOnlyList<string> Connections => [.. Enum.GetValues<LiveConnectionKind>().Select(Write), None];

    /// <summary>A connection as a show file writes it.</summary>
    public static string Write(LiveConnectionKind kind) => JsonNamingPolicy.KebabCaseLower.ConvertName(kind.ToString());

    /// <summary>A connection, or none.</summary>
    public static string Write(LiveAnswer answer) => answer.Connection is { } kind ? Write(kind) : None;

    /// <summary>A source. <see cref="ParseSource"/> reads it back.</summary>
    public static string Write(SourceSettings source) => source.Kind == SourceSettingsKind.Simulated ? $"{Simulated}:{source.Name}" : source.Name;

    /// <summary>A source, or none.</summary>
    public static string Write(MusicAnswer answer) => answer.Source is { } source ? Write(source) : None;

    /// <summary>The sentence about a text that is no source.</summary>
    public static string RefuseSource(string text) => $"'{text}' is no name of a device and no file that exists.";

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

    /// <summary>Understands the answer about Ableton Live.</summary>
    /// <param name="text">One of <see cref="Connections"/>.</param>
    /// <returns>The answer; null if it is none of them.</returns>
    public static LiveAnswer? ParseLive(string text) => text == None
        ? new LiveAnswer(null)
        : Enum.GetValues<LiveConnectionKind>().Where(kind => text == Write(kind)).Select(kind => new LiveAnswer(kind)).FirstOrDefault();
}
