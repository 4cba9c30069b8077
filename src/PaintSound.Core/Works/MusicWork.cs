namespace PaintSound.Core.Works;

/// <summary>A piece of music in the library.</summary>
/// <param name="Id"><inheritdoc cref="Work"/></param>
/// <param name="Title"><inheritdoc cref="Work"/></param>
/// <param name="File"><inheritdoc cref="Work"/></param>
/// <param name="Collection"><inheritdoc cref="Work"/></param>
/// <param name="DurationSeconds">The length of the piece in seconds.</param>
/// <param name="GainDb">The gain in dB that brings it to the loudness of its library (<see cref="LoudnessMatch"/>). A Live set uses it; excerpts have their own.</param>
public sealed record MusicWork(string Id, string Title, string File, string Collection, double DurationSeconds, double GainDb = 0)
    : Work(Id, Title, File, Collection)
{
    /// <summary>The artist; null if the file names none.</summary>
    public string? Artist { get; init; }

    /// <summary>The genre; null if the file names none.</summary>
    public string? Genre { get; init; }

    /// <summary>The year; null if the file names none.</summary>
    public int? Year { get; init; }

    /// <summary>The tempo in beats per minute; null if it has none that is clear, or if it was not measured.</summary>
    public double? TempoBpm { get; init; }

    /// <summary>The name of its folder: the first one below the folder that was indexed; null if it is not known.</summary>
    public string? Folder { get; init; }
}
