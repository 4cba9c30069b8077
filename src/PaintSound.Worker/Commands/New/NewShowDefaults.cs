using PaintSound.Worker.Show.Settings;

namespace PaintSound.Worker.Commands.New;

/// <summary>Answers the questions that nobody answered with what exists.</summary>
internal static class NewShowDefaults
{
    /// <summary>The library of a show if there is none yet, beside the show file.</summary>
    public const string LibraryName = "my-library";

    /// <summary>A simulated artist, if there is no device.</summary>
    public static SourceSettings Simulated { get; } = new(SourceSettingsKind.Simulated, "1");

    /// <summary>
    /// The first library, microphone, camera and connection to Live that exist. Without a device, the artist is simulated. No music: which of
    /// several inputs is the composer, nobody can know.
    /// </summary>
    /// <param name="given">The answers that were given.</param>
    /// <param name="found">What exists.</param>
    /// <param name="folder">The folder of the show file.</param>
    public static NewShow Complete(GivenAnswers given, FoundParts found, string folder) => new(
        given.Library ?? (found.Libraries is [var library, ..] ? library : Path.Combine(folder, LibraryName)),
        given.Brush ?? (found.Microphones is [var microphone, ..] ? new SourceSettings(SourceSettingsKind.Device, microphone.Name) : Simulated),
        given.Canvas ?? (found.Cameras is [var camera, ..] ? new SourceSettings(SourceSettingsKind.Device, camera.Name) : Simulated),
        given.Music?.Source,
        given.Live is { } live ? live.Connection : found.Live is [var connection, ..] ? connection : null);
}
