using System.Text.Json.Serialization;
using PaintSound.Library.Search;

namespace PaintSound.Worker.Commands.Library;

/// <summary>A work as JSON.</summary>
/// <param name="Id">The id.</param>
/// <param name="Title">The title.</param>
/// <param name="Collection">The collection.</param>
/// <param name="Kind"><c>music</c> or <c>painting</c>.</param>
/// <param name="Seconds">Length of the music in seconds; 0 for a painting.</param>
/// <param name="Excerpts">Number of excerpts; 0 for a painting.</param>
/// <param name="LoudnessLufs">Loudness of the music in LUFS, or null.</param>
/// <param name="Files">All files with this content.</param>
internal sealed record WorkJson(string Id, string Title, string Collection, string Kind, double Seconds, int Excerpts, double? LoudnessLufs, IReadOnlyList<string> Files)
{
    /// <summary>The title in the tags of the file, or null.</summary>
    public string? TagTitle { get; init; }

    /// <summary>The artist in the tags of the file, or null.</summary>
    public string? Artist { get; init; }

    /// <summary>The album in the tags of the file, or null.</summary>
    public string? Album { get; init; }

    /// <summary>The year in the tags of the file, or null.</summary>
    public int? Year { get; init; }

    /// <summary>The genre in the tags of the file, or null.</summary>
    public string? Genre { get; init; }

    /// <summary>The tempo in beats per minute; null if there is none that is clear, or if it was not measured.</summary>
    public double? TempoBpm { get; init; }

    /// <summary>True if the work is switched off: it is never selected.</summary>
    public bool IsOff { get; init; }

    /// <summary>Creates the JSON of a work.</summary>
    public static WorkJson Of(LibraryWork work) => new(
        work.Id,
        work.Title,
        work.Collection,
        work.IsMusic ? "music" : "painting",
        Math.Round(work.DurationSeconds, 3),
        work.Excerpts,
        work.LoudnessLufs is { } loudness ? Math.Round(loudness, 1) : null,
        work.Files)
    {
        TagTitle = work.Tags.Title,
        Artist = work.Tags.Artist,
        Album = work.Tags.Album,
        Year = work.Tags.Year,
        Genre = work.Tags.Genre,
        TempoBpm = work.TempoBpm is { } tempo ? Math.Round(tempo, 1) : null,
        IsOff = work.IsOff,
    };

    /// <summary>The length in minutes and seconds; a dash for a painting.</summary>
    [JsonIgnore]
    public string Length => Kind == "painting" ? "-" : FormattableString.Invariant($"{(int)(Seconds / 60)}:{(int)(Seconds % 60):00}");
}
