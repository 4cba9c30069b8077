namespace PaintSound.Core.Works;

/// <summary>A piece of music in the library.</summary>
/// <param name="Id"><inheritdoc cref="Work"/></param>
/// <param name="Title"><inheritdoc cref="Work"/></param>
/// <param name="File"><inheritdoc cref="Work"/></param>
/// <param name="Collection"><inheritdoc cref="Work"/></param>
/// <param name="DurationSeconds">The length of the piece in seconds.</param>
/// <param name="GainDb">The gain in dB that brings it to the loudness of its library (<see cref="LoudnessMatch"/>). A Live set uses it; excerpts have their own.</param>
public sealed record MusicWork(string Id, string Title, string File, string Collection, double DurationSeconds, double GainDb = 0)
    : Work(Id, Title, File, Collection);
